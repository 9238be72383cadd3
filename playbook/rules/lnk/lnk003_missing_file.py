"""A relative Markdown link names a file that is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.nearest import did_you_mean, nearest
from playbook.rules.lnk.targets import name_of, page_links, path_of
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNK003",
    scope=Scope.INDEX,
    level=Level.ERROR,
    title=Words(
        "Link to a file that does not exist",
        "Lien vers un fichier qui n’existe pas",
    ),
    why=Words(
        "A reader who follows the link finds nothing; a link by id would have moved with the page.",
        "La personne qui suit le lien ne trouve rien; un lien par identifiant aurait suivi la "
        "page.",
    ),
    message=Words(
        "there is no page file `{target}`",
        "il n’y a pas de fichier de page « {target} »",
    ),
    help=Words(
        "{meant}link to a page by its id, as in `[[page-id|words]]`",
        "{meant}faites un lien vers la page par son identifiant, comme dans `[[page-id|mots]]`",
    ),
)


def check(page: Page, index: Index) -> Iterator[Fault]:
    """Each relative link, other than to an asset, whose file is not in the checkout."""
    for link in page_links(page):
        if path_of(page, link.target) not in index.files:
            meant = _wiki_form(name_of(link.target), page, index)
            yield RULE.at(link.place, target=link.target, meant=did_you_mean(meant))


def _wiki_form(name: str, page: Page, index: Index) -> str | None:
    """A wiki link to the page of that name, or to the one whose id looks most like it."""
    known = name if index.page(name, page.language) else nearest(name, index.ids(page.language))
    return f"[[{known}]]" if known else None
