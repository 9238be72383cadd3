"""A milestone says what its status needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.registers import Milestone, Milestones
from playbook.model.text import Value
from playbook.rules.reg.missing import listed, missing_of
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG004",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    title=Words("Milestone without what it needs", "Jalon incomplet"),
    why=Words(
        "A milestone is a step that can be seen to be done: without a date, an end or a proof "
        "nobody can see it.",
        "Un jalon est une étape dont on peut constater l’achèvement : sans date, sans fin ou sans "
        "preuve, personne ne le constate.",
    ),
    message=Words(
        "the milestone `{id}` is `{status}` without {missing}",
        "le jalon `{id}` est à l’état `{status}`, mais il y manque {missing}",
    ),
    help=Words(
        "give the milestone what it needs: {advice}",
        "complétez le jalon : {advice}",
    ),
    basis="Jersey: a milestone that does not apply says why, as for an established service",
)
_NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "planned": ("due",),
    "late": ("due",),
    "ongoing": ("done_when", "next_review"),
    "done": ("link",),
    "not_applicable": ("reason",),
}
_ADVICE: Final[Mapping[str, Words]] = {
    "planned": Words("write the day in `due`", "inscrivez le jour dans `due`"),
    "late": Words("write the day in `due`", "inscrivez le jour dans `due`"),
    "ongoing": Words(
        "say when it will be done and when it is looked at next, or give a `reason`",
        "dites quand ce sera fait et quand on l’examinera de nouveau, ou donnez une raison dans "
        "`reason`",
    ),
    "done": Words(
        "name in `link` the page or the address where it can be seen",
        "indiquez dans `link` la page ou l’adresse où on peut le constater",
    ),
    "not_applicable": Words(
        "say why in `reason`, for example that the service is established",
        "dites pourquoi dans `reason`, par exemple que le service est établi",
    ),
}


def check(document: Document[Value], index: Index) -> Iterator[Fault]:  # noqa: ARG001 - the scope's
    """Each milestone whose status asks for a field that is not there."""
    value = document.value
    if not isinstance(value, Milestones):
        return
    for number, one in enumerate(value.milestones):
        if missing := _missing(one):
            yield RULE.at(
                document.at("milestones", number, "status"),
                id=one.id,
                status=one.status,
                missing=listed(missing),
                advice=_ADVICE[one.status],
            )


def _missing(one: Milestone) -> tuple[str, ...]:
    """What the status asks for and is not there; a reason is enough for one that goes on."""
    if one.status == "ongoing" and one.reason:
        return ()
    return missing_of(one, _NEEDED[one.status])
