"""No file is larger than its kind needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.metadata.files import is_page
from playbook.metadata.limits import PAGE_SIZE, REFERENCE
from playbook.model.edition import Reference, TreeFile
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.rules.rule import Rule, Scope
from playbook.rules.tre.paths import RECORDS, is_plain

RULE: Final = Rule(
    code="TRE008",
    scope=Scope.FILE,
    level=Level.ERROR,
    title=Words(
        "File too large",
        "Fichier trop volumineux",
    ),
    why=Words(
        "Readers with a slow line wait or give up, and the repository keeps every version for "
        "ever.",
        "Les gens dont la connexion est lente attendent ou renoncent, et le dépôt garde chaque "
        "version pour toujours.",
    ),
    message=Words(
        "{size} bytes, where {most} are allowed",
        "{size} octets, alors que {most} sont permis",
    ),
    help=Words(
        "make the file smaller: split a page or a record, or save an image at the size it is shown",
        "réduisez le fichier : partagez la page ou la fiche, ou enregistrez l’image à la taille"
        " affichée",
    ),
)

_ASSET_SIZE: Final = 10 * 1024 * 1024


def check(file: TreeFile, _reference: Reference) -> Iterator[Fault]:
    """A page, record or asset over its limit."""
    most = _most(file.path)
    if is_plain(file) and file.size > most:
        yield RULE.at(Place(file.path, 1, 1), size=file.size, most=most)


def _most(path: str) -> int:
    if is_page(path):
        return PAGE_SIZE
    return REFERENCE.size if path.startswith(RECORDS) else _ASSET_SIZE
