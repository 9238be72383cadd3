"""A reason says something about this page, in both languages.

The words of a reason are counted without stock phrases (`N/A`, `no impact`, `sans objet`): what is
left has at least 40 characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from typing import Final

from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.gba import GbaRecord
from playbook.model.place import Location, Place
from playbook.model.text import Language, Text
from playbook.rules.gba.place import key_or_id
from playbook.rules.gba.status import is_finished
from playbook.rules.gba.stock_phrases import without_stock_phrases
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA008",
    scope=Scope.RECORD,
    level=Level.ERROR,
    title=Words("Reason that says nothing", "Motif qui ne dit rien"),
    why=Words(
        "Where “N/A” or a blank is enough, the answer does not get the same level of challenge as "
        "an analysis. A reason lets the next person ask the next question.",
        "Là où « s.o. » ou un blanc suffit, la réponse n’est pas remise en question comme le "
        "serait une analyse. Un motif permet à la personne suivante de poser la question suivante.",
    ),
    message=Words("{what}", "{what}"),
    help=Words("{remedy}", "{remedy}"),
    basis="FEWO 42-1/4 (2016): “if they just say N/A or don’t fill it in, it may not get the same "
    "level of challenge”",
)

_LEAST: Final = 40
_SHOWN_AT_MOST: Final = 60
_SAY_WHY: Final = Words(
    f"say in at least {_LEAST} characters, in each language, why this is so for this page; stock "
    "phrases do not count",
    f"dites en au moins {_LEAST} caractères, dans chaque langue, pourquoi il en est ainsi pour "
    "cette page; les formules toutes faites ne comptent pas",
)
_CHOOSE: Final = Words(
    "take `not_applicable` out, or make it the conclusion",
    "retirez `not_applicable`, ou faites-en la conclusion",
)
_NOT_APPLICABLE_MISSING: Final = Words(
    "the conclusion is `not_applicable`, and `not_applicable` does not say why",
    "la conclusion est `not_applicable`, et `not_applicable` ne dit pas pourquoi",
)
_NOT_APPLICABLE_TOO_MUCH: Final = Words(
    "`not_applicable` gives a reason, but the conclusion is another",
    "`not_applicable` donne un motif, mais la conclusion est autre",
)
_LATE: Final = Words(
    "the analysis was late, and `timing_reason` does not say why",
    "l’analyse a été tardive, et `timing_reason` ne dit pas pourquoi",
)
_NO_PILLAR: Final = Words(
    "no pillar in `grf`, and `grf_none` does not say why",
    "aucun pilier dans `grf`, et `grf_none` ne dit pas pourquoi",
)


def check(record: Record, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """Each reason that is missing, too short or made of stock phrases."""
    document, value = record.document, record.value
    if is_finished(value.status):
        for place, what in _missing(record):
            yield RULE.at(place, what=what, remedy=_SAY_WHY)
    if value.not_applicable and value.conclusion != "not_applicable":
        place = document.key("not_applicable")
        yield RULE.at(place, what=_NOT_APPLICABLE_TOO_MUCH, remedy=_CHOOSE)
    for location, reason in _reasons(value):
        for language in Language:
            text = reason.in_(language)
            if len(without_stock_phrases(text)) < _LEAST:
                place = document.at(*location, language.value)
                yield RULE.at(place, what=_says_too_little(text), remedy=_SAY_WHY)


def _says_too_little(text: str) -> Words:
    shown = shorten(text, _SHOWN_AT_MOST, placeholder=" …")
    return Words(f"the reason `{shown}` says too little", f"le motif « {shown} » en dit trop peu")


def _missing(record: Record) -> Iterator[tuple[Place, Words]]:
    document, value = record.document, record.value
    if value.conclusion == "not_applicable" and not value.not_applicable:
        yield document.at("conclusion"), _NOT_APPLICABLE_MISSING
    if value.timing == "late" and not value.timing_reason:
        yield document.at("timing"), _LATE
    if not value.grf and not value.grf_none:
        yield key_or_id(document, "grf"), _NO_PILLAR


def _reasons(value: GbaRecord) -> Iterator[tuple[Location, Text]]:
    """The reasons that stand in for an analysis, an answer or a deed."""
    if value.not_applicable:
        yield ("not_applicable", "reason"), value.not_applicable.reason
    if value.timing == "late" and value.timing_reason:
        yield ("timing_reason",), value.timing_reason
    if value.advocate_used:
        yield ("advocate_used", "reason"), value.advocate_used.reason
    if value.not_consulted:
        yield ("not_consulted", "reason"), value.not_consulted.reason
    if value.grf_none:
        yield ("grf_none",), value.grf_none
    yield from _reasons_in_lists(value)


def _reasons_in_lists(value: GbaRecord) -> Iterator[tuple[Location, Text]]:
    for number, impact in enumerate(value.impacts):
        if impact.mitigation and impact.mitigation.reason:
            yield ("impacts", number, "mitigation", "reason"), impact.mitigation.reason
    for number, answer in enumerate(value.checklist):
        if answer.status == "not_applicable" and answer.reason:
            yield ("checklist", number, "reason"), answer.reason
