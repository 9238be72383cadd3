"""A page is no longer than its type allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG015",
    scope=Scope.PAGE,
    level=Level.ADVICE,
    title=Words("Page too long", "Page trop longue"),
    why=Words(
        "People come to a playbook in the middle of a task: they want to know exactly what to do.",
        "On consulte un guide au milieu d’un travail : on veut savoir exactement quoi faire.",
    ),
    message=Words(
        "the page has {count} words, and pages of type `{type}` have at most {most}: from here on "
        "it is too long",
        "la page compte {count} mots, et les pages de type `{type}` en ont au plus {most} : à "
        "partir d’ici, elle est trop longue",
    ),
    help=Words(
        "cut what readers can do without, or move a part to a page of its own",
        "supprimez ce dont on peut se passer, ou faites d’une partie une page distincte",
    ),
    basis="Policy Lab and Nesta: readers asked for practical answers, step by step",
)
_WORD: Final = re.compile(r"\S+")


def check(page: Page, reference: Reference) -> Iterator[Fault]:
    """A page with more words than its type has at most, at the first word too many."""
    page_type = reference.types.value.of(page.meta.type)
    count = page.body.word_count
    if page_type and count > page_type.words_at_most:
        most = page_type.words_at_most
        first_too_many = tuple(_words(page))[most]
        yield RULE.at(first_too_many, count=count, most=most, type=page_type.id)


def _words(page: Page) -> Iterator[Place]:
    """Where each word that a reader reads stands."""
    for passage in page.body.passages:
        for word in _WORD.finditer(passage.readable):
            yield passage.place(word.start(), len(word.group()))
