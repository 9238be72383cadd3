"""Where to point in a record."""

from __future__ import annotations

from typing import Final

from playbook.model.document import Document
from playbook.model.gba import GbaRecord
from playbook.model.place import Location, Place

# The quotes around a scalar on one line.
_QUOTES: Final = 2


def key_or_id(document: Document[GbaRecord], key: str) -> Place:
    """The key when the record has it, empty or not; else the record's id."""
    return document.key(key) if (key,) in document.marks.keys else document.at("id")


def within(
    document: Document[GbaRecord], location: Location, text: str, span: tuple[int, int]
) -> Place:
    """A part of a text where it stands on one line as it is; else where the text begins."""
    whole = document.at(*location)
    margin = whole.length - len(text)
    if margin not in (0, _QUOTES):
        return whole
    start, end = span
    return whole._replace(column=whole.column + margin // 2 + start, length=end - start)
