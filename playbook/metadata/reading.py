"""A checkout's files, as bytes, to an edition and the faults found on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple, cast

from playbook.metadata import body, front_matter
from playbook.metadata.error import MetadataError
from playbook.metadata.events import Loaded, read_yaml
from playbook.metadata.files import (
    LEDGER_KIND,
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
from playbook.model.ledger import LedgerRecord
from playbook.model.place import Place
from playbook.model.reference import Guideline
from playbook.model.text import Value

_ID_FILES: Final = frozenset({"gba", "guidelines", "suggestions"})


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


class _File(NamedTuple):
    """A file, and what reading it gave."""

    content: bytes
    made: Page | Document[Value] | None
    kind: Kind | None
    faults: tuple[Fault, ...]
    text: str


def _read(path: str, content: bytes) -> _File | None:
    """One file, read; None where it is neither a page nor a record."""
    if is_page(path):
        page, faults, text = read_page(path, content)
        return _File(content, page, None, faults, text)
    if kind := kind_of(path):
        document, faults, text = read_record(path, content, kind)
        return _File(content, document, kind, faults, text)
    return None


@dataclass
class _Shelf:
    """What has been read so far."""

    pages: list[Page] = field(default_factory=list)
    records: list[Document[GbaRecord]] = field(default_factory=list)
    programme: Document[Programme] | None = None
    reference: dict[str, Document[Value]] = field(default_factory=dict)
    guidelines: dict[str, Document[Guideline]] = field(default_factory=dict)
    registers: list[Document[Value]] = field(default_factory=list)
    ledger: list[Document[LedgerRecord]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def take(self, path: str, file: _File) -> None:
        """Put what was read where it belongs."""
        self.texts[path] = file.text
        self.faults += file.faults
        if isinstance(file.made, Page):
            self.pages.append(file.made)
        elif file.made and file.kind:
            self._sort(file.made, file.kind.name)

    def _sort(self, document: Document[Value], name: str) -> None:
        value = document.value
        if isinstance(value, GbaRecord):
            self.records.append(cast("Document[GbaRecord]", document))
        elif isinstance(value, Programme):
            self.programme = cast("Document[Programme]", document)
        elif isinstance(value, Guideline):
            self.guidelines[value.code] = cast("Document[Guideline]", document)
        elif isinstance(value, LedgerRecord):
            self.ledger.append(cast("Document[LedgerRecord]", document))
        elif name in REFERENCE_FILES:
            self.reference[name] = document
        else:
            self.registers.append(document)


class EditionReader:
    """Reads editions one after the other; a file that holds the bytes it held is not read again.

    Pages and records that did not change stay the same objects, so that others can tell.
    """

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}
        self._reference: Reference | None = None

    def read(
        self, files: Iterable[TreeFile], contents: Mapping[str, bytes], as_of: dt.date
    ) -> Reading:
        """The edition that these files make; None where one that everything rests on is missing.

        `contents` holds the bytes of the regular files under `docs/`; `as_of` is the day that
        dated rules judge by.
        """
        found = ((path, self._file(path, contents[path])) for path in sorted(contents))
        self._files = {path: file for path, file in found if file}
        shelf = _Shelf()
        for path, file in self._files.items():
            shelf.take(path, file)
        for name in REFERENCE_FILES:
            path = f"{RECORDS}{name}.yml"
            if path not in contents:
                shelf.faults.append(Fault("MET020", Place(path, 1, 1), {"path": path}))
        edition = self._edition(shelf, tuple(sorted(files, key=lambda file: file.path)), as_of)
        return Reading(edition, tuple(shelf.faults), shelf.texts)

    def _file(self, path: str, content: bytes) -> _File | None:
        before = self._files.get(path)
        return before if before and before.content == content else _read(path, content)

    def _edition(
        self, shelf: _Shelf, files: tuple[TreeFile, ...], as_of: dt.date
    ) -> Edition | None:
        edition = _edition(shelf, files, as_of)
        if edition and edition.reference == self._reference:
            edition = replace(edition, reference=self._reference)
        self._reference = edition.reference if edition else None
        return edition


def read_edition(
    files: Iterable[TreeFile], contents: Mapping[str, bytes], as_of: dt.date
) -> Reading:
    """The edition that these files make; None where a file that everything rests on is missing."""
    return EditionReader().read(files, contents, as_of)


def with_record(edition: Edition, path: str, content: bytes) -> tuple[Edition, tuple[Fault, ...]]:
    """An edition with a record of the ledger as it would be written, and what is wrong in it."""
    document, faults, _ = read_record(path, content, LEDGER_KIND)
    others = [one for one in edition.ledger if one.path != path]
    if document is None:
        return edition, faults
    ledger = (*others, cast("Document[LedgerRecord]", document))
    return replace(edition, ledger=ledger), faults


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
        ledger=tuple(shelf.ledger),
        reference=reference,
    )
