"""A heading comes at least every 250 words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope
from playbook.rules.sty.sentences import word_count

RULE: Final = Rule(
    code="STY010",
    scope=Scope.PAGE,
    level=Level.ADVICE,
    title=Words(
        "Long stretch without a heading",
        "Long passage sans titre",
    ),
    why=Words(
        "Headings are how people skip to what they need, by eye or by screen reader.",
        "Les titres servent à sauter à ce qu’on cherche, à l’œil ou au lecteur d’écran.",
    ),
    message=Words(
        "more than 250 words stand here without a heading",
        "plus de 250 mots se suivent ici sans titre",
    ),
    help=Words(
        "put a heading where the subject changes, about every 200 words",
        "mettez un titre là où le sujet change, environ tous les 200 mots",
    ),
    basis=("Canada.ca Content Style Guide: about every 200 words"),
)

_MOST: Final = 250


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each stretch that is too long, at the passage where it becomes so."""
    words = 0
    for passage in page.body.passages:
        before = 0 if passage.kind == "heading" else words
        words = before + word_count(passage.readable)
        if before <= _MOST < words:
            yield RULE.at(passage.place(0, len(passage.text)))
