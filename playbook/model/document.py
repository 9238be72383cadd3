"""A value that knows where each part of it was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from playbook.model.body import Body
from playbook.model.history import blob_id
from playbook.model.page import Metadata
from playbook.model.place import START, Location, Place, Position
from playbook.model.prose import Bilingual, bilingual_of, texts_of
from playbook.model.text import Language

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Marks:
    """Line and column of every key and value of a file, by its path of keys and indexes."""

    values: Mapping[Location, Position]
    keys: Mapping[Location, Position]

    def of(self, location: Location) -> Position:
        """Where a value stands; for one that is not written, where its nearest parent does."""
        while location:
            if found := self.values.get(location):
                return found
            location = location[:-1]
        return self.values.get((), START)

    def of_key(self, location: Location) -> Position:
        """Where a key stands, or its value when it has no key."""
        return self.keys.get(location) or self.of(location)


@dataclass(frozen=True, eq=False)  # two reads of one file are two documents
class Document(Generic[T_co]):
    """A record read from one file."""

    path: str
    value: T_co
    marks: Marks

    def at(self, *location: str | int) -> Place:
        """Where a value of the record stands."""
        return Place.of(self.path, self.marks.of(location))

    def key(self, *location: str | int) -> Place:
        """Where a key of the record stands."""
        return Place.of(self.path, self.marks.of_key(location))

    @cached_property
    def texts(self) -> tuple[tuple[Location, str], ...]:
        """Every text of the record, with its path of keys."""
        return tuple(texts_of(self.value))

    @cached_property
    def bilingual(self) -> tuple[Bilingual, ...]:
        """Every text of the record that stands in both languages."""
        return tuple(bilingual_of(self.value))

    @property
    def prose(self) -> Iterator[tuple[Location, str]]:
        """The texts that stand in both languages, English and French apart."""
        for text in self.bilingual:
            yield (*text.location, "en"), text.en
            yield (*text.location, "fr"), text.fr


@dataclass(frozen=True, eq=False)
class Page(Document[Metadata]):
    """A page: metadata, body, and the bytes it was read from."""

    body: Body
    content: bytes
    body_line: int

    @property
    def meta(self) -> Metadata:
        """The page's metadata."""
        return self.value

    @property
    def id(self) -> str:
        """The page's id, the same in both languages."""
        return self.value.id

    @property
    def language(self) -> Language:
        """The language the page is written in."""
        return self.value.lang

    @property
    def section(self) -> str:
        """The folder the page stands in; empty for a page at the top."""
        return "/".join(self.path.split("/")[2:-1])

    @property
    def address(self) -> str:
        """The page's path within its language: `methods/method-interview`."""
        return self.path.split("/", 2)[2].removesuffix(".md")

    @property
    def spellings(self) -> frozenset[str]:
        """The page's address in each form that `old_paths` may give it."""
        forms = ((start, end) for start in ("", "/") for end in ("", "/", ".md"))
        return frozenset(f"{start}{self.address}{end}" for start, end in forms)

    @cached_property
    def markdown(self) -> str:
        """The body's source, without the metadata."""
        lines = self.content.decode().replace("\r\n", "\n").split("\n")
        return "\n".join(lines[self.body_line - 1 :])

    def blob(self, like: str = "") -> str:
        """The id git gives the page's file."""
        return blob_id(self.content, like)
