"""A checkout's files, as bytes, to an edition and the faults found on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from playbook.metadata import body, front_matter
from playbook.metadata.error import MetadataError
from playbook.metadata.events import Loaded, read_yaml
from playbook.metadata.files import (
    PAGE,
    RECORDS,
    REFERENCE_FILES,
    Kind,
    is_page,
    kind_of,
)
from playbook.metadata.limits import FRONT_MATTER, PAGE_SIZE
from playbook.metadata.source_text import legible, read_text
from playbook.model.document import Document, Page
from playbook.model.edition import Edition, Reference, TreeFile
from playbook.model.finding import Fault
from playbook.model.gba import GbaRecord, Programme
from playbook.model.place import Place
from playbook.model.reference import Guideline
from playbook.model.text import Value

_ID_FILES: Final = frozenset({"gba", "guidelines"})


@dataclass(frozen=True)
class Reading:
    """What reading gave: an edition when the reference data is whole, faults, texts for carets."""

    edition: Edition | None
    faults: tuple[Fault, ...]
    texts: Mapping[str, str]


def read_page(path: str, content: bytes) -> tuple[Page | None, tuple[Fault, ...], str]:
    """A page, or the faults that keep it from being one; and its text as far as it is legible."""
    text = legible(content, PAGE_SIZE)
    try:
        text = read_text(path, content, PAGE_SIZE)
        halves = front_matter.split(path, text)
        loaded = read_yaml(path, halves.metadata, FRONT_MATTER, first_line=2)
    except MetadataError as error:
        return None, (error.fault,), text
    document, faults = PAGE.bind(path, loaded)
    if document is None:
        return None, faults, text
    scanned = body.scan(path, halves.body, halves.body_line)
    page = Page(path, document.value, document.marks, scanned, content, halves.body_line)
    return page, tuple(_misplaced_page(page)), text


def _misplaced_page(page: Page) -> Iterable[Fault]:
    language, stem = page.path.split("/")[1], page.path.rpartition("/")[2].removesuffix(".md")
    if page.id != stem:
        yield Fault("MET018", page.at("id"), {"key": "id", "written": page.id, "expected": stem})
    if page.language.value != language:
        yield Fault(
            "MET018",
            page.at("lang"),
            {"key": "lang", "written": page.language.value, "expected": language},
        )


def read_record(
    path: str, content: bytes, kind: Kind
) -> tuple[Document[Value] | None, tuple[Fault, ...], str]:
    """A record, or the faults that keep it from being one; and its text as far as legible."""
    text = legible(content, kind.limits.size)
    try:
        text = read_text(path, content, kind.limits.size)
        loaded: Loaded = read_yaml(path, text, kind.limits)
    except MetadataError as error:
        return None, (error.fault,), text
    document, faults = kind.binding.bind(path, loaded)
    if document is None:
        return None, faults, text
    return document, (*_misplaced_record(document, kind), *_twice(document)), text


def _misplaced_record(document: Document[Value], kind: Kind) -> Iterable[Fault]:
    if kind.name not in _ID_FILES:
        return
    key = "code" if kind.name == "guidelines" else "id"
    stem = document.path.rpartition("/")[2].removesuffix(".yml")
    written = str(getattr(document.value, key))
    if written != stem:
        yield Fault("MET018", document.at(key), {"key": key, "written": written, "expected": stem})


def _twice(document: Document[Value]) -> Iterable[Fault]:
    """An id stands once in its list."""
    for name in type(document.value).model_fields:
        entries = getattr(document.value, name)
        if isinstance(entries, dict):
            for key, values in entries.items():
                yield from _twice_in(document, (name, key), values)
        elif isinstance(entries, tuple):
            yield from _twice_in(document, (name,), entries)


def _twice_in(
    document: Document[Value], location: tuple[str, ...], entries: tuple[object, ...]
) -> Iterable[Fault]:
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        entry_id = getattr(entry, "id", None)
        if entry_id is None:
            continue
        if entry_id in seen:
            yield Fault("MET019", document.at(*location, number, "id"), {"id": str(entry_id)})
        seen.add(entry_id)


@dataclass
class _Shelf:
    """What has been read so far."""

    pages: list[Page] = field(default_factory=list)
    records: list[Document[GbaRecord]] = field(default_factory=list)
    programme: Document[Programme] | None = None
    reference: dict[str, Document[Value]] = field(default_factory=dict)
    guidelines: dict[str, Document[Guideline]] = field(default_factory=dict)
    registers: list[Document[Value]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def take(self, path: str, content: bytes) -> None:
        """Read one file and put it where it belongs."""
        if is_page(path):
            page, faults, self.texts[path] = read_page(path, content)
            self.pages += [page] if page else []
            self.faults += faults
        elif kind := kind_of(path):
            document, faults, self.texts[path] = read_record(path, content, kind)
            self.faults += faults
            if document:
                self._sort(document, kind.name)

    def _sort(self, document: Document[Value], name: str) -> None:
        value = document.value
        if isinstance(value, GbaRecord):
            self.records.append(Document(document.path, value, document.marks))
        elif isinstance(value, Programme):
            self.programme = Document(document.path, value, document.marks)
        elif isinstance(value, Guideline):
            self.guidelines[value.code] = Document(document.path, value, document.marks)
        elif name in REFERENCE_FILES:
            self.reference[name] = document
        else:
            self.registers.append(document)


def read_edition(
    files: Iterable[TreeFile], contents: Mapping[str, bytes], as_of: dt.date
) -> Reading:
    """The edition that these files make; None where a file that everything rests on is missing.

    `contents` holds the bytes of the regular files under `docs/`; `as_of` is the day that dated
    rules judge by.
    """
    shelf = _Shelf()
    for path in sorted(contents):
        shelf.take(path, contents[path])
    for name in REFERENCE_FILES:
        path = f"{RECORDS}{name}.yml"
        if path not in contents:
            shelf.faults.append(Fault("MET020", Place(path, 1, 1), {"path": path}))
    edition = _edition(shelf, tuple(sorted(files, key=lambda file: file.path)), as_of)
    return Reading(edition, tuple(shelf.faults), shelf.texts)


def _edition(shelf: _Shelf, files: tuple[TreeFile, ...], as_of: dt.date) -> Edition | None:
    if len(shelf.reference) < len(REFERENCE_FILES):
        return None
    reference = Reference(
        **shelf.reference,  # type: ignore[arg-type]  # each document under its own field's name
        guidelines=shelf.guidelines,
        as_of=as_of,
    )
    return Edition(
        files=files,
        pages=tuple(shelf.pages),
        records=tuple(shelf.records),
        programme=shelf.programme,
        registers=tuple(shelf.registers),
        reference=reference,
    )
