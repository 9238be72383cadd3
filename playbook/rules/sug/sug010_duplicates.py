"""A suggestion is merged into another one, in no circle; two that look the same are told of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Filed, Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.ledger import LedgerRecord, State, likenesses
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="SUG010",
    scope=Scope.LEDGER,
    level=Level.ERROR,
    title=Words(
        "Merged into nothing, or probably the same", "Fusion sans cible, ou double probable"
    ),
    why=Words(
        "The answer to a merged suggestion is that of the other: where there is no other, nobody "
        "is answered. And two people who assess the same words may answer them differently.",
        "La réponse à une suggestion fusionnée est celle de l’autre : sans autre, personne n’a de "
        "réponse. Et deux personnes qui évaluent les mêmes mots peuvent y répondre différemment.",
    ),
    message=Words("{what}", "{what}"),
    help=Words("{remedy}", "{remedy}"),
)

_NO_TARGET: Final = Words(
    "the suggestion is merged into none", "la suggestion n’est fusionnée avec aucune autre"
)
_ITSELF: Final = Words(
    "the suggestion is merged into itself", "la suggestion est fusionnée avec elle-même"
)
_NAME_IT: Final = Words(
    "take the step back with git and record it with `into`, the id of another suggestion",
    "retirez l’étape avec git et inscrivez-la avec `into`, l’identifiant d’une autre suggestion",
)
_OPEN_ONE: Final = Words(
    "assess one of them again, and decide it",
    "évaluez de nouveau l’une d’elles, et prenez une décision",
)
_MERGE: Final = Words(
    "read both; merge the later into the earlier where they ask for the same",
    "lisez les deux; fusionnez la plus récente avec l’autre si elles demandent la même chose",
)


_ANSWER_IT: Final = Words(
    "assess the suggestion again and decide it by itself, or take up `{into}` again",
    "évaluez de nouveau la suggestion et décidez-en à part, ou reprenez `{into}`",
)
_UNANSWERED: Final = {
    State.WITHHELD: Words("withheld", "masquée"),
    State.DECLINED: Words("declined", "refusée"),
    State.WITHDRAWN: Words("withdrawn", "retirée"),
}


def check(filed: Filed, index: Index) -> Iterator[Fault]:
    """Each merging into nothing or in a circle, and each open suggestion that looks the same."""
    value, document = filed.value, filed.document
    for number, step in enumerate(value.steps):
        if step.to is State.MERGED_INTO and step.into in {None, value.id}:
            what = _ITSELF if step.into else _NO_TARGET
            place = document.at("steps", number, "into" if step.into else "to")
            yield RULE.at(place, what=what, remedy=_NAME_IT)
    yield from _unanswered(filed, index)
    if circle := _circle(value, index):
        others = ", ".join(f"`{one}`" for one in circle)
        what = Words(
            f"the suggestion is merged in a circle, by way of {others}",
            f"la suggestion est fusionnée en rond, en passant par {others}",
        )
        place = document.at("steps", len(value.steps) - 1, "into")
        yield RULE.at(place, what=what, remedy=_OPEN_ONE)
    for other in _alike(value, index):
        what = Words(
            f"the suggestion is probably the same as `{other}`",
            f"la suggestion est probablement la même que `{other}`",
        )
        yield RULE.mild(document.at("id"), what=what, remedy=_MERGE)


def _unanswered(filed: Filed, index: Index) -> Iterator[Fault]:
    """A merging into a suggestion whose answer is no answer to this one."""
    into = _target(filed.value)
    other = index.ledger.get(into) if into else None
    state = _UNANSWERED.get(other.value.state) if other else None
    if state:
        what = Words(
            f"the suggestion is merged into `{into}`, which is {state.en}: it is answered by "
            "nothing",
            f"la suggestion est fusionnée avec `{into}`, qui est {state.fr} : elle reste sans "
            "réponse",
        )
        remedy = Words(*(text.format(into=into) for text in _ANSWER_IT))
        place = filed.document.at("steps", len(filed.value.steps) - 1, "into")
        yield RULE.mild(place, what=what, remedy=remedy)


def _circle(value: LedgerRecord, index: Index) -> list[str]:
    """The other suggestions by which a merged one comes back to itself."""
    way: list[str] = []
    following = _target(value)
    while following and following not in {value.id, *way}:
        way.append(following)
        other = index.ledger.get(following)
        following = _target(other.value) if other else None
    return way if following == value.id else []


def _target(value: LedgerRecord) -> str | None:
    return value.steps[-1].into if value.state is State.MERGED_INTO else None


def _alike(value: LedgerRecord, index: Index) -> list[str]:
    """One suggestion for each likeness, so that a thousand alike are told a thousand times."""
    others = (
        other
        for likeness in likenesses(value)
        for other in [one for one in index.alike[likeness][:2] if one != value.id][:1]
    )
    return sorted(set(others))
