"""A description is one or two short sentences that add to the title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope
from playbook.rules.sty.sentences import sentences

RULE: Final = Rule(
    code="STY002",
    scope=Scope.PAGE,
    level=Level.ADVICE,
    title=Words(
        "Style of the description",
        "Style de la description",
    ),
    why=Words(
        "Search shows about 130 characters. What comes after them, or repeats the title, "
        "helps nobody choose.",
        "La recherche montre environ 130 caractères. Ce qui vient après, ou répète le titre, "
        "n’aide personne à choisir.",
    ),
    message=Words(
        "the description {fault}",
        "la description {fault}",
    ),
    help=Words(
        "say in one or two sentences, within 130 characters, what the reader gets from the page",
        "dites en une ou deux phrases, en 130 caractères au plus, ce que la page apporte",
    ),
    basis=("Canada.ca Content Style Guide"),
)

_LONGEST: Final = 130
_MOST_SENTENCES: Final = 2
_SHORT_TITLE: Final = 2
_REPEATS: Final = Words("repeats the title", "répète le titre")


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each thing wrong with the description."""
    for fault in _faults(page.meta.description, page.meta.title):
        yield RULE.at(page.at("description"), fault=fault)


def _faults(description: str, title: str) -> Iterator[Words]:
    if len(description) > _LONGEST:
        yield Words(
            f"has {len(description)} characters, more than {_LONGEST}",
            f"compte {len(description)} caractères, plus de {_LONGEST}",
        )
    if _repeats(description.casefold(), title.casefold()):
        yield _REPEATS
    if (count := len(tuple(sentences(description)))) > _MOST_SENTENCES:
        yield Words(f"has {count} sentences", f"compte {count} phrases")


def _repeats(description: str, title: str) -> bool:
    """A title of one or two words may well be needed again; a longer one is repeated."""
    return description.rstrip(".") == title or (
        len(title.split()) > _SHORT_TITLE and title in description
    )
