"""One file of a language has a page's id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG020",
    scope=Scope.INDEX,
    level=Level.ERROR,
    title=Words("Page id used twice", "Identifiant de page en double"),
    why=Words(
        "A link to the id leads to one of the two pages only, and the other one’s record, twin and "
        "history are taken from the first.",
        "Un lien vers l’identifiant ne mène qu’à l’une des deux pages, et l’autre passe pour avoir "
        "la fiche, la version jumelle et l’historique de la première.",
    ),
    message=Words(
        "the id `{id}` is also that of `{other}`",
        "l’identifiant `{id}` est aussi celui de `{other}`",
    ),
    help=Words(
        "give the newer page an id and a file name of its own, or delete the copy",
        "donnez à la page la plus récente son propre identifiant et son propre nom de fichier, ou "
        "supprimez la copie",
    ),
)


def check(page: Page, index: Index) -> Iterator[Fault]:
    """A page whose id another file of the same language has."""
    same = index.found("id", page.language.value, page.id)
    for other in [one for one in same if one.path != page.path][:1]:
        yield RULE.at(page.at("id"), id=page.id, other=other.path)
