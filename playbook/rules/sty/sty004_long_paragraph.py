"""A paragraph has at most three sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope
from playbook.rules.sty.sentences import sentences

RULE: Final = Rule(
    code="STY004",
    scope=Scope.PAGE,
    level=Level.ADVICE,
    title=Words(
        "Long paragraph",
        "Paragraphe long",
    ),
    why=Words(
        "A reader who scans a page skips a block of text; one idea a paragraph lets the eye "
        "find it.",
        "On survole une page en sautant les blocs de texte; une idée par paragraphe aide "
        "l’œil à la trouver.",
    ),
    message=Words(
        "this paragraph has {count} sentences, more than 3",
        "ce paragraphe compte {count} phrases, plus de 3",
    ),
    help=Words(
        "begin a new paragraph here, or where the idea changes",
        "commencez un nouveau paragraphe ici, ou là où l’idée change",
    ),
    basis=("Canada.ca Content Style Guide"),
)

_MOST: Final = 3


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each paragraph with too many sentences, at the first that is one too many."""
    for passage in page.body.passages:
        if passage.kind == "paragraph":
            found = tuple(sentences(passage.readable))
            if len(found) > _MOST:
                extra = found[_MOST]
                place = passage.place(extra.offset, len(extra.text.split(maxsplit=1)[0]))
                yield RULE.at(place, count=len(found))
