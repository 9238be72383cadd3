"""The summary is written in both languages, not in one of them twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA017",
    scope=Scope.RECORD,
    level=Level.ERROR,
    title=Words("Same summary in both languages", "Même résumé dans les deux langues"),
    why=Words(
        "The summary is what the public reads of the analysis. Half of the readers get nothing "
        "from one that stands twice in the same language.",
        "Le résumé est ce que le public lit de l’analyse. Écrit deux fois dans la même langue, il "
        "n’apporte rien à la moitié des gens.",
    ),
    message=Words(
        "the French summary has the same words as the English one",
        "le résumé français a les mêmes mots que le résumé anglais",
    ),
    help=Words(
        "write the summary in each language", "rédigez le résumé dans chacune des deux langues"
    ),
    basis="PACP 42-1/9: an inventory that others can read; Official Languages Act, parts IV and V",
)

_WORD: Final = re.compile(r"\w+")


def check(record: Record, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """A summary whose two texts differ at most in signs and capitals."""
    summary = record.value.summary
    if _words(summary.en) == _words(summary.fr):
        yield RULE.at(record.document.at("summary", "fr"))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
