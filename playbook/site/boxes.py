"""The titles of boxes that authors give none, in the language of the page.

The library names a box after its kind, `Warning`, whatever the language of the page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

# The words of the catalogue for a kind of box; the others are called the same in both languages.
BOXES: Final = {
    "abstract": "box_abstract",
    "bug": "box_bug",
    "example": "box_example",
    "failure": "box_failure",
    "info": "box_info",
    "note": "box_note",
    "quote": "box_quote",
    "success": "box_success",
    "tip": "box_tip",
    "warning": "box_warning",
}


class BoxTitles(Treeprocessor):
    """Puts the words of the page's language in place of the titles that the library makes up."""

    def __init__(self, md: Markdown, said: Callable[[str], str | None]) -> None:
        super().__init__(md)
        self._said = said

    def run(self, root: ET.Element) -> None:
        """Name each box that is named after its kind."""
        for box in root.iter():
            kinds = box.get("class", "").removeprefix("admonition ").split()
            title = box[0] if len(box) and kinds else None
            if title is not None and _is_title(title) and title.text == kinds[0].capitalize():
                title.text = self._said(kinds[0]) or title.text


def _is_title(element: ET.Element) -> bool:
    return element.tag == "summary" or element.get("class") == "admonition-title"
