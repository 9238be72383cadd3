"""A recommendation says what its response and its status need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.registers import Recommendation, Recommendations
from playbook.model.text import Value
from playbook.rules.reg.missing import listed, missing_of
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG002",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    title=Words("Recommendation without what it needs", "Recommandation incomplète"),
    why=Words(
        "A recommendation that is accepted with no owner, action and date is accepted in words "
        "only, and one that is closed without evidence was perhaps never done.",
        "Une recommandation acceptée sans responsable, sans mesure et sans échéance ne l’est qu’en "
        "paroles, et une autre, fermée sans preuve, n’a peut-être jamais eu de suite.",
    ),
    message=Words(
        "the recommendation `{id}` is `{state}` without {missing}",
        "la recommandation `{id}` est à l’état `{state}`, mais il y manque {missing}",
    ),
    help=Words("add {missing}, or change `{state}`", "ajoutez {missing}, ou changez `{state}`"),
    basis="Jersey: recommendations of the Auditor General and of the Public Accounts Committee",
)
_BY_RESPONSE: Final[Mapping[str, tuple[str, ...]]] = {
    "accepted": ("owner", "due", "action"),
    "partially": ("owner", "due", "action"),
    "rejected": ("reason",),
}
_BY_STATUS: Final[Mapping[str, tuple[str, ...]]] = {
    "open": (),
    "in_progress": (),
    "closed": ("evidence",),
}


def check(document: Document[Value], index: Index) -> Iterator[Fault]:  # noqa: ARG001 - the scope's
    """Each recommendation whose response or status asks for a field that is not there."""
    value = document.value
    if not isinstance(value, Recommendations):
        return
    for number, one in enumerate(value.recommendations):
        for key, state, needed in _needs(one):
            if missing := missing_of(one, needed):
                place = document.at("recommendations", number, key)
                yield RULE.at(place, id=one.id, state=state, missing=listed(missing))


def _needs(one: Recommendation) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The key that asks, its value, and the fields it asks for."""
    yield "response", one.response, _BY_RESPONSE[one.response]
    yield "status", one.status, _BY_STATUS[one.status]
