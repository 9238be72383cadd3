"""A decision says why, and answers in the language of the person who made the suggestion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Filed, Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.ledger import LedgerRecord, State, Step, is_decision
from playbook.model.text import Language
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="SUG004",
    scope=Scope.LEDGER,
    level=Level.ERROR,
    title=Words("Decision without a reason or an answer", "Décision sans motif ou sans réponse"),
    why=Words(
        "A suggestion that is turned down in silence, or answered in the other official language, "
        "is the last one that person makes.",
        "Une suggestion écartée en silence, ou qui reçoit sa réponse dans l’autre langue "
        "officielle, est la dernière que fait cette personne.",
    ),
    message=Words("`{state}` has no {what}", "`{state}` est sans {what}"),
    help=Words(
        "take the step back with git and record it with {what}",
        "retirez l’étape avec git et inscrivez-la avec {what}",
    ),
    basis="Official Languages Act, Part IV; Jersey: decisions on feedback are explained",
)

_UNEXPLAINED: Final = frozenset({State.WITHHELD, State.WITHDRAWN})
_REASON: Final = Words("`reason`", "`reason`")
_COVERED: Final = Words("`covered_by`, the page that says it", "`covered_by`, la page qui en parle")
_ANSWER: Final = {
    Language.EN: Words(
        "`answer` in English, the language of the suggestion",
        "`answer` en anglais, la langue de la suggestion",
    ),
    Language.FR: Words(
        "`answer` in French, the language of the suggestion",
        "`answer` en français, la langue de la suggestion",
    ),
}


def check(filed: Filed, index: Index) -> Iterator[Fault]:  # noqa: ARG001 - the scope's
    """What each decision lacks, and each withholding or withdrawal that has no reason."""
    for number, step in enumerate(filed.value.steps):
        for what in _lacking(step, filed.value):
            yield RULE.at(filed.document.at("steps", number, "to"), state=step.to, what=what)


def _lacking(step: Step, value: LedgerRecord) -> Iterator[Words]:
    decides = is_decision(step.to)
    if (decides or step.to in _UNEXPLAINED) and not (
        step.reason and (step.reason.en or step.reason.fr)
    ):
        yield _REASON
    if decides and not (step.answer and step.answer.in_(value.language)):
        yield _ANSWER[value.language]
    if step.to is State.ALREADY_COVERED and not step.covered_by:
        yield _COVERED
