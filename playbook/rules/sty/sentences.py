"""Prose cut into sentences, each with its offset, in English and in French.

Invariants: every word is looked at once; a sentence starts and ends with a word, never a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"\S+")
_OPENING: Final = "«“\"'‘([—–-"
_CLOSING: Final = "»”\"'’)]"
_ENDS: Final = (".", "!", "?", "…")
_INITIALS: Final = re.compile(r"^(?:[A-ZÀ-Þ]\.){1,6}$")
# Words with a point that a sentence goes on after.
_ABBREVIATIONS: Final = frozenset(
    {
        "al.",
        "art.",
        "cf.",
        "chap.",
        "dr.",
        "e.g.",
        "env.",
        "ex.",
        "fig.",
        "i.e.",
        "mm.",
        "mr.",
        "mrs.",
        "ms.",
        "no.",
        "nos.",
        "p.",
        "par.",
        "pp.",
        "st.",
        "ste.",
        "vol.",
        "vs.",
    }
)
_COUNTS: Final = re.compile(r"[^\W_]")
_THOUSANDS: Final = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")


class Sentence(NamedTuple):
    """A sentence and the offset of its first word."""

    offset: int
    text: str

    @property
    def word_count(self) -> int:
        """How many words a reader reads; `1 200` is one, a lone colon is none."""
        return word_count(self.text)


def word_count(text: str) -> int:
    """How many words a text holds."""
    return sum(1 for word in _THOUSANDS.sub("", text).split() if _COUNTS.search(word))


@lru_cache(maxsize=512)  # several rules ask for the sentences of the page at hand
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a passage, in order."""
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[Sentence]:
    start, end, ended = 0, 0, False
    for match in _WORD.finditer(text):
        word = match.group()
        if ended and _begins(word):
            yield Sentence(start, text[start:end])
            start = match.start()
        elif not end:
            start = match.start()
        ended = _ends(word) or (ended and not word.strip(_CLOSING))
        end = match.end()
    if end:
        yield Sentence(start, text[start:end])


def _begins(word: str) -> bool:
    """Whether a word can open a sentence; a closing quotation mark by itself cannot."""
    return bool(word.strip(_CLOSING)) and not word.lstrip(_OPENING)[:1].islower()


def _ends(word: str) -> bool:
    bare = word.rstrip(_CLOSING).lstrip(_OPENING)
    if not bare.endswith(_ENDS):
        return False
    return bare.casefold() not in _ABBREVIATIONS and not _INITIALS.match(bare)
