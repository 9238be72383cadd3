"""Suggestions that are alike: the same change, nearly the same words, or one block of a page.

Invariants: two suggestions are held against each other only where they touch the same page; what
one block costs is bounded, however many touch it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from pathlib import Path
from typing import Final, NamedTuple

from playbook.intake.assessment import Assessed
from playbook.intake.merging import Merge, merges
from playbook.model.document import Page
from playbook.model.queue import Overlap
from playbook.model.text import Language

# How many pairs of one block are merged with each other.
_PAIRS: Final = 30
_SHINGLE: Final = 3
_NEAR: Final = 0.8
_FRONT: Final = ""


class Block(NamedTuple):
    """A part of a page of main under one heading; the empty one stands before the first."""

    page: str
    language: Language
    block: str


def alike(named: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """For each suggestion, the others that make the same change."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name, patch in named.items():
        groups[patch].append(name)
    return {
        name: tuple(other for other in groups[patch] if other != name)
        for name, patch in named.items()
        if len(groups[patch]) > 1
    }


def nearly_alike(queue: Sequence[Assessed]) -> dict[str, tuple[str, ...]]:
    """For each suggestion, the others that add nearly the same words to the same page."""
    found: dict[str, set[str]] = defaultdict(set)
    for group in _by_page(queue).values():
        shingled = [(name, shingles) for name, shingles in group if shingles]
        for (one, words), (other, others) in islice(combinations(shingled, 2), _PAIRS * _PAIRS):
            if len(words & others) >= _NEAR * len(words | others):
                found[one].add(other)
                found[other].add(one)
    return {name: tuple(sorted(others)) for name, others in found.items()}


def _by_page(queue: Sequence[Assessed]) -> dict[str, list[tuple[str, frozenset[str]]]]:
    pages: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for one in queue:
        for before, after in one.proposed.pages:
            if after:
                name = before.path if before else after.path
                added = frozenset(_shingles(after)) - frozenset(_shingles(before))
                pages[name].append((one.suggestion.id, added))
    return pages


def _shingles(page: Page | None) -> Iterator[str]:
    words = [word for one in page.body.passages for word in one.words] if page else []
    return (" ".join(words[at : at + _SHINGLE]) for at in range(len(words)))


def blocks_changed(assessed: Assessed) -> frozenset[Block]:
    """The blocks of main's pages that a suggestion changes; none of a page that can't be read.

    What it adds under a heading of its own belongs to the block before: no block is named as a
    stranger names it.
    """
    deleted = {change.path for change in assessed.proposed.files if change.after is None}
    return frozenset(
        Block(before.id, before.language, block)
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


def overlaps(path: Path, queue: Sequence[Assessed]) -> tuple[Overlap, ...]:
    """Each block that more than one suggestion changes, and whether two collide in its page."""
    touching: dict[Block, list[Assessed]] = defaultdict(list)
    for one in queue:
        for block in blocks_changed(one):
            touching[block].append(one)
    shared = {block: some for block, some in sorted(touching.items()) if len(some) > 1}
    pairs = {block: list(_pairs(some)) for block, some in shared.items()}
    merged = merges(path, (pair for some in pairs.values() for pair in some))
    return tuple(
        Overlap(
            block.page,
            block.language,
            block.block,
            tuple(one.suggestion.id for one in some),
            any(_collides(merged[pair], _paths(block, some)) for pair in pairs[block]),
        )
        for block, some in shared.items()
    )


def _collides(merge: Merge, paths: set[str]) -> bool:
    """Whether two suggestions collide in these files; also where git can't tell."""
    return merge.tree is None or not paths.isdisjoint(merge.conflicts)


def _paths(block: Block, some: Iterable[Assessed]) -> set[str]:
    """Where the page of a block stands."""
    pages = (before for one in some for before, _ in one.proposed.pages if before)
    return {page.path for page in pages if (page.id, page.language) == block[:2]}


def _pairs(some: Sequence[Assessed]) -> Iterator[tuple[str, str]]:
    heads = [one.suggestion.head for one in some]
    for one, other in islice(combinations(heads, 2), _PAIRS):
        if one != other:
            yield (one, other)
