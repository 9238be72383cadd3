"""Each item of the checklist has one answer, and each answer what it needs.

Met needs evidence; partly and not met need an action and its date; not applicable needs a reason;
an answer may cite the one that the programme gives to the same item.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.gba import ChecklistAnswer, GbaRecord
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.place import Location
from playbook.rules.gba.place import key_or_id
from playbook.rules.gba.status import is_finished
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA020",
    scope=Scope.RECORD,
    level=Level.ERROR,
    title=Words("Checklist incomplete", "Liste de vérification incomplète"),
    why=Words(
        "A question that one page may skip is soon skipped by all. “Not met” is a good answer as "
        "long as it says what will be done, and when.",
        "Une question qu’une page peut sauter, toutes la sauteront. « Non satisfait » est une "
        "bonne réponse, à condition de dire ce qui sera fait, et quand.",
    ),
    message=Words("{what}", "{what}"),
    help=Words("{meant}{remedy}", "{meant}{remedy}"),
    basis="PACP 40-2/24 and 40-2/33 (2009): tools and written answers; PACP 42-1/9 (OAG 2015): "
    "framework not applied uniformly",
)

_ANSWER_ONCE: Final = Words(
    "answer each item of `checklist.yml` once",
    "répondez une fois à chaque point de `checklist.yml`",
)
_COMPLETE: Final = Words(
    "write evidence for `met`, an action and a due date for `partly` and `not_met`, a reason for "
    "`not_applicable`",
    "donnez une preuve pour `met`, une action et une échéance pour `partly` et `not_met`, un motif "
    "pour `not_applicable`",
)
_CITE: Final = Words(
    "cite the programme’s answer to the same item (`see: _programme#{item}`), or answer for this "
    "page",
    "citez la réponse du programme au même point (`see: _programme#{item}`), ou répondez pour "
    "cette page",
)
_NEEDED: Final = {
    "met": ("evidence",),
    "partly": ("action", "due"),
    "not_met": ("action", "due"),
    "not_applicable": ("reason",),
}
_NOTHING_MEANT: Final = Words("", "")

_Problem = tuple[Location, Words, Words]


def check(record: Record, reference: Reference) -> Iterator[Fault]:
    """Items that are missing, unknown or answered twice, and answers that are not whole."""
    document, value = record.document, record.value
    if not is_finished(value.status):
        return
    items = tuple(item.id for item in reference.checklist.value.items)
    answered = {answer.item for answer in value.checklist}
    if missing := [item for item in items if item not in answered]:
        place = key_or_id(document, "checklist")
        yield RULE.at(place, what=_missing(missing), remedy=_ANSWER_ONCE, meant=_NOTHING_MEANT)
    yield from _not_listed(record, items)
    for location, what, remedy in (*_twice(value), *_answers_at_fault(record)):
        place = document.at("checklist", *location)
        yield RULE.at(place, what=what, remedy=remedy, meant=_NOTHING_MEANT)


def _missing(items: list[str]) -> Words:
    names = ", ".join(items)
    return Words(f"no answer for these items: {names}", f"points sans réponse : {names}")


def _not_listed(record: Record, items: tuple[str, ...]) -> Iterator[Fault]:
    listed = frozenset(items)
    for number, answer in enumerate(record.value.checklist):
        if answer.item not in listed:
            what = Words(
                f"`{answer.item}` is no item of `checklist.yml`",
                f"`{answer.item}` n’est pas un point de `checklist.yml`",
            )
            yield RULE.at(
                record.document.at("checklist", number, "item"),
                what=what,
                remedy=_ANSWER_ONCE,
                meant=did_you_mean(nearest(answer.item, items)),
            )


def _twice(value: GbaRecord) -> Iterator[_Problem]:
    seen: set[str] = set()
    for number, answer in enumerate(value.checklist):
        if answer.item in seen:
            what = Words(f"`{answer.item}` is answered twice", f"`{answer.item}` a deux réponses")
            yield (number, "item"), what, _ANSWER_ONCE
        seen.add(answer.item)


def _answers_at_fault(record: Record) -> Iterator[_Problem]:
    given = record.programme.value.answers if record.programme else ()
    programme = {answer.item for answer in given}
    for number, answer in enumerate(record.value.checklist):
        if answer.see:
            for what in _citation_at_fault(answer, answer.see, programme):
                remedy = Words(*(text.format(item=answer.item) for text in _CITE))
                yield (number, "see"), what, remedy
        elif answer.status is None:
            what = Words(f"`{answer.item}` has no status", f"`{answer.item}` n’a pas d’état")
            yield (number, "item"), what, _COMPLETE
        else:
            for name in _NEEDED[answer.status]:
                if getattr(answer, name) is None:
                    yield (number, "status"), _lacks(answer.item, answer.status, name), _COMPLETE


def _citation_at_fault(answer: ChecklistAnswer, see: str, programme: set[str]) -> Iterator[Words]:
    cited = see.partition("#")[2]
    if cited != answer.item:
        yield Words(
            f"`{answer.item}` cites the answer to another item, `{cited}`",
            f"`{answer.item}` cite la réponse à un autre point, `{cited}`",
        )
    elif cited not in programme:
        yield Words(
            f"the programme has no answer to `{cited}`",
            f"le programme ne répond pas à `{cited}`",
        )


def _lacks(item: str, status: str, name: str) -> Words:
    return Words(
        f"`{item}` is `{status}` and lacks `{name}`",
        f"`{item}` est `{status}`, mais `{name}` manque",
    )
