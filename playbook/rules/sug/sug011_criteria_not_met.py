"""New content is accepted when it meets each of the criteria."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Filed, Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.ledger import Criteria, State
from playbook.rules.reg.missing import listed
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="SUG011",
    scope=Scope.LEDGER,
    level=Level.ERROR,
    title=Words(
        "New content accepted without its criteria", "Nouveau contenu accepté sans critères"
    ),
    why=Words(
        "A guide that takes every page it is offered becomes too long to find anything in.",
        "Un guide qui accepte toutes les pages qu’on lui propose devient trop long pour qu’on y "
        "trouve quoi que ce soit.",
    ),
    message=Words("new content is accepted {what}", "un nouveau contenu est accepté {what}"),
    help=Words(
        "assess the suggestion again by each of the criteria, then accept it with one `--meets` "
        "for each that it meets, or decline it: {criteria}",
        "évaluez de nouveau la suggestion selon chacun des critères, puis acceptez-la avec un "
        "`--meets` pour chacun de ceux qu’elle remplit, ou refusez-la : {criteria}",
    ),
    basis="18F Methods: criteria for methods; NHS and GOV.UK design systems: useful and unique",
)

_ACCEPTED: Final = frozenset({State.ACCEPTED, State.ACCEPTED_WITH_CHANGES})
_NOT_JUDGED: Final = Words(
    "that was not judged by the criteria", "sans avoir été évalué selon les critères"
)


def check(filed: Filed, index: Index) -> Iterator[Fault]:  # noqa: ARG001 - the scope's
    """The acceptance that holds, where a criterion is not met or none was judged."""
    value, decision = filed.value, filed.value.decision
    if value.kind != "new_content" or decision is None or decision.to not in _ACCEPTED:
        return
    number = value.steps.index(decision)
    judged = [step.criteria for step in value.steps[: number + 1] if step.criteria]
    if what := _against(judged[-1] if judged else None):
        criteria = ", ".join(Criteria.model_fields)
        yield RULE.at(filed.document.at("steps", number, "to"), what=what, criteria=criteria)


def _against(criteria: Criteria | None) -> Words | None:
    if criteria is None:
        return _NOT_JUDGED
    failed = [name for name in type(criteria).model_fields if not getattr(criteria, name)]
    if not failed:
        return None
    names = listed(failed)
    return Words(f"that does not meet {names.en}", f"sans satisfaire à {names.fr}")
