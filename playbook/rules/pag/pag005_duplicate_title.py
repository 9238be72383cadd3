"""Two pages of one language have two titles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG005",
    scope=Scope.INDEX,
    level=Level.ERROR,
    title=Words("Title used twice", "Titre en double"),
    why=Words(
        "In a list of search results or in a browser tab nothing tells the two pages apart.",
        "Dans une liste de résultats ou un onglet du navigateur, rien ne distingue les deux pages.",
    ),
    message=Words(
        "the title `{title}` is also that of `{other}`",
        "le titre « {title} » est aussi celui de `{other}`",
    ),
    help=Words(
        "change one of the titles so that it says what only that page is about",
        "changez l’un des titres pour qu’il dise ce qui n’appartient qu’à cette page",
    ),
    basis="WCAG 2.1, success criterion 2.4.2; EN 301 549, clause 9.2.4.2",
)


def check(page: Page, index: Index) -> Iterator[Fault]:
    """A title that another page of the language has too, whatever its capitals."""
    title = page.meta.title
    same = index.found("title", page.language.value, title.casefold())
    for other in [one for one in same if one.id != page.id][:1]:
        yield RULE.at(page.at("title"), title=title, other=other.path)
