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
from playbook.rules.sty.wording import Wording, found

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
_EXEMPLI_GRATIA: Final = re.compile(r"\be\.\s?g\b\.?", re.IGNORECASE)
_ID_EST: Final = re.compile(r"\bi\.\s?e\b\.?", re.IGNORECASE)
_ET_CETERA: Final = re.compile(r"\betc\b\.?", re.IGNORECASE)
_NOTA_BENE: Final = re.compile(r"\bN\.\s?B\b\.?")
_VIDELICET: Final = re.compile(r"\bviz\b\.?", re.IGNORECASE)
_WORDS: Final = {
    Language.EN: (
        Wording(_EXEMPLI_GRATIA, "`for example` or `such as`", "e."),
        Wording(_ID_EST, "`that is`", "i."),
        Wording(_ET_CETERA, "`such as` before the examples, and leave it out", "etc"),
        Wording(_NOTA_BENE, "`note`", "n."),
        Wording(_VIDELICET, "`namely`", "viz"),
        Wording(_AMPERSAND, "`and`", "&"),
        Wording(_RANGE, "`2007 to 2010`: the word `to`, not a dash", ""),
    ),
    Language.FR: (
        Wording(_EXEMPLI_GRATIA, "`par exemple` ou `p. ex.`", "e."),
        Wording(_ID_EST, "`c’est-à-dire`", "i."),
        Wording(_AMPERSAND, "`et`", "&"),
        Wording(_RANGE, "`de 2007 à 2010`, sans tiret", ""),
    ),
}


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each Latin abbreviation, lone ampersand and dash between numbers in the page's prose."""
    for place, written, better in found(page, _WORDS):
        yield RULE.at(place, written=written, better=better)
