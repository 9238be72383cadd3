"""What the playbook adds to Markdown, and what it takes away; a Python-Markdown extension.

Adds: wiki links, citations as numbered notes, links to shared assets.
Takes away: raw HTML (shown as text), attributes and addresses that are not on a list.

Links go to source files from the root of a language's tree (`/methods/x.md`); the engine turns
them into addresses.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple, TypedDict, Unpack
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString
from pymdownx.superfences import SuperFencesCodeExtension

_WIKI: Final = r"\[\[([^\[\]|#\n]{0,100})(?:#([^\[\]|\n]{0,100}))?(?:\|([^\[\]\n]{0,300}))?\]\]"
_CITATION: Final = r"\[@([^\s,\[\]]{1,100})(?:,[ \t\n]*([^\[\]]{1,200}))?\]"
_ASSET: Final = re.compile(r"^(?:(?:\.\./)*|/)assets/(?=[a-z0-9])")
_SCHEME: Final = re.compile(r"^([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SCHEMES: Final = frozenset({"http", "https", "mailto"})
_PUT_ASIDE: Final = re.compile(f"{STX}([0-9]{{1,5}}){ETX}")
_IGNORED_IN_ADDRESSES: Final = re.compile("[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028-\u202f]")
_ATTRIBUTES: Final = frozenset(
    {
        "alt", "class", "colspan", "dir", "height", "href", "hreflang", "id", "lang", "name",
        "reversed", "role", "rowspan", "scope", "src", "start", "title", "type", "value", "width",
        "checked", "disabled", "for", "open", "aria-hidden", "aria-label", "aria-labelledby",
        "aria-describedby", "data-footnote-id",
    }
)  # fmt: skip
_ADDRESS_OF: Final = {"a": "href", "img": "src"}
_ADDRESSES: Final = frozenset(_ADDRESS_OF.values())
# Elsewhere they hide what the theme's own script looks up in `document`.
_ONLY_ON: Final = {"name": "input", "for": "label"}
# Ids that the theme's own script looks for.
_RESERVED_ID: Final = re.compile(r"^__")
# The theme's own classes would let a link cover the page; its buttons are meant for authors.
_RESERVED_CLASS: Final = re.compile(r"^md-(?!button)")
_NAME: Final = re.compile(r"[A-Za-z][\w+#.-]{0,60}")
_FENCE_OPTIONS: Final = frozenset({"title", "linenums", "hl_lines"})


class Target(NamedTuple):
    """Where a wiki link leads, and its words when the author gives none."""

    path: str
    title: str


class Note(NamedTuple):
    """A source as a note prints it."""

    text: str
    address: str | None


@dataclass(frozen=True)
class References:
    """What links and citations of one language's pages refer to."""

    page: Callable[[str], Target | None]
    note: Callable[[str, str | None], Note | None]
    sources_title: str
    missing: str
    back: Callable[[int], str]


class _Fence(TypedDict):
    """What a code fence says, as its formatter gets it."""

    src: str
    language: str | None
    md: Markdown
    options: dict[str, str]
    classes: list[str]
    id_value: str
    attrs: dict[str, str]


class PlaybookMarkdown(Extension):
    """The extension, for one language."""

    def __init__(self, references: References) -> None:
        super().__init__()
        self.references = references

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Register what is added, deregister what is taken away."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        _tame_fences(md)
        notes = _Notes(self.references)
        # Above links and references (170, 160), so that `[[x]]` and `[@x]` are ours.
        md.inlinePatterns.register(_WikiLinks(_WIKI, self.references), "playbook-wiki", 175)
        md.inlinePatterns.register(_Citations(_CITATION, notes), "playbook-citations", 174)
        # After inline text (20); before the table of contents (5), which lists the sources.
        md.treeprocessors.register(_SourceList(md, notes), "playbook-sources", 6)
        # After attribute lists (8), before the engine resolves addresses (0).
        md.treeprocessors.register(_AllowList(md), "playbook-allow-list", 4)
        md.registerExtension(self)
        self._notes = notes

    def reset(self) -> None:
        """Each page numbers its own notes."""
        self._notes.clear()


class _WikiLinks(InlineProcessor):
    def __init__(self, pattern: str, references: References) -> None:
        super().__init__(pattern)
        self._references = references

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the library's signature
    ) -> tuple[ET.Element, int, int]:
        page, block, words = (group.strip() if group else "" for group in m.groups())
        target = self._references.page(page) if page else Target("", block)
        anchor = f"#{block}" if block else ""
        if target is None:
            element = ET.Element("span", {"class": "playbook-missing"})
            element.text = AtomicString(f"{words or page} ({self._references.missing})")
        else:
            path = f"/{target.path}" if target.path else ""
            element = ET.Element("a", {"href": path + anchor})
            element.text = AtomicString(words or target.title)
        return element, m.start(0), m.end(0)


class _Notes:
    """The notes of one page, in the order in which they are first cited."""

    def __init__(self, references: References) -> None:
        self.references = references
        self._numbers: dict[tuple[str, str | None], int] = {}
        self._cited: dict[int, int] = {}

    def clear(self) -> None:
        self._numbers.clear()
        self._cited.clear()

    def number(self, source: str, locator: str | None) -> int:
        """The note's number, the same for the same place in the same source."""
        return self._numbers.setdefault((source, locator), len(self._numbers) + 1)

    def occurrence(self, number: int) -> int:
        """How many times the note has been cited, with this one."""
        self._cited[number] = self._cited.get(number, 0) + 1
        return self._cited[number]

    def entries(self) -> Iterator[tuple[int, Note]]:
        for (source, locator), number in self._numbers.items():
            note = self.references.note(source, locator)
            if note:
                yield number, note


