"""Links to pages that are there in the other language only.

An engine that builds one language can't resolve them: they are words until it has done its work,
and get their addresses then. No author can write one.
"""

from __future__ import annotations

from urllib.parse import quote
from xml.etree import ElementTree as ET

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from playbook.model.text import Language
from playbook.site.put_aside import literal


class Abroad(Treeprocessor):
    """The links of the page that is rendered; `root` leads from it to the root of its language."""

    def __init__(self) -> None:
        super().__init__()
        self.root = ""
        self._links: list[tuple[ET.Element, str]] = []

    def clear(self) -> None:
        """Forget the links of the page before."""
        self._links.clear()

    def link(self, language: Language, address: str, block: str) -> ET.Element:
        """A link to a page of a language, without its address yet."""
        element = ET.Element("span", {"class": "playbook-abroad", "hreflang": language.value})
        anchor = f"#{quote(block)}" if block else ""
        self._links.append((element, f"../{language.value}/{quote(address)}/{anchor}"))
        return element

    def run(self, root: ET.Element) -> None:  # noqa: ARG002 - the library's signature
        """Give each its address."""
        for element, address in self._links:
            element.tag = "a"
            element.set("href", self.root + address)


def in_words(element: ET.Element, words: str, only: str) -> None:
    """Let a link say the author's words, and which language its page is in."""
    element.text = AtomicString(f"{words} ({only})")


def by_title(element: ET.Element, title: str, language: Language, only: str) -> None:
    """Let a link say the page's title, in its language, and which language that is."""
    element.text = AtomicString("")
    named = ET.SubElement(element, "span", {"lang": language.value})
    named.text = literal(title)
    named.tail = AtomicString(f" ({only})")
