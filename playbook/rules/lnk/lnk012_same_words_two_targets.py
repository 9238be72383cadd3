"""The same words lead to the same place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.rules.lnk.targets import fragment_of, name_of, path_of, scheme_of
from playbook.rules.lnk.words import plain, say_nothing
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNK012",
    scope=Scope.PAGE,
    level=Level.ADVICE,
    title=Words(
        "Same words, two targets",
        "Mêmes mots, deux destinations",
    ),
    why=Words(
        "Someone who reads the links alone cannot tell the two apart.",
        "Qui ne lit que les liens ne peut pas les distinguer.",
    ),
    message=Words(
        "the words `{words}` also link to `{first}`",
        "les mots « {words} » mènent aussi à « {first} »",
    ),
    help=Words(
        "give each link words of its own, or the same target",
        "donnez à chaque lien ses propres mots, ou la même destination",
    ),
    basis="WCAG 2.1, 2.4.4 and 3.2.4",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """Each link whose words led elsewhere earlier on the page."""
    first: dict[str, str] = {}
    for place, words, target in sorted(_worded_links(page)):
        known = first.setdefault(plain(words), target)
        if known != target:
            yield RULE.at(place, words=words, first=known)


def _worded_links(page: Page) -> Iterator[tuple[Place, str, str]]:
    """Links with words that say something; where each leads, a page by its id."""
    for wiki_link in page.body.wiki_links:
        if wiki_link.words and not say_nothing(wiki_link.words):
            target = f"{wiki_link.page or page.id}#{wiki_link.block or ''}".rstrip("#")
            yield wiki_link.place, wiki_link.words, target
    for link in page.body.links:
        if not link.image and not say_nothing(link.words):
            target = _page_target(page, link.target)
            yield link.place, link.words, target


def _page_target(page: Page, target: str) -> str:
    """A link to a page's file as the wiki link to the same place would have it."""
    if scheme_of(target) or not path_of(page, target).endswith(".md"):
        return target
    return f"{name_of(path_of(page, target))}#{fragment_of(target)}".rstrip("#")
