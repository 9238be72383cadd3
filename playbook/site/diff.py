"""What changed from one text to another, word by word.

Invariants: the pieces that are not inserted are the text before, those that are not deleted the
text after, to the letter; the work is bounded, whatever the texts: blocks are compared first, and
words only within blocks that changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal, NamedTuple

from playbook.metadata.body import FENCE

_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_TOKEN: Final = re.compile(r"\w+|\s+|[^\w\s]")
_WORD: Final = re.compile(r"\w")
# The most pairs that are compared: of all blocks, of the words of two texts, of all words.
_BLOCK_PAIRS: Final = 250_000
_WORD_PAIRS: Final = 120_000
_ALL_WORD_PAIRS: Final = 2_000_000
# Of two texts that have less in common, each is read more easily as a whole.
_ALIKE: Final = 0.35


class Piece(NamedTuple):
    """A run of text that stayed, went or came."""

    kind: Literal["same", "deleted", "inserted"]
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a text with what follows it up to the next: a paragraph, a list, a heading."""

    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether anything in it came or went."""
        return any(piece.kind != "same" for piece in self.pieces)


class _Hunk(NamedTuple):
    """A part that may have changed: what it was, and what it is."""

    before: str
    after: str


def diff(before: str, after: str) -> tuple[Block, ...]:
    """The blocks of both texts in order, each with what came and went in it."""
    room = _ALL_WORD_PAIRS
    made = []
    for hunk in _hunks(blocks(before), blocks(after)):
        old, new = _TOKEN.findall(hunk.before), _TOKEN.findall(hunk.after)
        pairs = 0 if hunk.before == hunk.after else len(old) * len(new)
        in_words = pairs <= min(_WORD_PAIRS, room)
        room -= pairs if in_words else 0
        made.append(Block(tuple(_in_words(old, new) if in_words else _whole(hunk))))
    return tuple(made)


def blocks(text: str) -> tuple[str, ...]:
    """The blocks of a page's source, blank lines with the block before; metadata line by line."""
    made: list[str] = []
    fence: str | None = None
    open_block = metadata = False
    for number, line in enumerate(_LINE.findall(text)):
        blank, mark = not line.strip(), FENCE.match(line)
        if number == 0 and line.rstrip() == "---":
            metadata = True
        starts = metadata or not open_block
        if starts and not (blank and made and not metadata):
            made.append(line)
        else:
            made[-1] += line
        if metadata:
            metadata = number == 0 or line.rstrip() != "---"
        else:
            fence = fence_after(fence, mark, line)
            open_block = fence is not None or not blank
    return tuple(made)


def fence_after(fence: str | None, mark: re.Match[str] | None, line: str) -> str | None:
    """The fence of code that is open after a line."""
    if fence is None:
        return mark.group(1) if mark else None
    closes = mark and mark.group(1).startswith(fence) and not line.strip(" `~\t\n")
    return None if closes else fence


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[_Hunk]:
    """The blocks that stayed, each by itself, and those that did not, beside what came instead."""
    first, last = _shared_ends(old, new)
    yield from (_Hunk(one, one) for one in old[:first])
    ends = slice(first, len(old) - last), slice(first, len(new) - last)
    yield from _middle(old[ends[0]], new[ends[1]])
    yield from (_Hunk(one, one) for one in old[len(old) - last :])


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[_Hunk]:
    if len(old) * len(new) > _BLOCK_PAIRS:
        yield _Hunk("".join(old), "".join(new))
        return
    for _, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if j - i == m - k:
            yield from map(_Hunk, old[i:j], new[k:m])
        else:
            yield _Hunk("".join(old[i:j]), "".join(new[k:m]))


def _shared_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many members two sequences share at their start, and then at their end."""
    shortest = min(len(old), len(new))
    first = next((n for n in range(shortest) if old[n] != new[n]), shortest)
    left = shortest - first
    last = next((n for n in range(left) if old[-1 - n] != new[-1 - n]), left)
    return first, last


def _whole(hunk: _Hunk) -> Iterator[Piece]:
    """Everything went, and everything came."""
    if hunk.before == hunk.after:
        yield from [Piece("same", hunk.before)] if hunk.before else []
    else:
        yield from _changed(hunk.before, hunk.after)


def _in_words(old: Sequence[str], new: Sequence[str]) -> Iterable[Piece]:
    first, last = _shared_ends(old, new)
    middle = old[first : len(old) - last], new[first : len(new) - last]
    opcodes = SequenceMatcher(None, *middle, autojunk=False).get_opcodes()
    pairs = [(tag == "equal", middle[0][i:j], middle[1][k:m]) for tag, i, j, k, m in opcodes]
    ends = (True, old[:first], old[:first]), (True, old[len(old) - last :], ())
    made = tuple(_legible([ends[0], *pairs, ends[1]]))
    stayed = sum(len(piece.text.strip()) for piece in made if piece.kind == "same")
    before, after = "".join(old), "".join(new)
    least = _ALIKE * max(len(before.strip()), len(after.strip()))
    return made if stayed >= least else tuple(_whole(_Hunk(before, after)))


def _legible(
    runs: Iterable[tuple[bool, Sequence[str], Sequence[str]]],
) -> Iterator[Piece]:
    """The runs as pieces; what stayed between two changes without being a word went and came."""
    deleted = inserted = stayed = ""
    for is_same, old, new in runs:
        if is_same:
            stayed += "".join(old)
        elif old or new:
            if _WORD.search(stayed) or not (deleted or inserted):
                yield from _changed(deleted, inserted)
                yield from [Piece("same", stayed)] if stayed else []
                deleted = inserted = stayed = ""
            deleted += stayed + "".join(old)
            inserted += stayed + "".join(new)
            stayed = ""
    yield from _changed(deleted, inserted)
    yield from [Piece("same", stayed)] if stayed else []


def _changed(deleted: str, inserted: str) -> Iterator[Piece]:
    yield from [Piece("deleted", deleted)] if deleted else []
    yield from [Piece("inserted", inserted)] if inserted else []
