"""A list has at most seven items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from playbook.model.body import Passage
from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="STY005",
    scope=Scope.PAGE,
    level=Level.ADVICE,
    title=Words(
        "Long list",
        "Longue liste",
    ),
    why=Words(
        "Nobody keeps more than about seven things in mind; a longer list is read as none.",
        "On ne retient guère plus de sept choses; une liste plus longue n’est pas lue.",
    ),
    message=Words(
        "this list has {count} items, more than 7",
        "cette liste compte {count} éléments, plus de 7",
    ),
    help=Words(
        "split the list under two headings, or keep the seven that matter most",
        "répartissez la liste sous deux titres, ou gardez les sept éléments qui comptent le plus",
    ),
    basis=("Canada.ca Content Style Guide"),
)

_MOST: Final = 7
_INDENT: Final = 2


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each list with too many items at its first level, at the first that is one too many."""
    lists: dict[int, list[Passage]] = defaultdict(list)
    for passage in page.body.passages:
        if passage.kind == "item":
            lists[passage.group].append(passage)
    for items in lists.values():
        margin = min(item.lines[0].column for item in items)
        # A marker such as `10.` is a column wider than `9.`; a nested list starts further in.
        first_level = [item for item in items if item.lines[0].column < margin + _INDENT]
        if len(first_level) > _MOST:
            extra = first_level[_MOST]
            yield RULE.at(extra.place(0, len(extra.text)), count=len(first_level))
