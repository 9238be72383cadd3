"""The body of a page, scanned for what rules ask about.

This is not a Markdown parser: it finds passages and what stands in them, each with its place,
which no Markdown library gives by column. A test compares what it finds with what Python-Markdown
renders.

Invariants: every pattern is bounded and has one way to match, lines are at most 2,000 characters
(`source_text`), and each line is visited once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from playbook.model.body import (
    Body,
    Citation,
    Heading,
    Link,
    Passage,
    PassageKind,
    RawHtml,
    SourceLine,
    WikiLink,
)
from playbook.model.place import Place
from playbook.model.slug import slug

FENCE: Final = re.compile(r"^\s*(`{3,20}|~{3,20})")
_HEADING: Final = re.compile(r"^(#{1,6})[ \t]+(?=\S)")
_ATTRIBUTES: Final = re.compile(r"[ \t]*\{:?[^{}\n]{0,200}\}[ \t]*$")
_EXPLICIT_ID: Final = re.compile(r"#([A-Za-z][\w-]{0,80})")
_CLOSING_HASHES: Final = re.compile(r"[ \t]+#{1,6}[ \t]*$")
_ITEM: Final = re.compile(r"^([ ]{0,40})([-*+]|\d{1,4}[.)])[ \t]+(?=\S)")
_QUOTE: Final = re.compile(r"^[ ]{0,3}>[ ]?")
_ADMONITION: Final = re.compile(r"^[ ]{0,40}(?:!!!|\?\?\?\+?|===)[ \t]+\S")
_TABLE_RULE: Final = re.compile(r"^[ ]{0,3}\|?[ :|-]*-[ :|-]*$")
_DEFINITION: Final = re.compile(r"^[ ]{0,3}\[([^\[\]\n]{1,200})\]:[ \t]*<?([^\s<>]{1,1000})>?")
_ABBREVIATION: Final = re.compile(r"^\*\[[^\[\]\n]{1,100}\]:")

ESCAPED: Final = re.compile(r"\\[\\`*_{}\[\]()#+\-.!|<>]")
CODE: Final = re.compile(r"(?<!`)(`{1,5})(?!`)([^`]|(?<=[^`])`(?=[^`])){1,2000}?(?<!`)\1(?!`)")
WIKI: Final = re.compile(
    r"\[\[([^\[\]|#\n]{0,100})(?:#([^\[\]|\n]{0,100}))?(?:\|([^\[\]\n]{0,300}))?\]\]"
)
CITATION: Final = re.compile(r"\[@([^\s,\[\]]{1,100})(?:,[ \t\n]*([^\[\]]{1,200}))?\]")
LINK: Final = re.compile(
    r"(!?)\[([^\[\]]{0,500})\]"
    r"\([ \t]*<?([^\s()<>]{0,1000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,200})?)>?"
    r"(?:[ \t\n]+[\"'][^\"'\n]{0,300}[\"'])?[ \t]*\)"
)
AUTOLINK: Final = re.compile(r"<((?:[a-z][a-z0-9+.-]{1,20}:|[^\s@<>]{1,100}@)[^\s<>]{1,500})>")
_RAW_HTML: Final = re.compile(r"<(?:!--|/?[A-Za-z][A-Za-z0-9-]{0,30}(?=[\s/>]))[^<>]{0,200}>?")
_EMPHASIS: Final = re.compile(r"\*{1,3}|(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])|~~|==|\^\^")
_INLINE_ATTRIBUTES: Final = re.compile(r"\{:?[ ]?[.#][^{}\n]{0,200}\}")


def blanked(text: str) -> str:
    """The same number of characters, all blank, line ends kept."""
    return "".join("\n" if character == "\n" else " " for character in text)


def scan(path: str, body: str, first_line: int) -> Body:
    """The passages of a body whose first line is `first_line` of the file."""
    scanner = _Scanner(path)
    for number, line in enumerate(body.split("\n"), start=first_line):
        scanner.take(number, line)
    scanner.close()
    return _collect(scanner)


@dataclass
class _Scanner:
    """Groups lines into passages."""

    path: str
    passages: list[Passage] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    definitions: list[Link] = field(default_factory=list)
    taken: dict[str, int] = field(default_factory=dict)
    block: str | None = None
    fence: str | None = None
    indent: int = 0
    after_blank: bool = True
    group: int = 0
    kind: PassageKind = "paragraph"
    pending: list[tuple[int, int, str]] = field(default_factory=list)

    def take(self, number: int, line: str) -> None:
        """Accept one line."""
        fence = FENCE.match(line)
        if self.fence:
            if fence and fence.group(1).startswith(self.fence) and not line.strip(" `~\t"):
                self.fence = None
        elif not line.strip():
            self.close()
            self.after_blank = True
        elif fence:
            self.close()
            self.fence = fence.group(1)
        elif not self._is_code(line):
            self._take_text(number, line)
            self.after_blank = False

    def close(self) -> None:
        """End the passage that is open."""
        if self.pending:
            self.passages.append(self._passage(self.kind, self.pending))
            self.pending = []

    def _is_code(self, line: str) -> bool:
        """Indented code: four blanks more than the container, after a blank line."""
        depth = len(line) - len(line.lstrip(" "))
        if depth < self.indent and self.after_blank:
            self.indent = depth - depth % 4
        return self.after_blank and depth >= self.indent + 4 and not _ITEM.match(line)

    def _take_text(self, number: int, line: str) -> None:
        if heading := _HEADING.match(line.lstrip(" ")):
            self.close()
            self._take_heading(number, line, heading)
        elif self._is_underline(line):
            self._take_underlined()
        elif _ADMONITION.match(line):
            self.close()
            self._open_container(line)
            self._add(number, line, line.index(line.strip()[0]), "paragraph")
            self.close()
        elif item := _ITEM.match(line):
            self.close()
            self._take_item(number, line, item)
        elif definition := _DEFINITION.match(line):
            self.close()
            self._take_definition(number, definition)
        elif "|" in line and (
            _TABLE_RULE.match(line) or self.kind == "row" or line.strip().startswith("|")
        ):
            self.close()
            if not _TABLE_RULE.match(line):
                self._add(number, line, 0, "row")
                self.close()
        else:
            self._take_plain(number, line)

    def _take_plain(self, number: int, line: str) -> None:
        quote = _QUOTE.match(line)
        start = quote.end() if quote else len(line) - len(line.lstrip(" "))
        if self.pending:
            self.pending.append((number, start, line[start:]))
            return
        if start < self.indent and not quote:
            self.indent = start - start % 4
        abbreviation = _ABBREVIATION.match(line)
        self._add(number, line, start, "quote" if quote else "row" if abbreviation else "paragraph")

    def _take_item(self, number: int, line: str, item: re.Match[str]) -> None:
        depth = len(item.group(1))
        if self.kind != "item" or (self.passages[-1:] and self.passages[-1].kind != "item"):
            self.group += 1
        self.indent = depth + 4 - depth % 4
        self._add(number, line, item.end(), "item")

    def _take_definition(self, number: int, definition: re.Match[str]) -> None:
        target = definition.group(2)
        place = Place(self.path, number, definition.start(2) + 1, len(target))
        self.definitions.append(Link(target, definition.group(1), image=False, place=place))

    def _open_container(self, line: str) -> None:
        self.indent = len(line) - len(line.lstrip(" ")) + 4

    def _is_underline(self, line: str) -> bool:
        stripped = line.strip()
        return (
            len(self.pending) == 1
            and self.kind == "paragraph"
            and (set(stripped) == {"="} or set(stripped) == {"-"})
        )

    def _take_underlined(self) -> None:
        (number, start, text) = self.pending[0]
        self.pending = []
        self._add_heading(number, start, text, 1)

    def _take_heading(self, number: int, line: str, heading: re.Match[str]) -> None:
        start = line.index("#") + heading.end() - heading.start()
        self._add_heading(number, start, line[start:], len(heading.group(1)))

    def _add_heading(self, number: int, start: int, text: str, level: int) -> None:
        attributes = _ATTRIBUTES.search(text)
        words = text[: attributes.start()] if attributes else text
        words = _CLOSING_HASHES.sub("", words).rstrip()
        explicit = _EXPLICIT_ID.search(attributes.group()) if attributes else None
        anchor = explicit.group(1) if explicit else self._fresh(slug(_heading_words(words).strip()))
        place = Place(self.path, number, start + 1, max(len(words), 1))
        self.taken.setdefault(anchor, 0)
        self.headings.append(Heading(level, words, anchor, explicit is not None, place))
        self.indent = 0
        if level <= 2:  # noqa: PLR2004 - a block is a heading of the second level
            self.block = anchor
        self.passages.append(self._passage("heading", [(number, start, words)]))
        self.kind = "heading"

    def _fresh(self, anchor: str) -> str:
        """An anchor not taken yet, numbered as Python-Markdown does."""
        name = anchor or "_1"
        while name in self.taken:
            self.taken[anchor] = self.taken.get(anchor, 0) + 1
            name = f"{anchor}_{self.taken[anchor]}"
        return name

    def _add(self, number: int, line: str, start: int, kind: PassageKind) -> None:
        self.kind = kind
        self.pending.append((number, start, line[start:].rstrip()))

    def _passage(self, kind: PassageKind, lines: list[tuple[int, int, str]]) -> Passage:
        text = "\n".join(line for _, _, line in lines)
        offset, source = 0, []
        for number, start, line in lines:
            source.append(SourceLine(number, start + 1, offset))
            offset += len(line) + 1
        return Passage(
            self.path, kind, self.block, text, _readable(text), tuple(source), self.group
        )


def masked(text: str) -> str:
    """The text with escapes and code blanked: what is left is markup."""
    text = ESCAPED.sub("  ", text) if "\\" in text else text
    return CODE.sub(_blank, text) if "`" in text else text


def _readable(text: str) -> str:
    """The text with everything blanked that a reader does not read as words."""
    text = masked(text)
    for sign, pattern, blank in _NOT_WORDS:
        if sign in text:
            text = pattern.sub(blank, text)
    return _EMPHASIS.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return blanked(match.group())


def _heading_words(text: str) -> str:
    """What a heading's anchor is made of: its readable text and its code."""
    words = list(_readable(text))
    for code in CODE.finditer(ESCAPED.sub("  ", text)):
        ticks = len(code.group(1))
        inner = slice(code.start() + ticks, code.end() - ticks)
        words[inner] = text[inner]
    return "".join(words)


