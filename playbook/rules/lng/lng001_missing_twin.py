"""A page that readers can see exists in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Pair, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.text import Language
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNG001",
    scope=Scope.PAIR,
    level=Level.WARNING,
    release=Level.ERROR,
    title=Words(
        "Page in one language only",
        "Page dans une seule langue",
    ),
    why=Words(
        "People who work in the other language are left without the page. The two versions "
        "are of equal quality and appear at the same time.",
        "Les personnes qui travaillent dans l’autre langue n’ont pas la page. Les deux "
        "versions sont de qualité égale et paraissent en même temps.",
    ),
    message=Words(
        "the page `{page}` exists {only}",
        "la page « {page} » existe {only}",
    ),
    help=Words(
        "write `{path}`, with the same `id`",
        "rédigez `{path}`, avec le même `id`",
    ),
    basis=(
        "Directive on Official Languages for Communications and Services; Canada.ca Content "
        "Style Guide 1.3"
    ),
)

# A page that nobody can read yet may wait for its twin.
_SEEN: Final = frozenset({"published", "deprecated"})
_ONLY: Final = {
    Language.EN: Words("in English only", "en anglais seulement"),
    Language.FR: Words("in French only", "en français seulement"),
}


def check(pair: Pair, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """The page that is there, when readers can see it and its twin is missing."""
    there = tuple(pair)
    if len(there) == 1 and there[0].meta.status in _SEEN:
        page = there[0]
        path = f"docs/{page.language.other.value}/{page.address}.md"
        yield RULE.at(page.at("id"), page=page.id, only=_ONLY[page.language], path=path)
