"""Data is not older than five years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA011",
    scope=Scope.RECORD,
    level=Level.WARNING,
    title=Words("Old data source", "Source de données ancienne"),
    why=Words(
        "People, programmes and words change. Old data can be the only data, but a reader is to "
        "know that it was noticed.",
        "Les gens, les programmes et les mots changent. Des données anciennes sont parfois les "
        "seules, mais il faut que l’on sache qu’on l’a remarqué.",
    ),
    message=Words(
        "the data source `{source}` is of {year}, more than {most} years ago",
        "la source de données `{source}` date de {year}, il y a plus de {most} ans",
    ),
    help=Words(
        "look for newer data; when there is none, say so in `limits` and plan it in `data_gaps`",
        "cherchez des données plus récentes; s’il n’y en a pas, dites-le dans `limits` et "
        "prévoyez-les dans `data_gaps`",
    ),
    basis="OAG 2022: gaps in the availability of data; WAGE course on research asks how old the "
    "data is",
)

_MOST: Final = 5


def check(record: Record, reference: Reference) -> Iterator[Fault]:
    """Each data source whose year lies more than five years back."""
    if record.value.status == "withdrawn":
        return
    for number, source in enumerate(record.value.data_sources):
        if reference.as_of.year - source.year > _MOST:
            place = record.document.at("data_sources", number, "year")
            yield RULE.at(place, source=source.id, year=str(source.year), most=_MOST)
