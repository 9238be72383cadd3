"""The text of a page as rules see it: passages, headings, links, citations, each with its place.

A passage is a run of text that a reader takes in at once: a heading, a paragraph, a list item, a
table row. `text` is the source; `readable` has the same length, with markup, addresses and code
blanked, so that an offset in one is an offset in the other.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from playbook.model.place import Place

PassageKind = Literal["heading", "paragraph", "item", "row", "quote"]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a passage: its number, its text's first column, its offset in the passage."""

    number: int
    column: int
    offset: int


@dataclass(frozen=True)
class Passage:
    """A run of text: what kind, under which block, and where each of its lines stands."""

    path: str
    kind: PassageKind
    block: str | None
    text: str
    readable: str
    lines: tuple[SourceLine, ...]
    group: int = 0

    def place(self, offset: int = 0, length: int = 1) -> Place:
        """Where a part of the passage stands; the length is cut at the end of its line."""
        index = bisect_right(self.lines, offset, key=lambda line: line.offset) - 1
        line = self.lines[max(index, 0)]
        end = self.text.find("\n", offset)
        room = (end if end >= 0 else len(self.text)) - offset
        return Place(
            self.path,
            line.number,
            line.column + offset - line.offset,
            max(1, min(length, room)),
        )

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words a reader reads."""
        return tuple(self.readable.split())


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `id` is the anchor it gets, `explicit` whether the author wrote it."""

    level: int
    text: str
    id: str
    explicit: bool
    place: Place


@dataclass(frozen=True, slots=True)
class WikiLink:
    """`[[page]]`, `[[page|words]]`, `[[page#block]]`; an empty page means this page."""

    page: str
    block: str | None
    words: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Link:
    """A Markdown link or image, or an address between angle brackets."""

    target: str
    words: str
    image: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Citation:
    """`[@source, locator]`, or `[@fact]`, at an offset of its passage."""

    id: str
    locator: str | None
    passage: Passage
    offset: int
    place: Place


@dataclass(frozen=True, slots=True)
class RawHtml:
    """A tag or comment that an author wrote."""

    text: str
    place: Place


@dataclass(frozen=True)
class Body:
    """Everything a rule may ask of a page's text."""

    passages: tuple[Passage, ...] = ()
    headings: tuple[Heading, ...] = ()
    wiki_links: tuple[WikiLink, ...] = ()
    links: tuple[Link, ...] = ()
    citations: tuple[Citation, ...] = ()
    raw_html: tuple[RawHtml, ...] = ()

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every heading id."""
        return frozenset(heading.id for heading in self.headings)

    def block(self, block_id: str) -> tuple[Passage, ...]:
        """The passages under a block's heading, without the heading."""
        return tuple(
            passage
            for passage in self.passages
            if passage.block == block_id and passage.kind != "heading"
        )

    @cached_property
    def word_count(self) -> int:
        """How many words a reader reads."""
        return sum(len(passage.words) for passage in self.passages)
