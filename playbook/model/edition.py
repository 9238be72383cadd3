"""An edition: everything a checkout holds, read; and the index that rules look things up in."""

from __future__ import annotations

import datetime as dt
from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from playbook.model.document import Document, Page
from playbook.model.gba import Checklist, GbaRecord, Programme
from playbook.model.history import History
from playbook.model.ledger import LedgerRecord, likenesses
from playbook.model.reference import (
    Facts,
    Guideline,
    Owners,
    Policy,
    Promise,
    Sources,
    Standards,
    Types,
    Vocabulary,
)
from playbook.model.text import Language, Value

FileKind = Literal["file", "executable", "symlink", "submodule", "other"]


@dataclass(frozen=True, slots=True)
class TreeFile:
    """A file of the checkout as the tree lists it: name, kind, size and first bytes."""

    path: str
    kind: FileKind
    size: int
    head: bytes = b""


@dataclass(frozen=True)
class Reference:
    """The lists that every rule may read, and the day it judges by."""

    vocabulary: Document[Vocabulary]
    types: Document[Types]
    owners: Document[Owners]
    sources: Document[Sources]
    facts: Document[Facts]
    checklist: Document[Checklist]
    policy: Document[Policy]
    standards: Document[Standards]
    promise: Document[Promise]
    guidelines: Mapping[str, Document[Guideline]]
    as_of: dt.date


@dataclass(frozen=True)
class Pair:
    """The twins of one page id; at least one is there."""

    id: str
    en: Page | None
    fr: Page | None
    history: History

    def of(self, language: Language) -> Page | None:
        """The twin in a language."""
        return self.en if language is Language.EN else self.fr

    def __iter__(self) -> Iterator[Page]:
        """The twins that are there, English first."""
        return (page for page in (self.en, self.fr) if page)


@dataclass(frozen=True)
class Record:
    """A GBA Plus record with the pages it speaks of."""

    document: Document[GbaRecord]
    pages: Pair
    programme: Document[Programme] | None

    @property
    def value(self) -> GbaRecord:
        """The record's values."""
        return self.document.value


@dataclass(frozen=True)
class Filed:
    """A suggestion of the ledger, with the past that its rules ask about."""

    document: Document[LedgerRecord]
    history: History

    @property
    def value(self) -> LedgerRecord:
        """The record's values."""
        return self.document.value


Key = tuple[str, ...]
PageChange = tuple[Page | None, Page | None]
"""A page before and after: None where it was not there yet, or is no more."""


def keys_of(page: Page) -> Iterator[Key]:
    """What a page is found under: its id, title, what it refers to, cites and implements."""
    yield from _identity(page)
    yield from _references(page)


def _identity(page: Page) -> Iterator[Key]:
    meta, language = page.meta, page.language.value
    yield ("page", language)
    yield ("type", meta.type)
    yield ("id", language, meta.id)
    yield ("id", meta.id)
    yield ("title", language, meta.title.casefold())
    yield ("address", language, page.address)
    yield from (("old_path", language, old) for old in meta.old_paths)
    yield from (("implements", item) for item in meta.implements)


def _references(page: Page) -> Iterator[Key]:
    meta = page.meta
    pages = [*(link.page for link in page.body.wiki_links), *meta.related, *meta.segments]
    pages += meta.named_pages
    yield from (("refers", other) for other in pages)
    sources = [use.id for use in meta.sources] + [one.id for one in page.body.citations]
    yield from (("cites", source) for source in sources)


