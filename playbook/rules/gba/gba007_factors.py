"""Each identity factor of the list is considered once, and the answer says what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.gba import GbaRecord
from playbook.model.place import Location
from playbook.rules.gba.place import key_or_id
from playbook.rules.gba.status import is_finished
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA007",
    scope=Scope.RECORD,
    level=Level.ERROR,
    title=Words("Identity factors not all considered", "Facteurs identitaires pas tous considérés"),
    why=Words(
        "The plus in GBA Plus stands for everything beyond sex and gender. A factor that is left "
        "out looks the same as one that was examined and found without effect.",
        "Le plus de l’ACS Plus désigne tout ce qui dépasse le sexe et le genre. Un facteur oublié "
        "ressemble à un facteur examiné et jugé sans effet.",
    ),
    message=Words("{what}", "{what}"),
    help=Words("{remedy}", "{remedy}"),
    basis="PACP 42-1/9 (OAG 2015): analysis done well in some places, quickly in others; identity "
    "factors as WAGE lists them",
)

_ANSWER_ONCE: Final = Words(
    "give each factor of the list one answer: `relevant`, `considered_not_relevant` with a `note`, "
    "or `unknown` with a `gap`",
    "donnez à chaque facteur de la liste une seule réponse : `relevant`, "
    "`considered_not_relevant` avec une `note`, ou `unknown` avec un `gap`",
)
_RECONSIDER: Final = Words(
    "mark as `relevant` each factor that the impacts depend on, or change the conclusion",
    "donnez l’état `relevant` à chaque facteur dont dépendent les effets, ou changez la conclusion",
)
_WITHOUT_EFFECT: Final = frozenset({"no_differential_impact", "not_applicable"})


def check(record: Record, reference: Reference) -> Iterator[Fault]:
    """Factors that are missing, named twice, or answered without what the answer rests on."""
    document, value = record.document, record.value
    if not is_finished(value.status):
        return
    answered = {answer.factor for answer in value.factors}
    listed = reference.vocabulary.value.ids("factors")
    if missing := [factor for factor in listed if factor not in answered]:
        yield RULE.at(key_or_id(document, "factors"), what=_missing(missing), remedy=_ANSWER_ONCE)
    for location, what in _answers_at_fault(value):
        yield RULE.at(document.at(*location), what=what, remedy=_ANSWER_ONCE)
    if _none_is_relevant(value):
        what = _no_relevant(value.conclusion)
        yield RULE.at(document.at("conclusion"), what=what, remedy=_RECONSIDER)


def _missing(factors: list[str]) -> Words:
    names = ", ".join(f"`{factor}`" for factor in factors)
    return Words(f"no answer for these factors: {names}", f"facteurs sans réponse : {names}")


def _answers_at_fault(value: GbaRecord) -> Iterator[tuple[Location, Words]]:
    seen: set[str] = set()
    for number, answer in enumerate(value.factors):
        factor = answer.factor
        if factor in seen:
            yield (
                ("factors", number, "factor"),
                Words(
                    f"the factor `{factor}` is answered twice",
                    f"le facteur « {factor} » a deux réponses",
                ),
            )
        seen.add(factor)
        if answer.status == "unknown" and answer.gap is None:
            yield (
                ("factors", number, "status"),
                Words(
                    f"`{factor}` is unknown, and no data gap says how it will be known",
                    f"« {factor} » est inconnu, et aucune lacune ne dit comment on le saura",
                ),
            )
        if answer.status == "considered_not_relevant" and answer.note is None:
            yield (
                ("factors", number, "status"),
                Words(
                    f"`{factor}` is set aside without a note that says why",
                    f"« {factor} » est écarté sans note qui dise pourquoi",
                ),
            )


def _none_is_relevant(value: GbaRecord) -> bool:
    relevant = any(answer.status == "relevant" for answer in value.factors)
    return not relevant and value.conclusion not in _WITHOUT_EFFECT


def _no_relevant(conclusion: str) -> Words:
    return Words(
        f"no factor is relevant, yet the conclusion is `{conclusion}`",
        f"aucun facteur n’est pertinent, mais la conclusion est `{conclusion}`",
    )
