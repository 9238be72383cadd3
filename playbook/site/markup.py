"""Where a text's markup stands, as far as a reader of a difference can do without it.

Invariants: what is found is markup and never a word that the page shows; the work is bounded; what
is in doubt, or goes over several lines, is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple

from playbook.metadata.body import AUTOLINK, CITATION, CODE, ESCAPED, FENCE, LINK, WIKI
from playbook.site.diff import fence_after

_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")
_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t]+(?=\S)")
_ID: Final = re.compile(r"\{:?[ ]?#[\w-]{1,100}[ ]?\}[ \t]*$")
_BULLET: Final = re.compile(r"[ \t]{0,40}([-*+])[ \t]+(?=\S)")
_RULE: Final = re.compile(r"[ ]{0,3}\|[ :|-]+$")
_BARE_FENCE: Final = re.compile(r"[ \t]{0,40}[`~]{3,20}[ \t]?[\w+#.-]{0,60}[ \t]?$")
_CODE_OR_ESCAPED: Final = re.compile(f"{CODE.pattern}|{ESCAPED.pattern}")
_EMPHASIS: Final = tuple(
    re.compile(
        rf"(?<![\\{sign}\w])({sign}{{1,3}})(?=[^\s{sign}])[^{sign}\n]{{1,500}}(?<=\S)\1(?![{sign}\w])"
    )
    for sign in (r"\*", "_")
)
# Stands for what was found already: no word, no blank, no markup.
_FOUND: Final = "·"


class Cut(NamedTuple):
    """A run of characters that are markup, and what stands there instead."""

    start: int
    end: int
    kind: Literal["nothing", "heading", "bullet", "image", "source", "page"] = "nothing"
    about: str = ""

    def moved(self, by: int) -> Cut:
        """The same further on."""
        return self._replace(start=self.start + by, end=self.end + by)


# The cuts that belong together: both ends of a link, of emphasis, of code.
Mark = tuple[Cut, ...]


def marks(text: str) -> Iterator[Mark]:
    """The markup of a text without its metadata; in code there is none."""
    fence: str | None = None
    opening = Cut(0, 0)
    at = 0
    for line in _LINE.findall(text):
        after = fence_after(fence, FENCE.match(line), line)
        whole = Cut(at, at + len(line))
        if fence is None and after is None:
            yield from (tuple(cut.moved(at) for cut in mark) for mark in _in_line(line))
        elif fence is None:
            opening = whole if _BARE_FENCE.match(line) else Cut(0, 0)
        elif after is None and opening.end:
            yield opening, whole
        fence, at = after, at + len(line)


class _Found(NamedTuple):
    """Markup, and the characters in which nothing else is looked for."""

    mark: Mark
    over: tuple[Cut, ...]


def _in_line(line: str) -> Iterator[Mark]:
    """The markup of a line: first that of all of it, then what stands within."""
    for look in (_of_line, _codes, _wikis, _citations, _links, _addresses, _emphasis):
        found = list(look(line))
        yield from (one.mark for one in found if one.mark)
        line = _without(line, found)


def _without(line: str, found: Iterable[_Found]) -> str:
    """The line with what was found put out of sight; every other character stays in its place."""
    characters = list(line)
    for cut in (cut for one in found for cut in one.over):
        characters[cut.start : cut.end] = _FOUND * (cut.end - cut.start)
    return "".join(characters)


def _found(*cuts: Cut) -> _Found:
    return _Found(cuts, cuts)


def _of_line(line: str) -> Iterator[_Found]:
    if heading := _HEADING.match(line):
        yield _found(Cut(0, heading.end(), "heading"))
        if its_id := _ID.search(line, heading.end()):
            yield _found(Cut(*its_id.span()))
    elif bullet := _BULLET.match(line):
        yield _found(Cut(*bullet.span(1), "bullet"))
    elif _RULE.match(line) and "-" in line:
        yield _found(Cut(0, len(line)))


def _codes(line: str) -> Iterator[_Found]:
    """Code, and characters that a backslash makes plain ones."""
    for match in _CODE_OR_ESCAPED.finditer(line):
        start, end = match.span()
        around = len(match.group(1) or "")
        ends = (Cut(start, start + around), Cut(end - around, end)) if around else ()
        yield _Found(ends, (Cut(start, end),))


def _wikis(line: str) -> Iterator[_Found]:
    """Links to pages: by their words, else by the page's title."""
    for match in WIKI.finditer(line):
        page, block, words = match.groups()
        inside = Cut(match.start() + 2, match.end() - 2, "page", page.strip())
        if words and words.strip():
            yield _found(Cut(match.start(), match.start(3)), Cut(match.end(3), match.end()))
        elif page.strip() and not block:
            yield _found(Cut(match.start(), inside.start), inside, Cut(inside.end, match.end()))


def _citations(line: str) -> Iterator[_Found]:
    """Citations: that there is a source, and where in it."""
    yield from (
        _found(Cut(match.start() + 1, match.end(1), "source")) for match in CITATION.finditer(line)
    )


def _links(line: str) -> Iterator[_Found]:
    """Links and images by their words; not those with a title, which is words too."""
    for match in LINK.finditer(line):
        image, words, _ = match.groups()
        untitled = line[match.end(3) : match.end()].strip(" \t>") == ")"
        if untitled and (image or words.strip()):
            first = Cut(match.start(), match.start(2), "image" if image else "nothing")
            yield _found(first, Cut(match.end(2), match.end()))


def _addresses(line: str) -> Iterator[_Found]:
    for match in AUTOLINK.finditer(line):
        yield _found(Cut(match.start(), match.start(1)), Cut(match.end(1), match.end()))


def _emphasis(line: str) -> Iterator[_Found]:
    for match in (match for pattern in _EMPHASIS for match in pattern.finditer(line)):
        (start, end), around = match.span(), len(match.group(1))
        yield _found(Cut(start, start + around), Cut(end - around, end))
