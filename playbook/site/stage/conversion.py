"""Turns a page's Markdown into Markdown that any engine reads in the same way.

Wiki links become links from file to file, citations footnotes, and every heading gets the id that
links lead to. What this package refuses to render, another engine must not render either: signs
that open HTML tags or attribute lists become entities, addresses that no page may have are left
out. Code stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final, NamedTuple

from playbook.metadata.body import AUTOLINK, CITATION, CODE, ESCAPED, LINK, WIKI, scan
from playbook.model.body import Body, Passage
from playbook.model.place import Place
from playbook.site.allow_list import address_allowed
from playbook.site.escape import hidden_shown, markdown_text
from playbook.site.markdown import Note, References
from playbook.site.stage.address import relative, staged_address
from playbook.site.stage.fences import fence_openings

# `{: #id }` after a block names it, so that links can lead there; nothing else in braces is kept.
_BLOCK_ID: Final = re.compile(r"\{: ?#([A-Za-z][\w-]{0,80}) ?\}[ \t]*$")
_ATTRIBUTES: Final = re.compile(r"[ \t]*\{:[^{}\n]{0,200}\}")
_ENTITIES: Final = {"<": "&lt;", "{": "&#123;"}
# What an edit has dealt with; no page holds this character.
_DONE: Final = "\x00"


class _Edit(NamedTuple):
    """A part of the text, by its ends, and what stands there instead."""

    start: int
    end: int
    text: str


@dataclass
class _Notes:
    """The footnotes of a page, in the order in which they are first cited."""

    markdown: str
    cited: dict[tuple[str, str | None], Note] = field(default_factory=dict)

    def label(self, source: str, locator: str | None, note: Note) -> str:
        """The footnote's label: the same for the same place in the same source."""
        self.cited.setdefault((source, locator), note)
        return self._label(list(self.cited).index((source, locator)) + 1)

    def definitions(self) -> Iterator[str]:
        """A line for each footnote."""
        for number, note in enumerate(self.cited.values(), start=1):
            yield f"[^{self._label(number)}]: {_written(note)}"

    def _label(self, number: int) -> str:
        """A number, unless the author numbers footnotes too."""
        return f"source-{number}" if f"[^{number}]" in self.markdown else str(number)


class Converted(NamedTuple):
    """A page's text, and the blocks that list its sources as footnotes; none when it cites none."""

    text: str
    sources: tuple[str, ...]


def converted(markdown: str, path: str, references: References) -> Converted:
    """The Markdown of the page at a path of its tree."""
    conversion = _Conversion(markdown, path, references)
    text = conversion.text().strip("\n")
    notes = list(conversion.notes.definitions())
    if not notes:
        return Converted(text, ())
    heading = f"## {markdown_text(references.sources_title)} {{#sources}}"
    return Converted(text, (heading, "\n".join(notes)))


