"""A place that an author was to fill in.

`playbook new` marks each such place as `{{ what to write }}`; authors write TODO and its like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from playbook.model.document import Document
from playbook.model.place import Location, Place
from playbook.model.text import Value

# Code is shown as it is: a page may explain the braces.
_CODE: Final = re.compile(r"(`{1,3})[^`\n]{1,500}\1")
_GAP: Final = re.compile(r"\{\{[^{}]{0,400}\}\}|\b(?:TODO|TBD|XXX|À FAIRE)\b|(?i:\blorem ipsum\b)")
# The quotes around a scalar on one line.
_QUOTES: Final = 2


class Gap(NamedTuple):
    """A place to fill in, within a text, and the words that stand there."""

    offset: int
    length: int
    words: str


def gaps(text: str) -> Iterator[Gap]:
    """The places to fill in of a text, without those inside code."""
    if not _GAP.search(text):
        return
    masked = _CODE.sub(lambda code: " " * len(code.group()), text)
    for found in _GAP.finditer(masked):
        whole = text[found.start() : found.end()]
        yield Gap(found.start(), len(whole), whole.strip("{} \n") or whole)


def gaps_of(document: Document[Value]) -> Iterator[tuple[Place, Gap]]:
    """The places to fill in of a record's texts, with where they stand."""
    for location, text in document.texts:
        for gap in gaps(text):
            yield _place(document, location, text, gap), gap


def _place(document: Document[Value], location: Location, text: str, gap: Gap) -> Place:
    """The very words where the text stands on one line as it is; else where it begins."""
    whole = document.at(*location)
    margin = whole.length - len(text)
    if margin not in (0, _QUOTES):
        return whole
    return whole._replace(column=whole.column + margin // 2 + gap.offset, length=gap.length)
