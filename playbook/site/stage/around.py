"""What stands around a page's text, as Markdown lists.

Above it stands what a reader checks first, below it where to go from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from playbook.site.escape import SafeHtml, markdown_text
from playbook.site.frame import Frame, OpenIdeas, Piece, Row
from playbook.site.stage.address import relative
from playbook.site.words import SiteWords

# Between the frame and the text: two lists stay two.
_RULE: Final = "---"
# Addresses of what a staged page does not have, and of the other language's built site.
_ONLY_IN_THE_SITE: Final = ("#playbook-", "../")


class Around:
    """Writes the frame of the page at a path of its tree."""

    def __init__(self, frame: Frame, path: str, words: SiteWords, as_of: SafeHtml) -> None:
        self._frame = frame
        self._path = path
        self._words = words
        self._as_of = as_of

    def above(self) -> Iterator[str]:
        """Paragraphs and lists for under the title, each a block of its own, and a line."""
        blocks = list(self._above())
        yield from [*blocks, _RULE] if blocks else ()

    def _above(self) -> Iterator[str]:
        frame = self._frame
        if frame.above:
            yield self._piece(frame.above)
        if frame.as_of:
            yield _text(frame.as_of)
        if frame.notice:
            yield f"**{_text(frame.notice.words)}** {self._instead()}".rstrip()
        yield from (f"**{_text(one)}**" for one in frame.told)
        yield from self._ideas(frame.ideas)
        yield from self._listed("at_a_glance", self._rows(frame.glance))
        yield from self._listed("review", self._reviewed(frame.review))
        yield from self._listed("related_pages", map(self._piece, frame.related))

    def below(self) -> Iterator[str]:
        """A line, and lists for under the text."""
        blocks = list(self._below())
        yield from [_RULE, *blocks] if blocks else ()

    def _below(self) -> Iterator[str]:
        frame = self._frame
        yield from self._listed("what_links_here", map(self._piece, frame.links_here))
        yield from self._listed("made", self._rows(frame.made))
        yield from self._listed("page_changes", self._changes())

    def _listed(self, key: str, items: Iterable[str]) -> Iterator[str]:
        """A list under its name; nothing for no item."""
        lines = [f"- {item}" for item in items]
        if lines:
            yield f"**{markdown_text(self._words.text(key))}**"
            yield "\n".join(lines)

    def _rows(self, rows: Iterable[Row]) -> Iterator[str]:
        for row in rows:
            told = "; ".join(map(self._piece, row.pieces))
            yield f"{_text(row.label)}{self._words.colon} {told}"

    def _ideas(self, ideas: OpenIdeas) -> Iterator[str]:
        """The suggestions that touch the page, or stand beside the one that it shows."""
        if ideas:
            yield f"**{_text(ideas.heading)}**"
            yield from map(_text, ideas.words)
            more = [_text(ideas.more)] if ideas.more else []
            items = [*map(self._piece, ideas.pieces), *more, *self._rows(ideas.blocks)]
            yield from ["\n".join(f"- {item}" for item in items)] if items else []

    def _reviewed(self, rows: tuple[Row, ...]) -> Iterator[str]:
        """The rows of the review, with the day that they go by."""
        yield from self._rows(rows)
        if rows:
            yield _text(self._as_of)

    def _changes(self) -> Iterator[str]:
        changes = self._frame.changes
        if changes.note:
            yield f"{markdown_text(self._words.text('change_note'))} {_text(changes.note)}"
        if changes.days:
            days = ", ".join(map(self._piece, changes.days))
            yield f"{markdown_text(self._words.text('changes_on'))} {days}"

    def _instead(self) -> str:
        """Which page to read instead of one that is replaced."""
        notice = self._frame.notice
        if notice is None or notice.page is None:
            return ""
        return f"{_text(notice.instead or SafeHtml())} {self._piece(notice.page)}"

    def _piece(self, piece: Piece) -> str:
        words = _text(piece.words)
        if piece.path:
            block = f"#{piece.block.unescape()}" if piece.block else ""
            return f"[{words}]({relative(f'/{piece.path.unescape()}{block}', self._path)})"
        if piece.address and not piece.address.startswith(_ONLY_IN_THE_SITE):
            return f"[{words}](<{piece.address.unescape()}>)"
        return words


def _text(words: SafeHtml) -> str:
    """Words for a template, as Markdown."""
    return markdown_text(words.unescape())
