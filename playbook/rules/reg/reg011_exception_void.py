"""An exception is for a rule that exists, and has not expired."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.reference import Policy
from playbook.model.text import Value
from playbook.rules.registry import registry
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG011",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    title=Words("Exception that no longer holds", "Exception qui ne tient plus"),
    why=Words(
        "An exception was granted for a while. One that stays in the file after its day, or "
        "excepts from nothing, makes readers of the policy believe that it holds.",
        "Une exception est accordée pour un temps. Si elle reste au dossier après son échéance, ou "
        "ne vise aucune règle, la politique donne à croire qu’elle tient.",
    ),
    message=Words(
        "the exception from `{code}` for `{path}` {problem}",
        "l’exception à `{code}` pour `{path}` {problem}",
    ),
    help=Words(
        "{meant}keep only exceptions that hold: {advice}",
        "{meant}ne gardez que les exceptions qui tiennent : {advice}",
    ),
)
_NO_RULE: Final = Words(
    "is void: there is no rule with this code", "est sans effet : aucune règle ne porte ce code"
)
_WRITE_CODE: Final = Words(
    "write the code that the report shows, or take the exception out",
    "écrivez le code que donne le rapport, ou supprimez l’exception",
)
_REPAIR: Final = Words(
    "correct what it excepts, then take it out; or have its owner decide on a later day",
    "corrigez ce qu’elle visait, puis supprimez-la, ou faites fixer par son responsable une date "
    "ultérieure",
)


def check(document: Document[Value], index: Index) -> Iterator[Fault]:
    """Each exception from no rule, and each whose last day has passed."""
    value = document.value
    if not isinstance(value, Policy):
        return
    # The registry reads this file only once it is asked, so that the two may name each other.
    codes = registry()
    for number, waiver in enumerate(value.exceptions):
        here = ("exceptions", number)
        if waiver.code not in codes:
            yield RULE.at(
                document.at(*here, "code"),
                code=waiver.code,
                path=waiver.path,
                problem=_NO_RULE,
                advice=_WRITE_CODE,
                meant=did_you_mean(nearest(waiver.code, codes)),
            )
        elif waiver.expires < index.reference.as_of:
            yield RULE.at(
                document.at(*here, "expires"),
                code=waiver.code,
                path=waiver.path,
                problem=_expired(waiver.expires.isoformat()),
                advice=_REPAIR,
                meant="",
            )


def _expired(day: str) -> Words:
    return Words(f"expired on {day}", f"a pris fin le {day}")
