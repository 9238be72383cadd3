"""What the queue needs of a suggestion that nobody has acknowledged: no word of a stranger's.

Invariant: ids and files of main's pages, numbers, and digests of words are all that is in it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from playbook.intake.assessment import Assessed
from playbook.model.document import Page
from playbook.model.text import Language

_SHINGLE: Final = 3
# The least of a page's digests stand for all of them, where there are more.
_SKETCH: Final = 256
_FRONT: Final = ""


class Block(NamedTuple):
    """A part of a page of main under one heading; the empty one stands before the first."""

    page: str
    language: Language
    block: str
    path: str


@dataclass(frozen=True, slots=True)
class Outline:
    """A suggestion in outline.

    `pages` are the ids of main's pages that it touches, `findings` how many it has, `blocks` those
    of main's that it changes; `added` holds the sketch of the words that it adds, by page.
    """

    pages: tuple[str, ...]
    findings: int
    blocks: frozenset[Block]
    added: Mapping[str, frozenset[str]]


def outline_of(assessed: Assessed) -> Outline:
    """What was found of a suggestion, in outline."""
    return Outline(
        assessed.pages,
        len(assessed.findings),
        blocks_changed(assessed),
        {
            _digest(before.path if before else after.path): added
            for before, after in assessed.proposed.pages
            if after and (added := _sketch(set(_shingles(after)).difference(_shingles(before))))
        },
    )


def similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of what either adds both add, from 0 to 1; of sketches, an estimate of it."""
    either = _sketch(one | other)
    return len(either & one & other) / len(either) if either else 0


def _sketch(digests: Iterable[str]) -> frozenset[str]:
    return frozenset(sorted(digests)[:_SKETCH])


def _shingles(page: Page | None) -> Iterator[str]:
    words = [word for one in page.body.passages for word in one.words] if page else []
    return (_digest(" ".join(words[at : at + _SHINGLE])) for at in range(len(words)))


def _digest(words: str) -> str:
    return hashlib.blake2b(words.encode(errors="replace"), digest_size=8).hexdigest()


def blocks_changed(assessed: Assessed) -> frozenset[Block]:
    """The blocks of main's pages that a suggestion changes; none of a page that can't be read.

    What it adds under a heading of its own belongs to the block before: no block is named as a
    stranger names it.
    """
    deleted = {change.path for change in assessed.proposed.files if change.after is None}
    return frozenset(
        Block(before.id, before.language, block, before.path)
        for before, after in assessed.proposed.pages
        if before and (after or before.path in deleted)
        for block in _blocks_changed(before, after)
    )


def _blocks_changed(before: Page, after: Page | None) -> Iterator[str]:
    known = before.body.anchors
    old, new = _blocks(before, known), _blocks(after, known) if after else {}
    yield from (block for block in old.keys() | new.keys() if old.get(block) != new.get(block))


def _blocks(page: Page, known: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The lines of each block, the metadata with what stands before the first; blank ones apart."""
    starts = {one.place.line: one.id for one in page.body.headings if one.id in known}
    blocks: dict[str, list[str]] = defaultdict(list)
    block = _FRONT
    for number, line in enumerate(page.content.decode().split("\n"), start=1):
        block = starts.get(number, block)
        if line.strip():
            blocks[block].append(line.rstrip())
    return {block: tuple(lines) for block, lines in blocks.items()}
