"""Nothing is left to fill in in a GBA Plus record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.gap import gaps_of
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG021",
    scope=Scope.RECORD,
    level=Level.ERROR,
    title=Words(
        "Place left to fill in in a GBA Plus record", "Passage à remplir dans une fiche d’ACS Plus"
    ),
    why=Words(
        "An analysis that still holds the words of the form was not made.",
        "Une analyse où il reste les mots du formulaire n’a pas été faite.",
    ),
    message=Words("this is still to be written: `{words}`", "il reste à écrire : « {words} »"),
    help=Words(
        "write what your analysis found and take the whole mark out, with its braces",
        "écrivez ce que votre analyse a révélé et supprimez tout le repère, accolades comprises",
    ),
    basis="2016, Committee on the Status of Women: what is not filled in is not challenged",
)


def check(record: Record, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - the scope's
    """Each place to fill in of a record."""
    for place, gap in gaps_of(record.document):
        yield RULE.at(place, words=gap.words)
