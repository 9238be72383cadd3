"""A milestone that is still planned lies ahead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.registers import Milestones
from playbook.model.text import Value
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG005",
    scope=Scope.REGISTER,
    level=Level.WARNING,
    title=Words("Planned milestone past its day", "Jalon prévu à une date passée"),
    why=Words(
        "A roadmap that still plans what should be over tells readers nothing about where the "
        "work stands.",
        "Une feuille de route qui prévoit encore ce qui devrait être fini ne dit rien de "
        "l’avancement des travaux.",
    ),
    message=Words(
        "the milestone `{id}` is still planned, and its day was {due}",
        "le jalon `{id}` est encore prévu, et sa date était le {due}",
    ),
    help=Words(
        "set `status` to `done` with a `link`, or to `late` with the new day",
        "inscrivez `done` dans `status`, avec un `link`, ou `late` avec la nouvelle date",
    ),
    basis="Jersey: milestones by initiative, with their state",
)


def check(document: Document[Value], index: Index) -> Iterator[Fault]:
    """Each planned milestone whose day has passed."""
    value = document.value
    if not isinstance(value, Milestones):
        return
    for number, one in enumerate(value.milestones):
        if one.status == "planned" and one.due and one.due < index.reference.as_of:
            place = document.at("milestones", number, "due")
            yield RULE.at(place, id=one.id, due=one.due.isoformat())
