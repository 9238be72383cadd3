"""A file’s path is one that every computer, address and keyboard can hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Reference, TreeFile
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.model.text import name_character
from playbook.rules.rule import Rule, Scope
from playbook.rules.tre.paths import DOCS

RULE: Final = Rule(
    code="TRE005",
    scope=Scope.FILE,
    level=Level.ERROR,
    title=Words(
        "Name that does not travel",
        "Nom qui ne convient pas partout",
    ),
    why=Words(
        "The file would be missing on another computer, or have an address that nobody can type"
        " or tell from another.",
        "Le fichier manquerait sur un autre ordinateur, ou aurait une adresse que personne ne "
        "peut taper ni distinguer d’une autre.",
    ),
    message=Words(
        "the path `{path}` {reason}",
        "le chemin `{path}` {reason}",
    ),
    help=Words(
        "rename the file: lower-case letters without accents, digits, hyphens, in at most 8 "
        "parts and 120 bytes",
        "renommez le fichier : minuscules sans accent, chiffres, traits d’union, au plus 8 "
        "parties et 120 octets",
    ),
    basis="Microsoft, “Naming Files, Paths, and Namespaces”; Unicode Technical Standard 39",
)

_BYTES: Final = 120
_PARTS: Final = 8
_NOT_PLAIN: Final = re.compile(r"[^a-z0-9._-]")
# A coded guideline keeps its code's capitals.
_GUIDELINE: Final = re.compile(r"docs/records/guidelines/[A-Z]{2}_[0-9]{5}\.yml")
DEVICES: Final = frozenset(
    {
        "con",
        "prn",
        "aux",
        "nul",
        *(f"com{number}" for number in range(1, 10)),
        *(f"lpt{number}" for number in range(1, 10)),
    }
)


def check(file: TreeFile, _reference: Reference) -> Iterator[Fault]:
    """A path that is too long or deep, or the first of its parts that is not portable."""
    if not file.path.startswith(DOCS) or _GUIDELINE.fullmatch(file.path):
        return
    if reason := _reason(file.path):
        yield RULE.at(Place(file.path, 1, 1), path=file.path, reason=reason)


def _reason(path: str) -> Words | None:
    parts = path.split("/")
    size = len(path.encode("utf-8", "surrogatepass"))
    if size > _BYTES:
        return Words(f"has {size} bytes", f"compte {size} octets")
    if len(parts) > _PARTS:
        return Words(f"has {len(parts)} parts", f"compte {len(parts)} parties")
    return next(filter(None, map(_reason_of_part, parts)), None)


def _reason_of_part(part: str) -> Words | None:
    if part == "_programme.yml":
        return None
    if found := _NOT_PLAIN.search(part):
        name = name_character(found.group())
        return Words(f"has the character {name}", f"contient le caractère {name}")
    if part.startswith(("-", "_", ".")) or part.endswith("."):
        return Words(
            "has a part with a dot, hyphen or underscore at the wrong end",
            "a une partie avec un point, un trait d’union ou un soulignement au mauvais bout",
        )
    if part.partition(".")[0] in DEVICES:
        return Words(
            "has a name that Windows keeps for a device",
            "a un nom que Windows réserve à un appareil",
        )
    return None
