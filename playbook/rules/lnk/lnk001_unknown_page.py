"""A wiki link names a page of this edition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.nearest import did_you_mean, nearest
from playbook.rules.lnk.targets import is_page_id
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNK001",
    scope=Scope.INDEX,
    level=Level.ERROR,
    title=Words("Link to a page that does not exist", "Lien vers une page qui n’existe pas"),
    why=Words(
        "A reader who follows the link finds nothing, in the middle of a task.",
        "La personne qui suit le lien ne trouve rien, au milieu de son travail.",
    ),
    message=Words("there is no page `{page}`", "il n’y a pas de page « {page} »"),
    help=Words(
        "{meant}write the id of a page, or create it with `playbook new page`",
        "{meant}écrivez l’identifiant d’une page, ou créez-la avec `playbook new page`",
    ),
    basis="GOV.UK service manual kept its own link checker, “since we keep publishing broken "
    "things”",
)


def check(page: Page, index: Index) -> Iterator[Fault]:
    """Each wiki link by id whose page is in neither language's tree; LNK010 judges the others."""
    for link in page.body.wiki_links:
        if is_page_id(link.page) and not index.found("id", link.page):
            meant = nearest(link.page, index.ids(page.language))
            yield RULE.at(link.place, page=link.page, meant=did_you_mean(meant))