class _Conversion:
    """One page: where its lines begin, what is changed in it, what it cites."""

    def __init__(self, markdown: str, path: str, references: References) -> None:
        self.markdown = markdown
        self.path = path
        self.references = references
        self.notes = _Notes(markdown)
        lengths = (len(line) + 1 for line in markdown.split("\n"))
        self._starts = [0, *accumulate(lengths)]

    def text(self) -> str:
        """The page's text, with every change made."""
        body = scan(self.path, self.markdown, 1)
        parts, done = [], 0
        for edit in sorted(self._edits(body)):
            parts += [self.markdown[done : edit.start], edit.text]
            done = edit.end
        return hidden_shown("".join([*parts, self.markdown[done:]]))

    def _edits(self, body: Body) -> Iterator[_Edit]:
        for passage in body.passages:
            for edit in self._passage(passage):
                yield _Edit(self._at(passage, edit.start), self._at(passage, edit.end), edit.text)
        yield from self._headings(body)
        yield from self._definitions(body)
        for number, start, end in fence_openings(self.markdown, body):
            yield _Edit(self._starts[number - 1] + start, self._starts[number - 1] + end, "")

    def _at(self, passage: Passage, offset: int) -> int:
        """Where an offset of a passage stands in the page."""
        line = next(line for line in reversed(passage.lines) if line.offset <= offset)
        return self._starts[line.number - 1] + line.column - 1 + offset - line.offset

    def _from(self, place: Place) -> int:
        return self._starts[place.line - 1] + place.column - 1

    def _headings(self, body: Body) -> Iterator[_Edit]:
        """Every heading says its id, and has no other attribute."""
        for heading in body.headings:
            start = self._from(heading.place) + len(heading.text)
            end = self._starts[heading.place.line] - 1
            yield _Edit(start, end, f" {{#{heading.id}}}")

    def _definitions(self, body: Body) -> Iterator[_Edit]:
        """The addresses that stand apart from the links that use them: `[words]: address`."""
        for link in body.links:
            start = self._from(link.place)
            if self.markdown.startswith(link.target, start):
                address = staged_address(link.target, self.path)
                yield _Edit(start, start + len(link.target), address or "#")

    def _passage(self, passage: Passage) -> Iterator[_Edit]:
        """The changes in a passage, by offset; what one has dealt with, the next does not see."""
        text = passage.text
        escaped = ESCAPED.sub("  ", text)
        code = [found.span() for found in CODE.finditer(escaped)]
        left = _without(escaped, code, _DONE)
        for pattern, make in (
            (WIKI, self._wiki_link),
            (CITATION, self._citation),
            (LINK, self._link),
            (AUTOLINK, self._autolink),
        ):
            edits = [make(found, text) for found in pattern.finditer(left)]
            yield from edits
            left = _without(left, [(edit.start, edit.end) for edit in edits], _DONE)
        yield from _harmless(text, left)

    def _wiki_link(self, found: re.Match[str], text: str) -> _Edit:
        page, block, words = (_part(found, group, text) for group in (1, 2, 3))
        target = self.references.page(page) if page else None
        anchor = f"#{block}" if block else ""
        if not page:
            written = f"[{markdown_text(words or block)}]({anchor})"
        elif target is None:
            written = markdown_text(f"{words or page} ({self.references.missing})")
        elif target.language:
            only = self.references.only_in(target.language)
            written = markdown_text(f"{words or target.title} ({only})")
        else:
            address = relative(f"/{target.path}{anchor}", self.path)
            written = f"[{markdown_text(words or target.title)}]({address})"
        return _Edit(*found.span(), written)

    def _citation(self, found: re.Match[str], text: str) -> _Edit:
        source, locator = (_part(found, group, text) for group in (1, 2))
        place = " ".join(locator.split()) or None
        note = self.references.note(source, place)
        if note is None:
            return _Edit(*found.span(), markdown_text(f"[{source} ({self.references.missing})]"))
        return _Edit(*found.span(), f"[^{self.notes.label(source, place, note)}]")

    def _link(self, found: re.Match[str], text: str) -> _Edit:
        """The address of a link; only its words where no page may have that address."""
        address = _part(found, 3, text)
        staged = staged_address(address, self.path, image=bool(found.group(1)))
        if staged is None:
            return _Edit(*found.span(), markdown_text(_part(found, 2, text)))
        return _Edit(*found.span(3), staged)

    @staticmethod
    def _autolink(found: re.Match[str], text: str) -> _Edit:
        address = _part(found, 1, text)
        written = text[found.start() : found.end()]
        mail = "@" in address and ":" not in address
        allowed = mail or address_allowed(address)
        return _Edit(*found.span(), written if allowed else markdown_text(written))


def _written(note: Note) -> str:
    """A source as its footnote gives it."""
    text = markdown_text(note.text)
    return f"[{text}](<{note.address}>)" if note.address else text


def _part(found: re.Match[str], group: int, text: str) -> str:
    """What the author wrote for a group, code and escapes included."""
    start, end = found.span(group)
    return text[start:end].strip() if start >= 0 else ""


def _harmless(text: str, left: str) -> Iterator[_Edit]:
    """What would open a tag or an attribute list, as an entity; the id of a block stays."""
    kept = _BLOCK_ID.search(left)
    left = _without(left, [kept.span()], _DONE) if kept else left
    attributes = [found.span() for found in _ATTRIBUTES.finditer(left)]
    yield from (_Edit(start, end, "") for start, end in attributes)
    left = _without(left, attributes, _DONE)
    for at, sign in enumerate(left):
        if sign in _ENTITIES:
            yield _Edit(at, at + 1, _ENTITIES[sign])
        elif sign == " " and text[at] == "<":  # `\<` is an escape here; elsewhere it opens a tag
            yield _Edit(at - 1, at + 1, _ENTITIES["<"])


def _without(text: str, spans: list[tuple[int, int]], sign: str) -> str:
    """The text with another sign in place of some parts."""
    for start, end in spans:
        text = text[:start] + sign * (end - start) + text[end:]
    return text
