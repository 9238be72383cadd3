"""A sentence has at most 20 words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope
from playbook.rules.sty.sentences import sentences

RULE: Final = Rule(
    code="STY003",
    scope=Scope.PAGE,
    level=Level.ADVICE,
    title=Words(
        "Long sentence",
        "Phrase longue",
    ),
    why=Words(
        "Readers lose the thread of a long sentence, above all in their second language or "
        "with a screen reader.",
        "On perd le fil d’une longue phrase, surtout dans sa seconde langue ou avec un "
        "lecteur d’écran.",
    ),
    message=Words(
        "this sentence has {count} words, more than 20",
        "cette phrase compte {count} mots, plus de 20",
    ),
    help=Words(
        "split it, one idea a sentence, or make it a list",
        "coupez-la, une idée par phrase, ou faites-en une liste",
    ),
    basis=("Canada.ca Content Style Guide: 15 to 20 words"),
)

_LONGEST: Final = 20
_PROSE: Final = frozenset({"paragraph", "item", "quote"})


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each sentence of the text that is too long; citations and code do not count."""
    for passage in page.body.passages:
        if passage.kind in _PROSE:
            for sentence in sentences(passage.readable):
                if sentence.word_count > _LONGEST:
                    place = passage.place(sentence.offset, len(sentence.text.split(maxsplit=1)[0]))
                    yield RULE.at(place, count=sentence.word_count)
