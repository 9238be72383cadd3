"""Suggestions that are alike: the same change, nearly the same words, or one block of a page.

Invariants: two suggestions are held against each other only where they touch the same page; what
one block costs is bounded, however many touch it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import Final, NamedTuple

from playbook.intake.merging import Sides
from playbook.intake.outline import Block, Outline, similarity
from playbook.model.queue import Overlap

# How many pairs of one block are merged with each other.
_PAIRS: Final = 30
_NEAR: Final = 0.8


class Meeting(NamedTuple):
    """Two commits that both change a file of main."""

    sides: Sides
    path: str


Collisions = Callable[[Iterable[Meeting]], Mapping[Meeting, bool]]


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


def nearly_alike(outlines: Mapping[str, Outline]) -> dict[str, tuple[str, ...]]:
    """For each suggestion, the others that add nearly the same words to the same page."""
    found: dict[str, set[str]] = defaultdict(set)
    for group in _by_page(outlines).values():
        for (one, words), (other, others) in islice(combinations(group, 2), _PAIRS * _PAIRS):
            if similarity(words, others) >= _NEAR:
                found[one].add(other)
                found[other].add(one)
    return {name: tuple(sorted(others)) for name, others in found.items()}


def _by_page(outlines: Mapping[str, Outline]) -> dict[str, list[tuple[str, frozenset[str]]]]:
    pages: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for name, outline in outlines.items():
        for page, added in outline.added.items():
            pages[page].append((name, added))
    return pages


def overlaps(
    outlines: Mapping[str, Outline], heads: Mapping[str, str], collisions: Collisions
) -> tuple[Overlap, ...]:
    """Each block that more than one suggestion changes, and whether two collide in its page.

    `heads` are the suggestions' commits.
    """
    touching: dict[Block, list[str]] = defaultdict(list)
    for name, outline in outlines.items():
        for block in outline.blocks:
            touching[block].append(name)
    shared = {block: some for block, some in sorted(touching.items()) if len(some) > 1}
    met = {
        block: list(_met(block.path, [heads[one] for one in some]))
        for block, some in shared.items()
    }
    collides = collisions(one for some in met.values() for one in some)
    return tuple(
        Overlap(
            block.page,
            block.language,
            block.block,
            tuple(some),
            any(collides[one] for one in met[block]),
        )
        for block, some in shared.items()
    )


def _met(path: str, heads: Sequence[str]) -> Iterator[Meeting]:
    pairs = islice(combinations(heads, 2), _PAIRS)
    return (Meeting(sides, path) for sides in pairs if sides[0] != sides[1])