class _Citations(InlineProcessor):
    def __init__(self, pattern: str, notes: _Notes) -> None:
        super().__init__(pattern)
        self._notes = notes

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the library's signature
    ) -> tuple[ET.Element, int, int]:
        source, locator = m.group(1), m.group(2)
        locator = " ".join(locator.split()) if locator else None
        if self._notes.references.note(source, locator) is None:
            element = ET.Element("span", {"class": "playbook-missing"})
            element.text = AtomicString(f"[{source} ({self._notes.references.missing})]")
            return element, m.start(0), m.end(0)
        number = self._notes.number(source, locator)
        occurrence = self._notes.occurrence(number)
        element = ET.Element("sup", {"class": "playbook-citation"})
        if occurrence == 1:
            element.set("id", f"cited-{number}")
        link = ET.SubElement(element, "a", {"href": f"#source-{number}"})
        label = f"{self._notes.references.sources_title} {number}"
        link.set("aria-label", label)
        link.text = AtomicString(f"[{number}]")
        return element, m.start(0), m.end(0)


class _SourceList(Treeprocessor):
    def __init__(self, md: Markdown, notes: _Notes) -> None:
        super().__init__(md)
        self._notes = notes

    def run(self, root: ET.Element) -> None:
        """Append the numbered list of sources, when anything is cited."""
        entries = list(self._notes.entries())
        if not entries:
            return
        heading = ET.SubElement(root, "h2", {"id": "sources"})
        heading.text = AtomicString(self._notes.references.sources_title)
        listing = ET.SubElement(root, "ol", {"class": "playbook-sources"})
        for number, note in entries:
            self._append(listing, number, note)

    def _append(self, listing: ET.Element, number: int, note: Note) -> None:
        item = ET.SubElement(listing, "li", {"id": f"source-{number}"})
        if note.address:
            link = ET.SubElement(item, "a", {"href": note.address})
            link.text = AtomicString(note.text)
            link.tail = " "
        else:
            item.text = AtomicString(f"{note.text} ")
        back = ET.SubElement(item, "a", {"href": f"#cited-{number}", "class": "playbook-back"})
        back.set("aria-label", self._notes.references.back(number))
        back.text = AtomicString("↩")


class _AllowList(Treeprocessor):
    def run(self, root: ET.Element) -> None:
        """Drop every attribute and address that is not on a list; point assets at their copy."""
        for element in root.iter():
            for name in list(element.attrib):
                if not self._allowed(element.tag, name, element.attrib[name]):
                    del element.attrib[name]
                elif name in _ADDRESSES:
                    element.set(name, _ASSET.sub("/media/", element.attrib[name]))
                elif name == "class":
                    element.set(name, " ".join(_classes(element.attrib[name].split())))
            if _ADDRESS_OF.get(element.tag, "") not in ("", *element.attrib):
                _say_refused(element)

    @staticmethod
    def _allowed(tag: str, name: str, value: str) -> bool:
        if name not in _ATTRIBUTES or tag != _ONLY_ON.get(name, tag):
            return False
        if name in _ADDRESSES:
            # A page that shows an image of another site tells that site who reads it.
            return address_allowed(value) and (name != "src" or is_relative(value))
        # Only the theme's own tabs have inputs, and their ids are reserved ones.
        return name != "id" or tag == "input" or not _RESERVED_ID.match(value)


def _say_refused(element: ET.Element) -> None:
    """A link or image whose address is refused becomes words: an engine asks for addresses."""
    if element.tag == "img":
        element.text = AtomicString(element.attrib.pop("alt", ""))
    element.tag = "span"
    element.set("class", "playbook-missing")


def _classes(names: list[str]) -> list[str]:
    """The classes that an author may use."""
    return [name for name in names if not _RESERVED_CLASS.match(name)]


def _tame_fences(md: Markdown) -> None:
    """Code fences write their own HTML, with attributes as the author wrote them: check them."""
    for extension in md.registeredExtensions:
        if isinstance(extension, SuperFencesCodeExtension):
            fence = extension.superfences[0]
            fence["formatter"] = _tamed(fence["formatter"])


def _tamed(formatter: Callable[..., str]) -> Callable[..., str]:
    """The formatter without the attributes, options and names that are not on a list."""

    def tamed(**fence: Unpack[_Fence]) -> str:
        language, options = fence["language"] or "", fence["options"]
        fence["language"] = language if _NAME.fullmatch(language) else ""
        fence["options"] = {key: options[key] for key in options.keys() & _FENCE_OPTIONS}
        fence["classes"] = _classes([name for name in fence["classes"] if _NAME.fullmatch(name)])
        fence["id_value"] = fence["id_value"] if _NAME.fullmatch(fence["id_value"]) else ""
        fence["attrs"] = {}
        return formatter(**fence)

    return tamed


def is_relative(address: str) -> bool:
    """Whether an address stays on this site."""
    plain = _as_browsers_read(address)
    return _SCHEME.match(plain) is None and not plain.startswith("//")


def address_allowed(address: str) -> bool:
    """An address is relative, or http, https or mailto, whatever it hides its scheme behind."""
    scheme = _SCHEME.match(_as_browsers_read(address))
    return scheme is None or scheme.group(1).lower() in _SCHEMES


def _as_browsers_read(address: str) -> str:
    """An address without what browsers pass over, with what Python-Markdown put aside put back."""
    written = _PUT_ASIDE.sub(lambda found: chr(int(found.group(1))), address)
    return _IGNORED_IN_ADDRESSES.sub("", html.unescape(written)).replace("\\", "/")
