"""An image or a file to download is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.body import Link
from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.nearest import did_you_mean, nearest
from playbook.rules.lnk.targets import ASSETS, names_asset, path_of, scheme_of
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNK005",
    scope=Scope.INDEX,
    level=Level.ERROR,
    title=Words(
        "Asset that does not exist",
        "Fichier joint qui n’existe pas",
    ),
    why=Words(
        "A broken image leaves a hole in the page; a missing form stops someone in the middle "
        "of a task.",
        "Une image absente laisse un trou dans la page; un formulaire introuvable arrête "
        "quelqu’un au milieu de son travail.",
    ),
    message=Words(
        "there is no file `{path}`",
        "il n’y a pas de fichier « {path} »",
    ),
    help=Words(
        "{meant}put the file under `docs/assets`, or correct the path",
        "{meant}placez le fichier sous `docs/assets`, ou corrigez le chemin",
    ),
)


def check(page: Page, index: Index) -> Iterator[Fault]:
    """Each image, and each link under `docs/assets`, whose file is not in the checkout."""
    for link in page.body.links:
        path = path_of(page, link.target)
        if _is_asset(page, link) and path not in index.files:
            assets = (known for known in index.files if known.startswith(ASSETS))
            yield RULE.at(link.place, path=path, meant=did_you_mean(nearest(path, assets)))


def _is_asset(page: Page, link: Link) -> bool:
    if scheme_of(link.target):
        return False
    return link.image or names_asset(page, link.target)
