"""Words stand where Latin, a symbol or a dash would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.text import Language
from playbook.rules.rule import Rule, Scope
from playbook.rules.sty.wording import found

RULE: Final = Rule(
    code="STY007",
    scope=Scope.PAGE,
    level=Level.ADVICE,
    title=Words(
        "Latin abbreviation or symbol",
        "Abréviation latine ou symbole",
    ),
    why=Words(
        "Many readers do not know e.g. from i.e., and screen readers stumble over “&” and "
        "over a dash between years.",
        "Bien des gens confondent e.g. et i.e., et les lecteurs d’écran butent sur « & » et "
        "sur un tiret entre deux années.",
    ),
    message=Words(
        "`{written}` stands in for words",
        "« {written} » tient lieu de mots",
    ),
    help=Words(
        "write {better}",
        "écrivez {better}",
    ),
    basis=("Canada.ca Content Style Guide"),
)

# A fiscal year such as 2023–24 keeps its dash; so does R&D its ampersand.
_RANGE: Final = re.compile(r"(?<![\w–—,.])(?!\d{4}[–—]\d{2}(?!\d))\d{1,6}\s?[–—]\s?\d{1,6}(?!\w)")
_AMPERSAND: Final = re.compile(r"(?<=\s)&(?=\s)")
_WORDS: Final = {
    Language.EN: {
        re.compile(r"\be\.\s?g\b\.?", re.IGNORECASE): "`for example` or `such as`",
        re.compile(r"\bi\.\s?e\b\.?", re.IGNORECASE): "`that is`",
        re.compile(r"\betc\b\.?", re.IGNORECASE): "`such as` before the examples, and leave it out",
        re.compile(r"\bN\.\s?B\b\.?"): "`note`",
        re.compile(r"\bviz\b\.?", re.IGNORECASE): "`namely`",
        _AMPERSAND: "`and`",
        _RANGE: "`2007 to 2010`: the word `to`, not a dash",
    },
    Language.FR: {
        re.compile(r"\be\.\s?g\b\.?", re.IGNORECASE): "`par exemple` ou `p. ex.`",
        re.compile(r"\bi\.\s?e\b\.?", re.IGNORECASE): "`c’est-à-dire`",
        _AMPERSAND: "`et`",
        _RANGE: "`de 2007 à 2010`, sans tiret",
    },
}


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each Latin abbreviation, lone ampersand and dash between numbers in the page's prose."""
    for place, written, better in found(page, _WORDS):
        yield RULE.at(place, written=written, better=better)
