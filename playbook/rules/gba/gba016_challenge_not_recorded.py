"""The challenge function is on paper: a question and its answer, or the word that there was none.

An approved record needs a question that someone other than the analyst asked; in a self-assessment
the analyst's own question counts, and the site shows it as such.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.gba.place import key_or_id
from playbook.rules.gba.status import is_finished
from playbook.rules.gba.stock_phrases import says_nothing
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA016",
    scope=Scope.RECORD,
    level=Level.ERROR,
    title=Words("Challenge not recorded", "Remise en question non consignée"),
    why=Words(
        "Auditors asked for proof that anybody had challenged the analyses, and all of it had been "
        "verbal. One written question with its answer is proof.",
        "Les audits ont demandé la preuve que les analyses avaient été remises en question; tout "
        "s’était fait de vive voix. Une question écrite et sa réponse sont une preuve.",
    ),
    message=Words("{what}", "{what}"),
    help=Words(
        "write under `questions_raised` a question with its answer, who asked and when; or explain "
        "in `no_questions` why there was none",
        "inscrivez sous `questions_raised` une question, sa réponse, qui l’a posée et quand; ou "
        "expliquez dans `no_questions` pourquoi il n’y en a pas eu",
    ),
    basis="PACP 40-2/33 (2009): “no … written documentation” that the challenge function happened",
)

_NONE: Final = Words(
    "no question is recorded, nor that there was none",
    "aucune question n’est consignée, ni le fait qu’il n’y en ait pas eu",
)
_UNEXPLAINED: Final = Words(
    "`no_questions` does not say why there was no question",
    "`no_questions` ne dit pas pourquoi il n’y a pas eu de question",
)
_OWN: Final = Words(
    "every question is the analyst’s own, in a record that someone else reviewed",
    "toutes les questions sont de l’analyste, dans une fiche qu’une autre personne a examinée",
)


def check(record: Record, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """A record without question or word, and an approved one whose analyst alone asked."""
    document, value = record.document, record.value
    if not is_finished(value.status):
        return
    questions, none = value.questions_raised, value.no_questions
    if questions:
        own = all(question.by == value.roles.analyst for question in questions)
        if own and value.status == "approved":
            yield RULE.at(document.key("questions_raised"), what=_OWN)
    elif none is None:
        yield RULE.at(key_or_id(document, "questions_raised"), what=_NONE)
    elif says_nothing(none.en) or says_nothing(none.fr):
        yield RULE.at(document.key("no_questions"), what=_UNEXPLAINED)
