"""An entry is a plain file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Reference, TreeFile
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="TRE001",
    scope=Scope.FILE,
    level=Level.ERROR,
    title=Words(
        "Symbolic link",
        "Lien symbolique",
    ),
    why=Words(
        "A link can point at any file of the machine that builds the site, and publish it.",
        "Un lien peut désigner n’importe quel fichier de la machine qui produit le site, et le "
        "publier.",
    ),
    message=Words(
        "`{path}` is a symbolic link or another special file",
        "`{path}` est un lien symbolique ou un autre fichier spécial",
    ),
    help=Words(
        "delete the link, and put a copy of the file in its place",
        "supprimez le lien et mettez une copie du fichier à sa place",
    ),
    basis="CWE-59; CVE-2024-32002",
)


def check(file: TreeFile, _reference: Reference) -> Iterator[Fault]:
    """An entry that is a link, or nothing git knows."""
    if file.kind in {"symlink", "other"}:
        yield RULE.at(Place(file.path, 1, 1), path=file.path)
