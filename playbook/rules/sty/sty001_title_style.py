"""A title is short, a plain phrase, and not shouted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="STY001",
    scope=Scope.PAGE,
    level=Level.ADVICE,
    title=Words(
        "Style of the title",
        "Style du titre",
    ),
    why=Words(
        "Menus, tabs and search results cut a long title; a question or a full stop costs "
        "room and says nothing.",
        "Les menus, les onglets et la recherche coupent un long titre; une question ou un "
        "point prend de la place sans rien dire.",
    ),
    message=Words(
        "the title {fault}",
        "le titre {fault}",
    ),
    help=Words(
        "begin with the word that readers look for, in sentence case, within 60 characters",
        "commencez par le mot que les gens cherchent, avec une seule majuscule initiale, en "
        "60 caractères au plus",
    ),
    basis=("Canada.ca Content Style Guide 4.1, 5.1"),
)

_LONGEST: Final = 60
_PUNCTUATION: Final = (".", ",", ";", ":", "!", "…")
_QUESTION: Final = Words("asks a question", "pose une question")
_PUNCTUATED: Final = Words("ends with punctuation", "se termine par un signe de ponctuation")
_CAPITALS: Final = Words("is in capitals", "est en majuscules")


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each thing wrong with the title."""
    for fault in _faults(page.meta.title):
        yield RULE.at(page.at("title"), fault=fault)


def _faults(title: str) -> Iterator[Words]:
    if len(title) > _LONGEST:
        yield Words(
            f"has {len(title)} characters, more than {_LONGEST}",
            f"compte {len(title)} caractères, plus de {_LONGEST}",
        )
    if "?" in title:
        yield _QUESTION
    elif title.endswith(_PUNCTUATION):
        yield _PUNCTUATED
    if title.isupper() and len(title.split()) > 1:
        yield _CAPITALS
