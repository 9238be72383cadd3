"""A file stands where something reads it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Reference, TreeFile
from playbook.model.finding import Fault, Level, Words
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.place import Place
from playbook.rules.rule import Rule, Scope
from playbook.rules.tre.paths import (
    ASSET_ENDINGS,
    RECORDS,
    is_active,
    is_plain,
    is_read,
    known_records,
    reserved_for,
)

RULE: Final = Rule(
    code="TRE009",
    scope=Scope.FILE,
    level=Level.ERROR,
    title=Words(
        "File that nothing reads",
        "Fichier que rien ne lit",
    ),
    why=Words(
        "Somebody wrote it and believes that it is published; or it hides among the others.",
        "Quelqu’un l’a écrit et croit qu’il est publié; ou bien il se cache parmi les autres.",
    ),
    message=Words(
        "nothing reads a file at `{path}`",
        "rien ne lit de fichier à `{path}`",
    ),
    help=Words(
        "{meant}pages are `.md` files under `docs/en` and `docs/fr`, records `.yml` files of a "
        "known name under `docs/records`; `docs/assets` takes: {endings}",
        "{meant}les pages sont des fichiers `.md` sous `docs/en` et `docs/fr`, les fiches des "
        "fichiers `.yml` d’un nom connu sous `docs/records`; `docs/assets` accepte : {endings}",
    ),
)


def check(file: TreeFile, _reference: Reference) -> Iterator[Fault]:
    """A file of a place or kind that no part of the playbook reads, unless a worse code says it."""
    path = file.path
    if not is_plain(file) or is_read(path) or is_active(file) or reserved_for(path):
        return
    meant = nearest(path, known_records()) if path.startswith(RECORDS) else None
    yield RULE.at(
        Place(path, 1, 1), path=path, meant=did_you_mean(meant), endings=", ".join(ASSET_ENDINGS)
    )
