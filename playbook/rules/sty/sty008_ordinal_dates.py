"""A date is written with a plain number."""

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
    code="STY008",
    scope=Scope.PAGE,
    level=Level.ADVICE,
    title=Words(
        "Ordinal in a date",
        "Nombre ordinal dans une date",
    ),
    why=Words(
        "Dates in one form can be found and compared. French keeps the ordinal for the first "
        "of the month only.",
        "Des dates d’une seule forme se trouvent et se comparent. Le français ne garde "
        "l’ordinal que pour le premier du mois.",
    ),
    message=Words(
        "the date `{written}` has an ordinal",
        "la date « {written} » a un nombre ordinal",
    ),
    help=Words(
        "write {better}",
        "écrivez {better}",
    ),
    basis=("Canada.ca Content Style Guide"),
)

_MONTHS: Final = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_MOIS: Final = (
    "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
)
_DATES: Final = {
    Language.EN: (
        Wording(
            re.compile(
                rf"\b\d{{1,2}}(?:st|nd|rd|th)\s(?:of\s)?{_MONTHS}\b"
                rf"|\b{_MONTHS}\s(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)\b"
            ),
            "`June 3`",
            "",
        ),
    ),
    Language.FR: (
        Wording(
            re.compile(rf"\b(?!1er\b)\d{{1,2}}(?:er|ère|e|ème|ième)\s{_MOIS}\b"),
            "`3 juin`; seul `1er juin` garde l’ordinal",
            "",
        ),
    ),
}


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each date with an ordinal in the page's prose, but for `1er` in French."""
    for place, written, better in found(page, _DATES):
        yield RULE.at(place, written=written, better=better)
