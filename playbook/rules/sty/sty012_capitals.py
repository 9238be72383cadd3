"""Words are not shouted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope
from playbook.rules.stretches import stretches

RULE: Final = Rule(
    code="STY012",
    scope=Scope.PAGE,
    level=Level.ADVICE,
    title=Words(
        "Word in capitals",
        "Mot en majuscules",
    ),
    why=Words(
        "A word in capitals loses its shape, and some screen readers spell it out letter by "
        "letter.",
        "Un mot en majuscules perd sa forme, et certains lecteurs d’écran l’épellent lettre "
        "par lettre.",
    ),
    message=Words(
        "`{written}` is in capitals",
        "« {written} » est en majuscules",
    ),
    help=Words(
        "write it in lower case; put what matters first in the sentence",
        "écrivez-le en minuscules; placez l’important en tête de phrase",
    ),
    basis=("Canada.ca Content Style Guide"),
)

# Acronyms are rarely longer than six letters; titles and headings have rules of their own.
_SHOUTED: Final = re.compile(r"\b[A-ZÀ-ÖØ-ÞŒ]{7,60}\b")
_INTRODUCED: Final = re.compile(r"\(([A-ZÀ-ÖØ-ÞŒ]{7,60})\)")


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each long word in capitals that is not an acronym, which stands somewhere in parentheses."""
    written = [stretch for stretch in stretches(page) if stretch.kind != "heading"]
    introduced = {name for stretch in written for name in _INTRODUCED.findall(stretch.readable)}
    for stretch in written:
        if stretch.field != "title":
            for match in _SHOUTED.finditer(stretch.readable):
                word = match.group()
                if word not in introduced:
                    yield RULE.at(stretch.place(match.start(), len(word)), written=word)
