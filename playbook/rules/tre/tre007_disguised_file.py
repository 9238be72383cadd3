"""An asset holds what its ending says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Reference, TreeFile
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.rules.rule import Rule, Scope
from playbook.rules.tre.paths import ending, is_active, is_plain, says_another_kind

RULE: Final = Rule(
    code="TRE007",
    scope=Scope.FILE,
    level=Level.ERROR,
    title=Words(
        "File that is not what its name says",
        "Fichier qui n’est pas ce que dit son nom",
    ),
    why=Words(
        "Browsers and readers trust the ending; a file in disguise does not open, or opens as "
        "something else.",
        "Les navigateurs et les gens se fient à la terminaison; un fichier déguisé ne s’ouvre "
        "pas, ou s’ouvre comme autre chose.",
    ),
    message=Words(
        "the first bytes are not those of a `{ending}` file",
        "les premiers octets ne sont pas ceux d’un fichier `{ending}`",
    ),
    help=Words(
        "open the file in its program and save it again as `{ending}`; changing the name does "
        "not change the kind",
        "ouvrez le fichier dans son logiciel et enregistrez-le de nouveau comme `{ending}`; "
        "changer le nom ne change pas le format",
    ),
    basis="CWE-434",
)


def check(file: TreeFile, _reference: Reference) -> Iterator[Fault]:
    """An asset whose first bytes are of another kind; active content has its own code."""
    if is_plain(file) and says_another_kind(file) and not is_active(file):
        yield RULE.at(Place(file.path, 1, 1), ending=ending(file.path))
