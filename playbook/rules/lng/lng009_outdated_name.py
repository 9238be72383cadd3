"""Programs and departments carry the names they have today, in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.text import Language
from playbook.rules.rule import Rule, Scope
from playbook.rules.stretches import stretches, unquoted

RULE: Final = Rule(
    code="LNG009",
    scope=Scope.PAGE,
    level=Level.WARNING,
    title=Words(
        "Old or foreign name",
        "Nom ancien ou de l’autre langue",
    ),
    why=Words(
        "Readers search and quote the official name; two spellings look like two things.",
        "Les gens cherchent et citent le nom officiel; deux graphies donnent à croire à deux "
        "choses.",
    ),
    message=Words(
        "`{written}` is not the name used today",
        "« {written} » n’est pas le nom en usage",
    ),
    help=Words(
        "write “{name}”",
        "écrivez « {name} »",
    ),
    basis=("Women and Gender Equality Canada: GBA Plus, in French ACS Plus"),
)

_NAMES: Final = {
    Language.EN: {
        re.compile(r"\bGBA\s?\+|\bACS(?:\s?\+|\sPlus\b)"): "GBA Plus",
        re.compile(r"\b(?:Women\sand\s|Department\s(?:for|of)\s)Gender\sEquity(?:\sCanada)?\b"): (
            "Women and Gender Equality Canada"
        ),
    },
    Language.FR: {
        re.compile(r"\bACS\s?\+|\bGBA(?:\s?\+|\sPlus\b)"): "ACS Plus",
        re.compile(r"\bFemmes\set\sÉquité\sdes\sgenres(?:\sCanada)?\b"): (
            "Femmes et Égalité des genres Canada"
        ),
    },
}


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each name in the page's prose; words for search and quotations keep theirs."""
    for stretch in stretches(page):
        for pattern, name in _NAMES[page.language].items():
            if not pattern.search(stretch.readable):
                continue
            for match in pattern.finditer(unquoted(stretch.readable)):
                place = stretch.place(match.start(), len(match.group()))
                yield RULE.at(place, written=match.group(), name=name)
