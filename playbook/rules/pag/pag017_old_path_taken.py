"""An old address leads to one page, and no living page stands there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG017",
    scope=Scope.INDEX,
    level=Level.ERROR,
    title=Words("Old address that leads to two pages", "Ancienne adresse qui mène à deux pages"),
    why=Words(
        "Bookmarks and printed links use the old address: it can lead to one page only, and a "
        "page that stands there now would be hidden.",
        "Des signets et des imprimés contiennent l’ancienne adresse : elle ne peut mener qu’à une "
        "page, et celle qui s’y trouve maintenant serait cachée.",
    ),
    message=Words(
        "the old address `{old}` {problem} `{other}`",
        "l’ancienne adresse `{old}` {problem} `{other}`",
    ),
    help=Words(
        "let the address lead to one page only, and take it out of `old_paths` of the other",
        "laissez l’adresse mener à une seule page et retirez-la du champ `old_paths` de l’autre",
    ),
    basis="W3C, Cool URIs do not change; GOV.UK: an address never changes after publication",
)
_CLAIMED: Final = Words("is also claimed by", "est aussi revendiquée par")
_LIVING: Final = Words("is now the address of", "est maintenant celle de")


def check(page: Page, index: Index) -> Iterator[Fault]:
    """Each old address of a page that another page claims, or where a page stands."""
    language = page.language.value
    for number, old in enumerate(page.meta.old_paths):
        claims = index.found("old_path", language, old)
        for problem, pages in (
            (_CLAIMED, [other for other in claims if other.path != page.path]),
            (_LIVING, index.found("address", language, old.strip("/").removesuffix(".md"))),
        ):
            for other in pages[:1]:
                place = page.at("old_paths", number)
                yield RULE.at(place, old=old, problem=problem, other=other.path)
