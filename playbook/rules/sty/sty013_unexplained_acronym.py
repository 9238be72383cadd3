"""An acronym comes after its long form, in parentheses, the first time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="STY013",
    scope=Scope.PAGE,
    level=Level.ADVICE,
    title=Words(
        "Acronym without its long form",
        "Sigle sans sa forme longue",
    ),
    why=Words(
        "A new colleague, and a reader from another department, does not know the acronym.",
        "Une nouvelle collègue, ou une personne d’un autre ministère, ne connaît pas le sigle.",
    ),
    message=Words(
        "the acronym `{acronym}` comes without its long form",
        "le sigle « {acronym} » arrive sans sa forme longue",
    ),
    help=Words(
        "write the long form first, then `({acronym})`",
        "écrivez d’abord la forme longue, puis `({acronym})`",
    ),
    basis=("Canada.ca Content Style Guide"),
)

# What every reader of a playbook knows, and what is a name rather than an acronym.
_KNOWN: Final = frozenset(
    {
        "ACS",
        "CC",
        "COVID",
        "CSV",
        "FAQ",
        "FEGC",
        "GBA",
        "HTML",
        "ID",
        "ISO",
        "OK",
        "PDF",
        "URL",
        "WAGE",
    }
)
_ACRONYM: Final = re.compile(r"(?<![\w.&-])([A-ZÀ-ÖØ-Þ]{2,6})s?(?![\w&-])")
_ROMAN: Final = re.compile(r"^[IVX]{2,6}$")


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each acronym whose first place in the text is not right after an opening parenthesis."""
    seen = set(_KNOWN)
    for passage in page.body.passages:
        for match in _ACRONYM.finditer(passage.readable):
            acronym = match.group(1)
            if acronym in seen:
                continue
            seen.add(acronym)
            opened = passage.readable.startswith("(", max(0, match.start() - 1))
            if not opened and not _ROMAN.match(acronym):
                place = passage.place(match.start(), len(match.group()))
                yield RULE.at(place, acronym=acronym)