@dataclass(frozen=True)
class Index:
    """Pages by what they are, say and refer to; a change of a few pages makes a new index cheaply.

    Everything is a lookup by key, so that no rule walks all pages for each page.
    """

    reference: Reference
    postings: Mapping[Key, Mapping[str, Page]]
    files: Mapping[str, TreeFile]
    records: Mapping[str, Record]
    prose: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ledger: Mapping[str, Document[LedgerRecord]] = field(default_factory=dict)
    recommendations: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    """The records of the ledger that git knows and that are not there any more."""

    @classmethod
    def of(
        cls,
        reference: Reference,
        pages: Iterable[Page],
        files: Iterable[TreeFile] = (),
        records: Iterable[Record] = (),
        prose: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Index:
        """The index of these pages."""
        postings: dict[Key, dict[str, Page]] = defaultdict(dict)
        for page in pages:
            for key in keys_of(page):
                postings[key][page.path] = page
        return cls(
            reference,
            dict(postings),
            {file.path: file for file in files},
            {record.value.id: record for record in records},
            prose or {},
        )

    def found(self, *key: str) -> tuple[Page, ...]:
        """The pages under a key, by path."""
        return tuple(page for _, page in sorted(self.postings.get(key, {}).items()))

    def page(self, page_id: str, language: Language) -> Page | None:
        """The page with this id in a language."""
        return next(iter(self.found("id", language.value, page_id)), None)

    def pages(self, language: Language) -> tuple[Page, ...]:
        """All pages of a language, by path."""
        return self.found("page", language.value)

    def ids(self, language: Language) -> tuple[str, ...]:
        """The ids of all pages of a language."""
        return tuple(page.id for page in self.pages(language))

    def referrers(self, page_id: str) -> tuple[Page, ...]:
        """The pages that link or relate to a page, without its own twins."""
        return tuple(page for page in self.found("refers", page_id) if page.id != page_id)

    @cached_property
    def alike(self) -> Mapping[Key, tuple[str, ...]]:
        """The open suggestions of the ledger by what makes two of them probably the same."""
        found: dict[Key, list[str]] = defaultdict(list)
        for document in self.ledger.values():
            for likeness in likenesses(document.value):
                found[likeness].append(document.value.id)
        return {likeness: tuple(ids) for likeness, ids in found.items()}

    def claiming(self, page: Page) -> tuple[Page, ...]:
        """The pages that give a page's address as an old one of theirs."""
        language = page.language.value
        spelt = sorted(page.spellings)
        return tuple(one for old in spelt for one in self.found("old_path", language, old))

    def with_layer(self, changes: Iterable[PageChange]) -> Index:
        """The index after pages came, went, moved or changed; only their postings are copied."""
        changed = self._changed(changes)
        layered = ChainMap(changed, self.postings)  # type: ignore[arg-type]  # read only
        return replace(self, postings=layered)

    def with_changes(self, changes: Iterable[PageChange]) -> Index:
        """The index after pages changed, as quick to look things up in as a new one."""
        return replace(self, postings={**self.postings, **self._changed(changes)})

    def _changed(self, changes: Iterable[PageChange]) -> dict[Key, dict[str, Page]]:
        """The postings that changes of pages leave otherwise than they were."""
        changed: dict[Key, dict[str, Page]] = {}

        def posting(key: Key) -> dict[str, Page]:
            if key not in changed:
                changed[key] = dict(self.postings.get(key, {}))
            return changed[key]

        for before, after in changes:
            if before:
                for key in keys_of(before):
                    posting(key).pop(before.path, None)
            if after:
                for key in keys_of(after):
                    posting(key)[after.path] = after
        return changed


@dataclass(frozen=True)
class Edition:
    """Everything a checkout holds, read."""

    files: tuple[TreeFile, ...]
    pages: tuple[Page, ...]
    records: tuple[Document[GbaRecord], ...]
    programme: Document[Programme] | None
    registers: tuple[Document[Value], ...]
    reference: Reference
    ledger: tuple[Document[LedgerRecord], ...] = ()

    @cached_property
    def pages_by_path(self) -> Mapping[str, Page]:
        """Each page by its file."""
        return {page.path: page for page in self.pages}

    @cached_property
    def carried_by_path(self) -> Mapping[str, Document[Value]]:
        """The records and lists that a suggestion may carry, by their files."""
        carried = (self.reference.sources, *self.registers, *self.records)
        return {document.path: document for document in carried}


def named_blobs(edition: Edition) -> Iterator[str]:
    """Each git blob that a record names as reviewed, or a page as what it was translated from."""
    for record in edition.records:
        if record.value.reviewed:
            yield from (record.value.reviewed.en, record.value.reviewed.fr)
    for page in edition.pages:
        if page.meta.translation and page.meta.translation.source:
            yield page.meta.translation.source
