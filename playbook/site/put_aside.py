"""What Python-Markdown puts aside while it reads a text, put back where nobody else does.

It replaces what it has understood, such as code, by a mark between two control characters. Text
that is taken out of the middle of its work, such as a source's page numbers, holds such marks.
"""

from __future__ import annotations

import html
import re
from typing import Final, Protocol, cast
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, INLINE_PLACEHOLDER_RE, STX, AtomicString

from playbook.site.escape import hidden_shown

_ESCAPED: Final = re.compile(f"{STX}([0-9]{{1,7}}){ETX}")
_DEEPEST: Final = 10


class _Inline(Protocol):
    """The library's own processor of inline text."""

    stashed_nodes: dict[str, ET.Element | str]


class NothingPutAside(Treeprocessor):
    """Leaves no mark in a page's texts and attributes, such as in the words for an image."""

    def run(self, root: ET.Element) -> None:
        """Put the words back for every mark that is left when inline text has been read."""
        for element in root.iter():
            if STX in (element.text or ""):
                element.text = AtomicString(self._words(str(element.text)))
            if STX in (element.tail or ""):
                element.tail = AtomicString(self._words(str(element.tail)))
            for name, value in element.attrib.items():
                if value and STX in value:
                    element.set(name, self._words(value))

    def _words(self, text: str) -> str:
        return _put_back(text, self.md)


def _put_back(text: str, md: Markdown) -> str:
    """Text with the words of what was put aside; escaped characters stay so."""
    stash = cast("_Inline", md.treeprocessors["inline"]).stashed_nodes

    def words(mark: re.Match[str]) -> str:
        found = stash.get(mark.group(1), "")
        return found if isinstance(found, str) else html.unescape("".join(found.itertext()))

    for _ in range(_DEEPEST):
        if not INLINE_PLACEHOLDER_RE.search(text):
            return text
        text = INLINE_PLACEHOLDER_RE.sub(words, text)
    return INLINE_PLACEHOLDER_RE.sub("", text)


def as_read(text: str, md: Markdown) -> str:
    """Markdown in the middle of its reading as plain text, its entities and escapes read."""
    back = _ESCAPED.sub(lambda found: chr(int(found.group(1))), _put_back(text, md))
    return html.unescape(hidden_shown(back))


def literal(text: str) -> AtomicString:
    """Text that is printed as it stands: the library leaves what looks like an entity as it is."""
    return AtomicString(text.replace("&", f"{AMP_SUBSTITUTE}amp;"))
