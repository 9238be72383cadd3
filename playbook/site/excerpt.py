"""Parts of a page, as Markdown that reads the same on any other page of its language.

Invariants: code stays as it is; a link leads where it led; nothing brings an id along, for two
pages may use the same; each line of the page is visited a bounded number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Final, NamedTuple

from playbook.metadata.body import masked
from playbook.model.body import Link, Passage
from playbook.model.document import Page
from playbook.model.place import Place
from playbook.rules.lnk.targets import names_asset, path_of, scheme_of
from playbook.site.navigation import source_path

_TAB: Final = 4
_FENCE: Final = re.compile(r"^\s*(?:`{3}|~{3})")
_ATTRIBUTES: Final = re.compile(r"\{:?[ ]?([^{}\n]{0,200})\}")
_ID: Final = re.compile(r"(?:^|(?<= ))#[A-Za-z][\w-]{0,80}[ ]?")
_FOOTNOTE: Final = re.compile(r"\[\^([^\[\]\n]{1,60})\]")
_BY_LABEL: Final = re.compile(r"\[([^\[\]\n]{1,300})\](?:\[([^\[\]\n]{0,200})\])?(?![\[\](:])")


class _Edit(NamedTuple):
    """A part of the page's source, and what is to stand in its place."""

    start: int
    end: int
    text: str


def items(page: Page, block: str) -> tuple[str, ...]:
    """The list items under a block's heading: each with the paragraphs and lists it holds."""
    passages = [passage for passage in page.body.passages if passage.block == block]
    if not any(passage.kind == "item" for passage in passages):
        return ()
    lines = _Source(page).moved.split("\n")
    starts = {passage.lines[0].number - page.body_line for passage in page.body.passages}
    return tuple(_item(lines, start, starts) for start in _tops(page, passages, lines))


def _tops(page: Page, passages: list[Passage], lines: list[str]) -> Iterator[int]:
    """The lines on which an item starts that stands in no other item."""
    open_at: int | None = None
    for passage in passages:
        line = passage.lines[0].number - page.body_line
        depth = _depth(lines[line])
        if open_at is not None and depth > open_at:
            continue
        open_at = depth if passage.kind == "item" else None
        if open_at is not None:
            yield line


def _item(lines: list[str], start: int, starts: set[int]) -> str:
    """An item's lines, moved to the margin."""
    depth = _depth(lines[start])
    end = start + 1
    while end < len(lines) and not _ends(lines, end, depth, starts):
        end += 1
    margin = len(lines[start]) - len(lines[start].lstrip(" "))
    return "\n".join(_dedented(line, margin) for line in lines[start:end]).rstrip()


def _ends(lines: list[str], number: int, depth: int, starts: set[int]) -> bool:
    """Whether a line is the first that is no part of an item of this depth."""
    line = lines[number]
    if not line.strip() or _depth(line) > depth:
        return False
    return number in starts or not lines[number - 1].strip() or bool(_FENCE.match(line))


def _depth(line: str) -> int:
    """How deep Markdown takes a line to stand: one for each four blanks."""
    return (len(line) - len(line.lstrip(" "))) // _TAB


def _dedented(line: str, margin: int) -> str:
    return line[min(margin, len(line) - len(line.lstrip(" "))) :]


class _Source:
    """A page's source with everything changed that holds on this page only."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = page.markdown
        lengths = (len(line) + 1 for line in self.text.split("\n"))
        self.offsets = [0, *accumulate(lengths)]

    @property
    def moved(self) -> str:
        """The source, line by line as it was, ready to stand on another page."""
        written, done = [], 0
        for edit in sorted([*self._links(), *self._wiki_links(), *self._marks()]):
            if edit.start >= done:
                written += [self.text[done : edit.start], edit.text]
                done = edit.end
        return "".join(written) + self.text[done:]

    def _at(self, place: Place) -> int:
        return self.offsets[place.line - self.page.body_line] + place.column - 1

    def _links(self) -> Iterator[_Edit]:
        for link in self.page.body.links:
            target = _target(self.page, link)
            start = self._at(link.place)
            if target != link.target and self.text[start] in "![":
                start = self.text.index(link.target, self.text.index("](", start) + 2)
                yield _Edit(start, start + len(link.target), target)

    def _wiki_links(self) -> Iterator[_Edit]:
        for link in self.page.body.wiki_links:
            if not link.page:
                start = self._at(link.place) + 2
                yield _Edit(start, start, self.page.id)

    def _marks(self) -> Iterator[_Edit]:
        """Ids, footnotes, and links whose address stands elsewhere on the page."""
        defined = self._defined()
        for passage in self.page.body.passages:
            if passage.kind != "heading" and ("{" in passage.text or "[" in passage.text):
                text = masked(passage.text)
                for found in _ATTRIBUTES.finditer(text):
                    yield self._edit(passage, found, _without_id(found))
                for found in _FOOTNOTE.finditer(text):
                    yield self._edit(passage, found, self._footnote(passage, found))
                for found in _BY_LABEL.finditer(text) if defined else ():
                    if address := defined.get((found[2] or found[1]).casefold()):
                        words = passage.text[found.start(1) : found.end(1)]
                        yield self._edit(passage, found, f"[{words}]({address})")

    def _edit(self, passage: Passage, found: re.Match[str], text: str) -> _Edit:
        start = self._at(passage.place(found.start()))
        return _Edit(start, start + len(found[0]), text)

    def _defined(self) -> Mapping[str, str]:
        """The addresses that stand apart from their links, by label."""
        return {
            link.words.casefold(): _target(self.page, link)
            for link in self.page.body.links
            if self.text[self._at(link.place)] not in "![<"
        }

    def _footnote(self, passage: Passage, found: re.Match[str]) -> str:
        """A footnote stays on its page: its number leads there."""
        return f"[&#91;{found[1]}&#93;](/{source_path(self.page)}#{passage.block or ''})"


def _target(page: Page, link: Link) -> str:
    """Where a link of the page leads, from anywhere in the language's tree."""
    if scheme_of(link.target) or "@" in link.target:
        return link.target
    path = path_of(page, link.target)
    _, anchor, name = link.target.partition("#")
    if names_asset(page, link.target):
        return f"/{path.removeprefix('docs/')}{anchor}{name}"
    own = f"docs/{page.language.value}/"
    return f"/{path.removeprefix(own)}{anchor}{name}" if path.startswith(own) else link.target


def _without_id(found: re.Match[str]) -> str:
    """An attribute list without its id; nothing where it held nothing else."""
    left = _ID.sub("", found[1]).strip()
    return found[0] if left == found[1].strip() else f"{{: {left} }}" if left else ""
