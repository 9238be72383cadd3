"""A published page does not send readers to a retired one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNK006",
    scope=Scope.INDEX,
    level=Level.WARNING,
    title=Words(
        "Link to a retired page",
        "Lien vers une page retirée",
    ),
    why=Words(
        "A retired page no longer says what to do: whoever follows it works from advice given up.",
        "Une page retirée ne dit plus quoi faire : qui la suit applique des conseils abandonnés.",
    ),
    message=Words(
        "the page `{page}` is retired (`status: {status}`)",
        "la page « {page} » est retirée (`status: {status}`)",
    ),
    help=Words(
        "{instead}link to a page in use, or take the link out",
        "{instead}faites le lien vers une page en vigueur, ou retirez-le",
    ),
)
_RETIRED: Final = frozenset({"deprecated", "archived"})


def check(page: Page, index: Index) -> Iterator[Fault]:
    """Each wiki link of a published page to a page that is deprecated or archived."""
    if page.meta.status != "published":
        return
    for link in page.body.wiki_links:
        target = index.page(link.page, page.language)
        if target and target.meta.status in _RETIRED:
            instead = _instead(target.meta.replaced_by)
            yield RULE.at(link.place, page=target.id, status=target.meta.status, instead=instead)


def _instead(replaced_by: str | None) -> Words:
    if replaced_by is None:
        return Words("", "")
    return Words(f"`{replaced_by}` replaces it: ", f"`{replaced_by}` la remplace : ")
