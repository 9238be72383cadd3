"""A heading is a plain phrase, in sentence case, with text after it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.text import Language
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="STY009",
    scope=Scope.PAGE,
    level=Level.ADVICE,
    title=Words(
        "Style of a heading",
        "Style d’un titre de section",
    ),
    why=Words(
        "Readers scan headings; two in a row, capitals and full stops make them harder to "
        "scan and to hear.",
        "On survole les titres; deux titres de suite, des majuscules et des points les "
        "rendent plus difficiles à parcourir et à entendre.",
    ),
    message=Words(
        "the heading {fault}",
        "ce titre {fault}",
    ),
    help=Words(
        "write headings in sentence case without end punctuation, and put a sentence under each",
        "écrivez les titres avec une seule majuscule initiale, sans point final, et mettez "
        "une phrase sous chacun",
    ),
    basis=("Canada.ca Content Style Guide"),
)

_PUNCTUATION: Final = (".", ",", ";", ":", "!", "…")
_LONGEST_ACRONYM: Final = 6
_TITLE_CASE: Final = 3
_PUNCTUATED: Final = Words("ends with punctuation", "se termine par un signe de ponctuation")
_CAPITALS: Final = Words("is in capitals", "est en majuscules")
_TITLED: Final = Words("has a capital on every word", "a une majuscule à chaque mot")
_FOLLOWED: Final = Words(
    "is followed by another heading, without text between them",
    "est suivi d’un autre titre, sans texte entre les deux",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each thing wrong with a heading; a question mark is right, since block names ask."""
    lines = page.markdown.split("\n")
    for heading, following in zip_longest(page.body.headings, page.body.headings[1:]):
        for fault in _faults(heading.text, page.language):
            yield RULE.at(heading.place, fault=fault)
        if following:
            between = lines[
                heading.place.line - page.body_line + 1 : following.place.line - page.body_line
            ]
            if not any(line.strip("=- ") for line in between):
                yield RULE.at(heading.place, fault=_FOLLOWED)


def _faults(text: str, language: Language) -> Iterator[Words]:
    words = [word for word in text.split() if word[:1].isalpha()]
    if text.endswith(_PUNCTUATION):
        yield _PUNCTUATED
    if text.isupper() and (len(words) > 1 or len(text) > _LONGEST_ACRONYM):
        yield _CAPITALS
    elif language is Language.EN and _is_titled(words):
        yield _TITLED


def _is_titled(words: list[str]) -> bool:
    """Whether every word of a phrase has a capital, as in an American headline."""
    return len(words) >= _TITLE_CASE and all(word[0].isupper() for word in words)
