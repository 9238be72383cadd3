"""A source of the list is used by something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.reference import Sources
from playbook.model.text import Value
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="CIT006",
    scope=Scope.REGISTER,
    level=Level.ADVICE,
    title=Words(
        "Source that nothing cites",
        "Source que rien ne cite",
    ),
    why=Words(
        "A list full of unused entries hides those that matter, and they too have to be kept "
        "up to date.",
        "Une liste pleine d’entrées inutiles cache celles qui comptent, et il faut tout de "
        "même les tenir à jour.",
    ),
    message=Words(
        "nothing cites the source `{id}`",
        "rien ne renvoie à la source « {id} »",
    ),
    help=Words(
        "cite it where a page rests on it, or take it off the list",
        "renvoyez-y là où une page s’appuie sur elle, ou retirez-la de la liste",
    ),
)


def check(document: Document[Value], index: Index) -> Iterator[Fault]:
    """Each source that no page, fact, guideline or GBA Plus record names."""
    if not isinstance(document.value, Sources):
        return
    named = _named_elsewhere(index)
    for number, source in enumerate(document.value.sources):
        if source.id not in named and not index.found("cites", source.id):
            yield RULE.at(document.at("sources", number, "id"), id=source.id)


def _named_elsewhere(index: Index) -> frozenset[str | None]:
    """The sources of facts, guidelines and GBA Plus records."""
    facts = (fact.source for fact in index.reference.facts.value.facts)
    guidelines = (guideline.value.source for guideline in index.reference.guidelines.values())
    data = (data.source for record in index.records.values() for data in record.value.data_sources)
    return frozenset((*facts, *guidelines, *data))
