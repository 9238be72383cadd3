"""Cuts long lists into pages of a bounded size, whatever stands in their entries.

A browser, a reader's patience and a slow network all ask the same: no page over 300 kB of HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

# What is left of 300 kB by the theme's own part of a page, and some room.
BYTES_OF_ENTRIES: Final = 200_000
# What the markup of an entry takes beside its words.
_MARKUP: Final = 250


class Entry(NamedTuple):
    """A line of a list, under the name of its group."""

    group: str
    line: str


def parts(entries: Iterable[Entry], most: int = BYTES_OF_ENTRIES) -> tuple[tuple[Entry, ...], ...]:
    """The entries in order, in parts of at most so many bytes; one empty part for none."""
    return tuple(map(tuple, _parts(entries, most))) or ((),)


def _parts(entries: Iterable[Entry], most: int) -> Iterator[list[Entry]]:
    part: list[Entry] = []
    size = 0
    for entry in entries:
        weight = size_of(entry.line)
        if part and size + weight > most:
            yield part
            part, size = [], 0
        part.append(entry)
        size += weight
    if part:
        yield part


def size_of(line: str) -> int:
    """About how many bytes of HTML a line of Markdown becomes."""
    return len(line.encode()) + _MARKUP


class Fitting(NamedTuple):
    """The first members of a list that fit, and how many do not."""

    lines: tuple[str, ...]
    left: int


def fitting(lines: Sequence[str], room: int, most: int = 100) -> Fitting:
    """As many lines as fit into so many bytes of HTML, and no more than `most` of them."""
    kept: list[str] = []
    for line in lines[:most]:
        room -= size_of(line)
        if room < 0:
            break
        kept.append(line)
    return Fitting(tuple(kept), len(lines) - len(kept))
