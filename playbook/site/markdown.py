"""What the playbook adds to Markdown, and what it takes away; a Python-Markdown extension.

Adds: wiki links, citations as numbered notes, links to shared assets, terms of the glossary,
task lists that say their state, titles of boxes in the page's language.
Takes away: raw HTML (shown as text), attributes and addresses that are not on a list.

Links go to source files from the root of a language's tree (`/methods/x.md`); the engine turns
them into addresses.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from playbook.model.text import Language, on_one_line
from playbook.site.abroad import Abroad, by_title, in_words
from playbook.site.allow_list import (
    AllowList,
    NoHiddenCharacters,
    OnlyWithValue,
    tame_fences,
)
from playbook.site.boxes import BoxTitles
from playbook.site.glossary_terms import PageTerms, TermMarks, no_terms
from playbook.site.put_aside import NothingPutAside, as_read, literal
from playbook.site.task_list import TaskLists

_WIKI: Final = r"\[\[([^\[\]|#\n]{0,100})(?:#([^\[\]|\n]{0,100}))?(?:\|([^\[\]\n]{0,300}))?\]\]"
_CITATION: Final = r"\[@([^\s,\[\]]{1,100})(?:,[ \t\n]*([^\[\]]{1,200}))?\]"
_ALIGNED: Final = re.compile(r"text-align: (left|center|right);")


class Target(NamedTuple):
    """Where a wiki link leads, and its words when the author gives none.

    `language` is that of a page which is not there in the reader's own.
    """

    path: str
    title: str
    language: Language | None = None


class Note(NamedTuple):
    """A source as a note prints it."""

    text: str
    address: str | None


def _nothing_comes(_: str) -> None:
    """The title of no page."""


@dataclass(frozen=True)
class References:
    """What links and citations of one language's pages refer to.

    `coming` is the title of a page that comes with the text that is shown: it has no address yet.
    """

    page: Callable[[str], Target | None]
    note: Callable[[str, str | None], Note | None]
    sources_title: str
    missing: str
    only_in: Callable[[Language], str]
    back: Callable[[int], str]
    task: Callable[[bool], str]
    box: Callable[[str], str | None]
    terms: Callable[[str], PageTerms | None] = no_terms
    coming: Callable[[str], str | None] = _nothing_comes

    def here(self, page: str) -> Target | None:
        """A page that is there in this language."""
        target = self.page(page)
        return None if target and target.language else target


class PlaybookMarkdown(Extension):
    """The extension, for one language."""

    def __init__(self, references: References) -> None:
        super().__init__()
        self.references = references
        self._page = ""
        self._abroad = Abroad()

    def turn_to(self, path: str, root: str | None = None) -> None:
        """Know which source file is rendered next: its own terms need no explanation.

        `root` leads to the root of its language's tree, from where it is read if not in its place.
        """
        self._page = path
        depth = path.count("/") + (posixpath.basename(path) != "index.md")
        self._abroad.root = "../" * depth if root is None else root

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Register what is added, deregister what is taken away."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        tame_fences(md)
        notes = _Notes(self.references)
        # Above links and references (170, 160), so that `[[x]]` and `[@x]` are ours.
        links = _WikiLinks(_WIKI, md, self.references, self._abroad)
        md.inlinePatterns.register(links, "playbook-wiki", 175)
        md.inlinePatterns.register(_Citations(_CITATION, md, notes), "playbook-citations", 174)
        # Before inline text (20) is read: titles and what follows a box hold some.
        md.treeprocessors.register(BoxTitles(md, self.references.box), "playbook-boxes", 27)
        md.treeprocessors.register(TaskLists(md, self.references.task), "playbook-tasks", 26)
        md.treeprocessors.register(NothingPutAside(md), "playbook-put-aside", 19)
        # After inline text; before the table of contents (5), which lists the sources.
        md.treeprocessors.register(_SourceList(md, notes), "playbook-sources", 6)
        md.treeprocessors.register(_Cells(), "playbook-cells", 7)
        # After attribute lists (8), before the table of contents reads ids (5).
        md.treeprocessors.register(OnlyWithValue(md), "playbook-only-with-value", 7.5)
        # After abbreviations (7), which explain themselves; before the list of sources (6).
        marks = TermMarks(md, lambda: self.references.terms(self._page))
        md.treeprocessors.register(marks, "playbook-terms", 6.5)
        # After attribute lists (8), before the engine resolves addresses (0).
        md.treeprocessors.register(AllowList(md), "playbook-allow-list", 4)
        # After the engine has resolved addresses (0): it knows one language.
        md.treeprocessors.register(self._abroad, "playbook-abroad", -1)
        # After everything that was put aside is back (20).
        md.postprocessors.register(NoHiddenCharacters(), "playbook-hidden", 1)
        md.registerExtension(self)
        self._notes = notes

    def reset(self) -> None:
        """Each page numbers its own notes."""
        self._notes.clear()
        self._abroad.clear()


class _WikiLinks(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, references: References, abroad: Abroad) -> None:
        super().__init__(pattern, md)
        self._references = references
        self._abroad = abroad

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the library's signature
    ) -> tuple[ET.Element, int, int]:
        page, block, words = (group.strip() if group else "" for group in m.groups())
        target = self._references.page(page) if page else Target("", block)
        anchor = f"#{block}" if block else ""
        if target is None and (title := self._references.coming(page)):
            element = ET.Element("span")
            element.text = AtomicString(words) if words else literal(title)
        elif target is None:
            element = ET.Element("span", {"class": "playbook-missing"})
            element.text = AtomicString(f"{words or page} ({self._references.missing})")
        elif target.language:
            element = self._to_elsewhere(target, target.language, block, words)
        else:
            path = f"/{target.path}" if target.path else ""
            element = ET.Element("a", {"href": path + anchor})
            element.text = AtomicString(words) if words else literal(target.title)
        return element, m.start(0), m.end(0)

    def _to_elsewhere(
        self, target: Target, language: Language, block: str, words: str
    ) -> ET.Element:
        address = target.path.removesuffix(".md")
        element = self._abroad.link(language, address, as_read(block, self.md))
        only = self._references.only_in(language)
        if words:
            in_words(element, words, only)
        else:
            by_title(element, target.title, language, only)
        return element


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
    def __init__(self, pattern: str, md: Markdown, notes: _Notes) -> None:
        super().__init__(pattern, md)
        self._notes = notes

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - the library's signature
    ) -> tuple[ET.Element, int, int]:
        source, locator = m.group(1), m.group(2)
        locator = on_one_line(as_read(locator, self.md)) if locator else None
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
            link.text = literal(note.text)
            link.tail = " "
        else:
            item.text = literal(f"{note.text} ")
        back = ET.SubElement(item, "a", {"href": f"#cited-{number}", "class": "playbook-back"})
        back.set("aria-label", self._notes.references.back(number))
        back.text = AtomicString("↩")


class _Cells(Treeprocessor):
    def run(self, root: ET.Element) -> None:
        """A cell that is marked as the head of its row is one: Markdown has no sign for it.

        A column's alignment is an attribute: the content security policy allows no style.
        """
        for cell in (one for one in root.iter() if one.tag in {"td", "th"}):
            if aligned := _ALIGNED.fullmatch(cell.get("style") or ""):
                cell.set("align", aligned.group(1))
            if cell.get("scope") == "row":
                cell.tag = "th"
