"""The order of the alphabet for English and French words, the same on any machine."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

DIGITS: Final = "0-9"
OTHER: Final = "other"
_LIGATURES: Final = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})


@lru_cache(maxsize=1 << 16)  # lists sort the same titles again and again
def folded(words: str) -> str:
    """Words as an index sorts them: no accents, no capitals, no signs; the same on any machine."""
    plain = unicodedata.normalize("NFKD", words.translate(_LIGATURES)).casefold()
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    return " ".join("".join(one if one.isalnum() else " " for one in letters).split())


def initial(words: str) -> str:
    """What words stand under: a letter, `0-9`, or `other` for another script or for signs alone."""
    first = folded(words)[:1]
    if first.isascii() and first.isalpha():
        return first
    return DIGITS if first.isdigit() else OTHER
