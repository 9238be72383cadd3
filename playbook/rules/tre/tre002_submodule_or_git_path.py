"""No entry is a submodule, or has a name that a file system takes for git’s own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Reference, TreeFile
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.rules.rule import Rule, Scope
from playbook.rules.tre.paths import is_git_directory

RULE: Final = Rule(
    code="TRE002",
    scope=Scope.FILE,
    level=Level.ERROR,
    title=Words(
        "Submodule, or a path into git",
        "Sous-module, ou chemin vers git",
    ),
    why=Words(
        "Such an entry brings in what nobody reviewed, or writes git’s own files on somebody’s "
        "computer, where they run.",
        "Une telle entrée apporte ce que personne n’a révisé, ou écrit les fichiers de git sur "
        "l’ordinateur de quelqu’un, où ils s’exécutent.",
    ),
    message=Words(
        "`{path}` is a submodule, or has a part that a computer takes for `.git` or `..`",
        "`{path}` est un sous-module, ou une de ses parties passe pour `.git` ou `..`",
    ),
    help=Words(
        "delete the entry; what the playbook needs is a plain file of its own",
        "supprimez l’entrée; ce dont le guide a besoin est un simple fichier qui lui appartient",
    ),
    basis="CVE-2014-9390; CVE-2018-11235",
)


def check(file: TreeFile, _reference: Reference) -> Iterator[Fault]:
    """A submodule, or a path with a part that leads out of the tree or into git's folder."""
    if file.kind == "submodule" or any(map(is_git_directory, file.path.split("/"))):
        yield RULE.at(Place(file.path, 1, 1), path=file.path)
