"""Nothing is left to fill in on a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.gap import gaps, gaps_of
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG014",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words("Place left to fill in", "Passage à remplir"),
    why=Words(
        "A reader finds a note to the author where an answer should be, and wonders what else is "
        "unfinished.",
        "On trouve une note à l’auteur là où devrait être une réponse, et l’on se demande ce qui "
        "manque encore.",
    ),
    message=Words("this is still to be written: `{words}`", "il reste à écrire : « {words} »"),
    help=Words(
        "write the text and take the whole mark out, with its braces",
        "écrivez le texte et supprimez tout le repère, accolades comprises",
    ),
    basis="a peer guide in two languages was published with 101 lines that say TODO",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - the scope's form
    """Each place to fill in of the metadata and of the text."""
    for place, gap in gaps_of(page):
        yield RULE.at(place, words=gap.words)
    for passage in page.body.passages:
        for gap in gaps(passage.text):
            yield RULE.at(passage.place(gap.offset, gap.length), words=gap.words)