def _keep(match: re.Match[str], group: int) -> str:
    """The match blanked, but for one group."""
    start, end = match.span(group)
    whole = match.group()
    begin = start - match.start()
    kept = match.group(group)
    return blanked(whole[:begin]) + kept + blanked(whole[begin + end - start :])


def _keep_words(match: re.Match[str]) -> str:
    return _keep(match, 3 if match.group(3) else 1)


def _keep_text(match: re.Match[str]) -> str:
    return blanked(match.group()) if match.group(1) else _keep(match, 2)


# What is blanked, in this order, each where its sign stands: most passages hold none.
_NOT_WORDS: Final = (
    ("[@", CITATION, _blank),
    ("[[", WIKI, _keep_words),
    ("](", LINK, _keep_text),
    ("<", AUTOLINK, _blank),
    ("<", _RAW_HTML, _blank),
    ("{", _INLINE_ATTRIBUTES, _blank),
)


def _collect(scanner: _Scanner) -> Body:
    passages = tuple(scanner.passages)
    markup = [(passage, masked(passage.text)) for passage in passages]
    return Body(
        passages=passages,
        headings=tuple(scanner.headings),
        wiki_links=tuple(found for pair in markup for found in _wiki_links(*pair)),
        links=(
            *(found for pair in markup for found in _links(*pair)),
            *scanner.definitions,
        ),
        citations=tuple(found for pair in markup for found in _citations(*pair)),
        raw_html=tuple(found for pair in markup for found in _raw_html(*pair)),
    )


