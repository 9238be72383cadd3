"""A suggestion’s path reads as what it is, and is not taken for another file’s."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.model.proposed import Proposed
from playbook.model.text import name_character, on_one_line, unsafe_character, visible
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="TRE010",
    scope=Scope.CHANGE,
    level=Level.ERROR,
    title=Words("Path that deceives", "Chemin trompeur"),
    why=Words(
        "Who reviews a change trusts what the path shows. Two names that one file system takes "
        "for the same also overwrite each other on somebody’s computer.",
        "La personne qui examine une modification se fie au chemin affiché. De plus, deux noms "
        "qu’un système de fichiers confond s’écrasent l’un l’autre sur l’ordinateur de "
        "quelqu’un.",
    ),
    message=Words("the path `{path}` {reason}", "le chemin `{path}` {reason}"),
    help=Words(
        "rename the file with plain letters, and with a name that no other file has",
        "renommez le fichier avec des lettres simples et un nom qu’aucun autre fichier ne porte",
    ),
    basis="CVE-2021-42574; Unicode Technical Standard 39; git’s core.protectHFS and protectNTFS",
)


def check(proposed: Proposed, index: Index) -> Iterator[Fault]:
    """Each path with a character that hides, and each that another file’s path looks like."""
    named = defaultdict(set)
    for change in proposed.files:
        if change.after:
            named[_folded(change.path)].add(change.path)
    for change in proposed.files:
        reason = _hidden(change.path) or _taken(change.path, named[_folded(change.path)], index)
        if change.after and reason:
            yield RULE.at(Place(change.path, 1, 1), path=change.path, reason=reason)


def _hidden(path: str) -> Words | None:
    if found := unsafe_character(path.replace("\n", "\x00").replace("\t", "\x00")):
        name = name_character(path[found.start()])
        return Words(f"holds the character {name}", f"contient le caractère {name}")
    if path != unicodedata.normalize("NFC", path):
        return Words("is not in the NFC form of Unicode", "n’est pas dans la forme NFC d’Unicode")
    return None


def _taken(path: str, alike: set[str], index: Index) -> Words | None:
    """Another path that this one is taken for; main's paths are lower case, by TRE005."""
    folded = _folded(path)
    others = alike - {path}
    if folded != path and folded in index.files:
        others.add(folded)
    if not others:
        return None
    other = visible(on_one_line(min(others)))
    return Words(
        f"is the same as `{other}` to some file systems",
        f"est le même que `{other}` pour certains systèmes de fichiers",
    )


def _folded(path: str) -> str:
    return unicodedata.normalize("NFKC", path).casefold()
