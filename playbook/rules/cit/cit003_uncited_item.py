"""An item of a list that must be cited has a citation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from playbook.model.body import Passage
from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.gap import gaps
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="CIT003",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words(
        "List item without a citation",
        "Élément de liste sans renvoi",
    ),
    why=Words(
        "Tips and best practices are gathered on pages of their own: each has to say where it "
        "comes from.",
        "Les conseils et les pratiques exemplaires sont réunis sur leurs propres pages : "
        "chacun doit dire d’où il vient.",
    ),
    message=Words(
        "this item of the block `{block}` has no citation",
        "cet élément du bloc « {block} » n’a pas de renvoi",
    ),
    help=Words(
        "end it with a citation, as in `[@source-id, page 4]`",
        "terminez-le par un renvoi, comme dans `[@source-id, page 4]`",
    ),
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:
    """Each item, with what is nested in it, of a block that `types.yml` wants cited.

    An item that holds a place to fill in is not written yet: PAG014 names it.
    """
    page_type = reference.types.value.of(page.meta.type)
    cited = {id(citation.passage) for citation in page.body.citations}
    for block in page_type.blocks if page_type else ():
        for item in _items(page.body.block(block.id)) if block.cited else ():
            if not any(id(passage) in cited or _open(passage) for passage in item):
                first = item[0]
                yield RULE.at(first.place(0, len(first.text)), block=block.id)


def _items(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    """The outermost items of a block, each with its paragraphs and nested items."""
    item: list[Passage] = []
    for passage in passages:
        if item and _column(passage) >= _column(item[0]) + (passage.kind == "item"):
            item.append(passage)
            continue
        if item:
            yield item
        item = [passage] if passage.kind == "item" else []
    if item:
        yield item


def _open(passage: Passage) -> bool:
    return any(gaps(passage.text))


def _column(passage: Passage) -> int:
    return passage.lines[0].column
