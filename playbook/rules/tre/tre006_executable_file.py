"""No file under `docs/` is marked as a program."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Reference, TreeFile
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.rules.rule import Rule, Scope
from playbook.rules.tre.paths import DOCS

RULE: Final = Rule(
    code="TRE006",
    scope=Scope.FILE,
    level=Level.ERROR,
    title=Words(
        "File marked as a program",
        "Fichier marqué comme programme",
    ),
    why=Words(
        "Pages and images are not programs; the mark is a mistake, often of a network drive, or an "
        "attempt to have one run.",
        "Les pages et les images ne sont pas des programmes; cette marque est une erreur, souvent "
        "celle d’un lecteur réseau, ou une tentative d’en faire exécuter un.",
    ),
    message=Words(
        "`{path}` is marked as executable",
        "`{path}` est marqué comme exécutable",
    ),
    help=Words(
        "remove the mark with `git update-index --chmod=-x` and the file’s path, then commit",
        "retirez la marque avec `git update-index --chmod=-x` et le chemin du fichier, puis faites "
        "un commit",
    ),
    harmless=True,  # nothing is checked out by a contributor's mode, and `apply` writes plain files
)


def check(file: TreeFile, _reference: Reference) -> Iterator[Fault]:
    """A file with the executable bit."""
    if file.path.startswith(DOCS) and file.kind == "executable":
        yield RULE.at(Place(file.path, 1, 1), path=file.path)
