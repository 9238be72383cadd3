"""The pieces of a difference as a person reads them: without the markup that did not change.

Invariants: what is left out is markup in both texts and stayed in both; of what came or went
everything is there, to the letter; the work is bounded.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from playbook.site.diff import Piece
from playbook.site.markup import Cut, Mark, marks

# What stands in place of a mark.
Say = Callable[[Cut], str]


class Part(NamedTuple):
    """A run of text in sight that stayed, went or came; `strong` where it is of a heading."""

    kind: Literal["same", "deleted", "inserted"]
    text: str
    strong: bool = False


class _Run(NamedTuple):
    """What stayed: where it is in one of both texts, and where among all pieces."""

    place: int
    among: int
    length: int


class _Sight(NamedTuple):
    """What is left out, by where it begins; the headings; where any of these begins or ends.

    All of it is by place among the pieces, in order.
    """

    cuts: dict[int, Cut]
    headings: tuple[tuple[int, int], ...]
    edges: tuple[int, ...]

    def is_heading(self, start: int, end: int) -> bool:
        """Whether all of a run stands in one heading."""
        number = bisect_right(self.headings, start, key=lambda one: one[0])
        return number > 0 and end <= self.headings[number - 1][1]

    def within(self, start: int, end: int) -> tuple[int, ...]:
        """Where something begins or ends in a run, with both of its own ends."""
        first, last = bisect_right(self.edges, start), bisect_left(self.edges, end)
        return (start, *self.edges[first:last], end)


def legible(pieces: Sequence[Piece], say: Say) -> tuple[Part, ...]:
    """The pieces of a part of a page, in which markup that stayed is what `say` makes of it."""
    sight = _sight(pieces)
    made: list[Part] = []
    at = 0
    for piece in pieces:
        end = at + len(piece.text)
        if piece.kind == "same":
            made += _cleaned(piece.text, at, sight, say)
        else:
            made.append(Part(piece.kind, piece.text, sight.is_heading(at, end)))
        at = end
    return tuple(made)


def _cleaned(text: str, at: int, sight: _Sight, say: Say) -> Iterator[Part]:
    """What is in sight of a run that stayed."""
    runs = (
        (sight.is_heading(start, end), _said(text[start - at : end - at], start, sight, say))
        for start, end in pairwise(sight.within(at, at + len(text)))
    )
    for strong, told in groupby(runs, lambda run: run[0]):
        if whole := "".join(words for _, words in told):
            yield Part("same", whole, strong)


def _said(text: str, start: int, sight: _Sight, say: Say) -> str:
    cut = sight.cuts.get(start)
    return text if cut is None else say(cut)


def _sight(pieces: Sequence[Piece]) -> _Sight:
    before = _stayed(pieces, "inserted")
    changed = any(piece.kind != "same" for piece in pieces)
    both = before & _stayed(pieces, "deleted") if changed else before
    cuts = sorted(cut for mark in both for cut in mark)
    whole = "".join(piece.text for piece in pieces)
    headings = tuple(
        (cut.start, whole.find("\n", cut.end) % (len(whole) + 1))
        for cut in cuts
        if cut.kind == "heading"
    )
    pairs = (*((cut.start, cut.end) for cut in cuts), *headings)
    edges = tuple(sorted({edge for pair in pairs for edge in pair}))
    return _Sight({cut.start: cut for cut in cuts}, headings, edges)


def _stayed(pieces: Sequence[Piece], other: str) -> set[Mark]:
    """The marks of one of both texts that stayed to the letter, by place among the pieces."""
    runs: list[_Run] = []
    place = among = 0
    for piece in pieces:
        length = len(piece.text)
        if piece.kind == "same":
            runs.append(_Run(place, among, length))
        place += length if piece.kind != other else 0
        among += length
    text = "".join(piece.text for piece in pieces if piece.kind != other)
    moved = (tuple(_among(cut, runs) for cut in mark) for mark in marks(text))
    return {mark for mark in moved if None not in mark}  # type: ignore[misc]  # none is left


def _among(cut: Cut, runs: Sequence[_Run]) -> Cut | None:
    """A cut's place among the pieces; None where not all of it is in one run that stayed."""
    number = bisect_right(runs, cut.start, key=lambda run: run.place) - 1
    if number < 0:
        return None
    run = runs[number]
    fits = cut.end <= run.place + run.length
    return cut.moved(run.among - run.place) if fits else None