def _wiki_links(passage: Passage, text: str) -> Iterator[WikiLink]:
    for match in WIKI.finditer(text):
        page, block, words = match.groups()
        place = passage.place(match.start(), len(match.group()))
        yield WikiLink(
            page.strip(),
            block.strip() if block is not None else None,
            words.strip() if words else None,
            place,
        )


def _links(passage: Passage, text: str) -> Iterator[Link]:
    text = WIKI.sub(_blank, text)
    for match in LINK.finditer(text):
        image, words, target = match.groups()
        place = passage.place(match.start(), len(match.group()))
        yield Link(target, words.strip(), bool(image), place)
    for match in AUTOLINK.finditer(text):
        place = passage.place(match.start(), len(match.group()))
        yield Link(match.group(1), match.group(1), image=False, place=place)


def _citations(passage: Passage, text: str) -> Iterator[Citation]:
    for match in CITATION.finditer(text):
        source, locator = match.groups()
        place = passage.place(match.start(), len(match.group()))
        yield Citation(source, locator.strip() if locator else None, passage, match.start(), place)


def _raw_html(passage: Passage, text: str) -> Iterator[RawHtml]:
    text = AUTOLINK.sub(_blank, text)
    for match in _RAW_HTML.finditer(text):
        place = passage.place(match.start(), len(match.group()))
        yield RawHtml(passage.text[match.start() : match.end()], place)
