"""A page's text as a part of another page; a Python-Markdown extension beside the playbook's own.

Invariants: an address leads to a page or file of main or out of the site, or there is none; an
image is one that main has; no id is that of another part or of the page around it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.superfences import SuperFencesCodeExtension

from playbook.site.allow_list import is_relative

_HEADING: Final = re.compile(r"h([1-6])")
_LOWEST: Final = 6
_TAB: Final = re.compile(r"__tabbed_([0-9]+(?:_[0-9]+)?)")
_IDS: Final = frozenset({"id", "for", "name", "aria-describedby", "aria-labelledby"})


@dataclass(frozen=True)
class Tree:
    """The tree that a text's addresses lead through, seen from the page around it.

    `page` is the text's source file, `paths` are those of all pages, `files` the addresses of
    everything else, `root` leads from the page around it to where they stand.
    """

    page: str
    paths: Collection[str]
    files: Collection[str]
    root: str

    def address(self, written: str) -> str | None:
        """An address as the page around it writes it; None where it leads nowhere."""
        if not is_relative(written):
            return written
        path, _, anchor = written.partition("#")
        name = self._name(unquote(path.partition("?")[0]))
        if name in self.paths:
            target = re.sub(r"(?:^|(?<=/))index\.md$", "", name)
            target = f"{target.removesuffix('.md')}/" if target.endswith(".md") else target
        elif name in self.files:
            target = name
        else:
            return None
        return f"{self.root}{quote(target)}{'#' if anchor else ''}{anchor}"

    def image(self, written: str) -> str | None:
        """The address of an image that main has; None for another."""
        name = self._name(unquote(written.partition("?")[0]))
        return f"{self.root}{quote(name)}" if name in self.files else None

    def _name(self, path: str) -> str:
        """A path from the root of the tree."""
        if path.startswith("/"):
            return path.lstrip("/")
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.page), path))


class Embedded(Extension):
    """Makes a text a part of another page: the `number`-th there, its headings `lower`."""

    def __init__(
        self, tree: Tree, number: int, lower: int, without_image: Callable[[str], str]
    ) -> None:
        """`without_image` says what stands in place of an image, given its words."""
        super().__init__()
        self.tree = tree
        self.number = number
        self.lower = lower
        self.without_image = without_image

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Look at every element last: after the list of what is allowed (4)."""
        for extension in md.registeredExtensions:
            if isinstance(extension, SuperFencesCodeExtension):
                fence = extension.superfences[0]
                fence["formatter"] = _nameless(fence["formatter"])
        md.treeprocessors.register(_Part(self), "playbook-embedded", 3)


def _nameless(formatter: Callable[..., str]) -> Callable[..., str]:
    """Code without its author's id for it: it is written before any element is looked at."""

    def nameless(**fence: object) -> str:
        return formatter(**{**fence, "id_value": ""})

    return nameless


class _Part(Treeprocessor):
    def __init__(self, made: Embedded) -> None:
        super().__init__()
        self._made = made

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            if found := _HEADING.fullmatch(str(element.tag)):
                element.tag = f"h{min(int(found[1]) + self._made.lower, _LOWEST)}"
            for name in _IDS & element.attrib.keys():
                element.set(name, " ".join(map(self._id, element.attrib[name].split())))
            if "href" in element.attrib:
                self._link(element, element.attrib["href"])
            if "src" in element.attrib:
                self._image(element, element.attrib["src"])

    def _id(self, name: str) -> str:
        """A name as this part's own."""
        number = f"{self._made.number:03}"
        tab = _TAB.fullmatch(name)
        return f"__tabbed_{number}{tab[1]}" if tab else f"part-{number}-{name}"

    def _link(self, element: ET.Element, address: str) -> None:
        if address.startswith("#"):
            element.set("href", f"#{self._id(address[1:])}")
        elif (found := self._made.tree.address(address)) is not None:
            element.set("href", found)
        else:
            _without(element)

    def _image(self, element: ET.Element, address: str) -> None:
        found = self._made.tree.image(address) if is_relative(address) else None
        if found is not None:
            element.set("src", found)
            return
        words = self._made.without_image(element.get("alt", ""))
        _without(element, "playbook-no-image")
        element.text = AtomicString(words)


def _without(element: ET.Element, kind: str = "playbook-missing") -> None:
    """An element that leads nowhere becomes words."""
    element.attrib.clear()
    element.tag = "span"
    element.set("class", kind)
