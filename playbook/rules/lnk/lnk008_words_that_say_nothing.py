"""The words of a link say where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.lnk.words import say_nothing
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNK008",
    scope=Scope.PAGE,
    level=Level.WARNING,
    title=Words(
        "Link words that say nothing",
        "Mots de lien qui ne disent rien",
    ),
    why=Words(
        "A screen reader can list the links of a page alone: “here” and an address read "
        "letter by letter tell nothing.",
        "Un lecteur d’écran peut énumérer les seuls liens d’une page : « ici » ou une adresse "
        "épelée n’apprennent rien.",
    ),
    message=Words(
        "the words `{words}` do not say where the link leads",
        "les mots « {words} » ne disent pas où mène le lien",
    ),
    help=Words(
        "put the name of the page or document, or what a reader finds there, in the link",
        "mettez dans le lien le nom de la page ou du document, ou ce qu’on y trouve",
    ),
    basis="WCAG 2.1, 2.4.4; Canada.ca Content Style Guide, 7",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """Each link, other than an image, with no words, with empty ones, or with an address."""
    for wiki_link in page.body.wiki_links:
        if wiki_link.words is not None and say_nothing(wiki_link.words):
            yield RULE.at(wiki_link.place, words=wiki_link.words)
    for link in page.body.links:
        if not link.image and say_nothing(link.words):
            yield RULE.at(link.place, words=link.words or "[]")
