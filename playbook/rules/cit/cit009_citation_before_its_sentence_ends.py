"""A citation stands right after the sentence or list item that it supports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.cit.sentences import closes_its_sentence
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="CIT009",
    scope=Scope.PAGE,
    level=Level.ADVICE,
    title=Words(
        "Citation before the end of its sentence",
        "Renvoi avant la fin de sa phrase",
    ),
    why=Words(
        "The text of the sentence and its source are read together by people and by the other "
        "checks.",
        "Le public et les autres vérifications lisent ensemble la phrase et sa source.",
    ),
    message=Words(
        "the citation of `{id}` does not follow the end of a sentence",
        "le renvoi à « {id} » ne suit pas la fin d’une phrase",
    ),
    help=Words(
        "move it after the full stop of the sentence that it supports",
        "placez-le après le point de la phrase qu’il appuie",
    ),
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """Each citation in the middle of a sentence, before its full stop, or before its first word."""
    for citation in page.body.citations:
        if not closes_its_sentence(citation):
            yield RULE.at(citation.place, id=citation.id)
