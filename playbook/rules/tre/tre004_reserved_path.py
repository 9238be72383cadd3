"""No file stands where the theme or a generated page goes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Reference, TreeFile
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.rules.rule import Rule, Scope
from playbook.rules.tre.paths import is_plain, reserved_for

RULE: Final = Rule(
    code="TRE004",
    scope=Scope.FILE,
    level=Level.ERROR,
    title=Words(
        "Path that the site itself writes",
        "Chemin que le site écrit lui-même",
    ),
    why=Words(
        "A file there replaces a script of the theme, the search index or a generated page, on "
        "every page and without a trace.",
        "Un fichier placé là remplace un script du thème, l’index de recherche ou une page "
        "produite, sur toutes les pages et sans laisser de trace.",
    ),
    message=Words(
        "the site itself writes `{reserved}` in each language’s tree",
        "le site écrit lui-même `{reserved}` dans l’arborescence de chaque langue",
    ),
    help=Words(
        "move the file to a section’s folder, or to `docs/assets/` if it is an image or a download",
        "placez le fichier dans le dossier d’une section, ou dans `docs/assets/` si c’est une "
        "image ou un téléchargement",
    ),
)


def check(file: TreeFile, _reference: Reference) -> Iterator[Fault]:
    """A file whose place in the built site is taken."""
    if is_plain(file) and (taken := reserved_for(file.path)):
        yield RULE.at(Place(file.path, 1, 1), reserved=taken)
