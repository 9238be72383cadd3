"""A wiki link names a page that is there in the reader’s language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.text import Language
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNK011",
    scope=Scope.INDEX,
    level=Level.WARNING,
    release=Level.ERROR,
    title=Words(
        "Link to a page that has no twin in this language",
        "Lien vers une page qui n’existe pas dans cette langue",
    ),
    why=Words(
        "The link leads half of the readers to a text in the other language.",
        "Le lien mène la moitié du public à un texte dans l’autre langue.",
    ),
    message=Words(
        "the page `{page}` exists in {other} only",
        "la page « {page} » n’existe qu’en {other}",
    ),
    help=Words(
        "write the page in {this}, or take the link out",
        "rédigez la page en {this}, ou retirez le lien",
    ),
    basis="Directive on Official Languages for Communications and Services",
)
_NAMES: Final = {
    Language.EN: Words("English", "anglais"),
    Language.FR: Words("French", "français"),
}


def check(page: Page, index: Index) -> Iterator[Fault]:
    """Each wiki link whose page is in the other language's tree only."""
    this, other = _NAMES[page.language], _NAMES[page.language.other]
    for link in page.body.wiki_links:
        if not index.page(link.page, page.language) and index.found("id", link.page):
            yield RULE.at(link.place, page=link.page, this=this, other=other)
