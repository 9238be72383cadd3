"""A reader can come to each page from another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.rules.pag.status import RETIRED
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG004",
    scope=Scope.INDEX,
    level=Level.WARNING,
    title=Words("Orphan page", "Page orpheline"),
    why=Words(
        "Few people find a page that no other page mentions, and nobody sees how it fits in.",
        "Peu de gens trouvent une page que nulle autre ne mentionne, et personne ne voit sa place "
        "dans l’ensemble.",
    ),
    message=Words(
        "no other page links to `{id}` or names it as related",
        "aucune autre page ne renvoie à `{id}` ni ne la donne comme page connexe",
    ),
    help=Words(
        "write `[[{id}]]` in a page that leads to it, or add it to that page’s `related`",
        "écrivez `[[{id}]]` dans une page qui y mène, ou ajoutez-la au champ `related` de cette "
        "page",
    ),
)


def check(page: Page, index: Index) -> Iterator[Fault]:
    """A page that needs a referrer and has none, once for both twins."""
    first_twin = index.found("id", page.id)[0].path == page.path
    if first_twin and needs_referrer(page, index) and not index.referrers(page.id):
        yield RULE.at(page.at("id"), id=page.id)


def needs_referrer(page: Page, index: Index) -> bool:
    """Whether readers come to the page from another: not to a retired one, nor to an entry."""
    entrance = index.reference.vocabulary.value.sections[0].id
    is_entry = page.meta.type == "guide" and page.section == entrance
    return not is_entry and page.meta.status not in RETIRED
