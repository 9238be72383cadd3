"""A wiki link to a block names one that the page has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.nearest import did_you_mean, nearest
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNK002",
    scope=Scope.INDEX,
    level=Level.ERROR,
    title=Words(
        "Link to a block that does not exist",
        "Lien vers un bloc qui n’existe pas",
    ),
    why=Words(
        "The link opens the top of the page, and the reader has to search for what was promised.",
        "Le lien ouvre le haut de la page, et il faut chercher ce qui était promis.",
    ),
    message=Words(
        "the page `{page}` has no block `{block}`",
        "la page « {page} » n’a pas de bloc « {block} »",
    ),
    help=Words(
        "{meant}write the id of a heading of that page, the part after `#` in `{{#id}}`",
        "{meant}écrivez l’identifiant d’un titre de cette page, la partie qui suit `#` dans "
        "`{{#id}}`",
    ),
)


def check(page: Page, index: Index) -> Iterator[Fault]:
    """Each wiki link whose page is there, in the page's language, but not the block."""
    for link in page.body.wiki_links:
        target = index.page(link.page, page.language) if link.page else page
        if target and link.block and link.block not in target.body.anchors:
            meant = did_you_mean(nearest(link.block, target.body.anchors))
            yield RULE.at(link.place, page=target.id, block=link.block, meant=meant)
