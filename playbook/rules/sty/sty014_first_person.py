"""The page speaks to “you”, never as “I”."""

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
from playbook.rules.sty.sentences import sentences

RULE: Final = Rule(
    code="STY014",
    scope=Scope.PAGE,
    level=Level.ADVICE,
    title=Words(
        "First person singular",
        "Première personne du singulier",
    ),
    why=Words(
        "Readers cannot tell whose “I” it is; a page belongs to a team and outlives its author.",
        "On ne sait pas qui dit « je »; une page appartient à une équipe et survit à son auteur.",
    ),
    message=Words(
        "`{written}` speaks for one person",
        "« {written} » parle pour une seule personne",
    ),
    help=Words(
        "speak to the reader as `you`, of the department as `we`, or put the words in "
        "quotation marks",
        "adressez-vous à la personne par `vous`, dites `nous` pour le ministère, ou mettez "
        "ces mots entre guillemets",
    ),
    basis=("Canada.ca Content Style Guide"),
)

# “Phase I” is a number, not a person.
_FIRST_PERSON: Final = {
    Language.EN: re.compile(
        r"\b(?-i:I)\b(?![.)/-])(?<!\bphase I)(?<!\bpart I)(?<!\bannex I)(?<!\bappendix I)"
        r"(?<!\bschedule I)(?<!\btype I)(?<!\btier I)(?<!\blevel I)(?<!\btitle I)"
        r"|\b(?:my|me|myself)\b",
        re.IGNORECASE,
    ),
    Language.FR: re.compile(r"\b(?:je|mon|ma|mes)\b|\bj['’]", re.IGNORECASE),
}


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each sentence in the first person singular, once, outside quotations."""
    pattern = _FIRST_PERSON[page.language]
    for stretch in stretches(page):
        if stretch.kind != "quote" and pattern.search(stretch.readable):
            for sentence in sentences(unquoted(stretch.readable)):
                if match := pattern.search(sentence.text):
                    place = stretch.place(sentence.offset + match.start(), len(match.group()))
                    yield RULE.at(place, written=match.group())
