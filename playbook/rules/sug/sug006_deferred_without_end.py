"""What is deferred has a day to come back to it, at most six months later; and is come back to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Filed, Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.ledger import State, Step
from playbook.rules.dates import months_after
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="SUG006",
    scope=Scope.LEDGER,
    level=Level.ERROR,
    title=Words("Deferred without an end", "Report sans fin"),
    why=Words(
        "Without a day to come back to it, “later” is a refusal that nobody had to explain.",
        "Sans date pour y revenir, « plus tard » est un refus que personne n’a eu à expliquer.",
    ),
    message=Words("the suggestion is deferred {what}", "la suggestion est reportée {what}"),
    help=Words("{remedy}", "{remedy}"),
)

MONTHS: Final = 6
_NO_DAY: Final = Words("without a day to come back to it", "sans date pour y revenir")
_GIVE_ONE: Final = Words(
    "take the step back with git and record it with `revisit_on`, a day within six months",
    "retirez l’étape avec git et inscrivez-la avec `revisit_on`, une date dans les six mois",
)
_COME_BACK: Final = Words(
    "decide it; or defer it again with what has changed since as the reason",
    "prenez une décision; ou reportez-la de nouveau en donnant pour motif ce qui a changé depuis",
)


def check(filed: Filed, index: Index) -> Iterator[Fault]:
    """Each deferral with no day or one out of bounds; and the last one, once its day has passed."""
    steps = filed.value.steps
    for number, step in enumerate(steps):
        if step.to is State.DEFERRED and (what := _at_fault(step)):
            key = "revisit_on" if step.revisit_on else "to"
            place = filed.document.at("steps", number, key)
            yield RULE.at(place, what=what, remedy=_GIVE_ONE)
    last = steps[-1]
    day = last.revisit_on
    if last.to is State.DEFERRED and day and day < index.reference.as_of:
        place = filed.document.at("steps", len(steps) - 1, "revisit_on")
        what = Words(f"until {day}, which has passed", f"jusqu’au {day}, date qui est passée")
        yield RULE.mild(place, what=what, remedy=_COME_BACK)


def _at_fault(step: Step) -> Words | None:
    day = step.revisit_on
    if day is None:
        return _NO_DAY
    if day <= step.on:
        return Words(
            f"until {day}, which is not after {step.on}",
            f"jusqu’au {day}, qui ne suit pas le {step.on}",
        )
    if day > months_after(step.on, MONTHS):
        return Words(
            f"until {day}, more than six months after {step.on}",
            f"jusqu’au {day}, plus de six mois après le {step.on}",
        )
    return None
