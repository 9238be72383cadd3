"""A Markdown link to an anchor names a heading that is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.nearest import did_you_mean, nearest
from playbook.rules.lnk.targets import fragment_of, page_links, path_of
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNK004",
    scope=Scope.INDEX,
    level=Level.ERROR,
    title=Words(
        "Link to an anchor that does not exist",
        "Lien vers une ancre qui n’existe pas",
    ),
    why=Words(
        "The link opens the top of the page, and the reader has to search for what was promised.",
        "Le lien ouvre le haut de la page, et il faut chercher ce qui était promis.",
    ),
    message=Words(
        "the page `{page}` has no anchor `#{anchor}`",
        "la page « {page} » n’a pas d’ancre « #{anchor} »",
    ),
    help=Words(
        "{meant}write the id of a heading of that page, or link with `[[page-id#block]]`",
        "{meant}écrivez l’identifiant d’un titre de cette page, ou faites le lien avec "
        "`[[page-id#bloc]]`",
    ),
)


def check(page: Page, index: Index) -> Iterator[Fault]:
    """Each relative link to a page of the same language, with an anchor it does not have."""
    for link in page_links(page):
        anchor = fragment_of(link.target)
        target = _target(page, link.target, index)
        if anchor and target and anchor not in target.body.anchors:
            meant = did_you_mean(nearest(anchor, target.body.anchors))
            yield RULE.at(link.place, page=target.id, anchor=anchor, meant=meant)


def _target(page: Page, target: str, index: Index) -> Page | None:
    path = path_of(page, target)
    address = path.removeprefix(f"docs/{page.language.value}/").removesuffix(".md")
    return next(iter(index.found("address", page.language.value, address)), None)
