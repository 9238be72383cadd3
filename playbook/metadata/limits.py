"""How much one file may ask of the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from playbook.model.finding import Words

LINE_LENGTH: Final = 2000


@dataclass(frozen=True, slots=True)
class Limits:
    """The most bytes, nested levels, keys and parser events of one YAML text."""

    size: int
    depth: int
    keys: int
    events: int


FRONT_MATTER: Final = Limits(size=16 * 1024, depth=4, keys=200, events=2_000)
RECORD: Final = Limits(size=256 * 1024, depth=8, keys=8_000, events=40_000)
REFERENCE: Final = Limits(size=2 * 1024 * 1024, depth=8, keys=80_000, events=400_000)
PAGE_SIZE: Final = 512 * 1024
# Enough to mend a file; a file made to have more would only bury the others.
FAULTS: Final = 100

BYTES: Final = Words("bytes", "octets")
KEYS: Final = Words("keys", "clés")
LEVELS: Final = Words("nested levels", "niveaux imbriqués")
PARTS: Final = Words("parts", "éléments")
CHARACTERS: Final = Words("characters in a line", "caractères dans une ligne")
