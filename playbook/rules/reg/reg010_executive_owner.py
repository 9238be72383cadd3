"""One executive at a time leads engagement."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.reference import ExecutiveOwner, Owners
from playbook.model.text import Value
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG010",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    title=Words("No single executive owner", "Plus d’un cadre responsable, ou aucun"),
    why=Words(
        "Where two lead, nobody answers for what is promised outside. The guideline asks for one "
        "senior executive who stays responsible.",
        "Quand deux personnes dirigent, aucune ne répond des promesses faites à l’extérieur. La "
        "ligne directrice demande un seul cadre supérieur, qui demeure responsable.",
    ),
    message=Words(
        "there is not one executive at a time: {problem}",
        "il n’y a pas un seul cadre à la fois : {problem}",
    ),
    help=Words(
        "{meant}name one executive at a time: {advice}",
        "{meant}nommez un seul cadre à la fois : {advice}",
    ),
    basis="ISSA guideline SQ_00400, mechanism 4",
)
_NAME: Final = Words(
    "write the id of a role of `roles` above", "écrivez l’identifiant d’un rôle de `roles`"
)
_DATES: Final = Words(
    "write the day of the handover as `until` of the one and `since` of the next",
    "inscrivez le jour de la passation comme `until` de l’un et `since` du suivant",
)


def check(document: Document[Value], index: Index) -> Iterator[Fault]:  # noqa: ARG001 - the scope's
    """An executive owner without a role, and each former one who was still there with the next."""
    value = document.value
    if not isinstance(value, Owners):
        return
    owner = value.executive_owner
    if owner.role not in value.ids:
        yield RULE.at(
            document.at("executive_owner", "role"),
            problem=_unknown(owner.role),
            advice=_NAME,
            meant=did_you_mean(nearest(owner.role, value.ids)),
        )
    for number, problem in _misdated(owner):
        place = document.at("executive_owner", "previous", number, "until")
        yield RULE.at(place, problem=problem, advice=_DATES, meant="")


def _misdated(owner: ExecutiveOwner) -> Iterator[tuple[int, Words]]:
    """The number of each former owner whose time ends before it begins, or after the next began."""
    former = sorted(enumerate(owner.previous), key=lambda one: (one[1].since, one[1].until))
    begins = [(number, one.role, one.since, one.until) for number, one in former]
    begins.append((len(begins), owner.role, owner.since, owner.since))
    for (number, role, since, until), (_, following, next_since, _) in pairwise(begins):
        if until < since:
            yield number, _backwards(role)
        elif until > next_since:
            yield number, _overlap(role, following)


def _unknown(role: str) -> Words:
    return Words(
        f"the executive owner is `{role}`, and there is no such role",
        f"le rôle du cadre responsable est `{role}`, qui n’existe pas",
    )


def _backwards(role: str) -> Words:
    return Words(
        f"the time of `{role}` ends before it begins",
        f"la période du rôle `{role}` finit avant de commencer",
    )


def _overlap(role: str, following: str) -> Words:
    return Words(
        f"the time of `{role}` ends after that of `{following}` begins",
        f"la période du rôle `{role}` finit après le début de celle du rôle `{following}`",
    )
