"""The stretches of prose of a page, in its metadata and its body, each knowing where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, Literal

from playbook.model.body import PassageKind
from playbook.model.document import Page
from playbook.model.place import Location, Place

# Where markup, an address or code was taken out: a character that no text of a page holds by
# chance, so that a pattern can tell a blank that the author wrote from one that hides markup.
HIDDEN: Final = "\N{OBJECT REPLACEMENT CHARACTER}"

_PROSE: Final = frozenset(
    {
        "title",
        "description",
        "change_note",
        "best_for",
        "not_for",
        "scale",
        "formula",
        "expansion",
        "event",
        "report",
    }
)

_QUOTED: Final = re.compile(r"«[^«»]{0,400}»|“[^“”]{0,400}”|\"[^\"\n]{1,400}\"")


@dataclass(frozen=True)
class Stretch:
    """A run of prose; `readable` is as long as `text`, so that offsets hold in both."""

    kind: PassageKind | Literal["metadata"]
    field: str
    text: str
    readable: str
    place: Callable[[int, int], Place]

    @cached_property
    def masked(self) -> str:
        """The readable text with a mark wherever markup stood, and the author's own blanks kept."""
        if self.readable == self.text:
            return self.text
        pairs = zip(self.readable, self.text, strict=True)
        return "".join(
            HIDDEN if shown == " " and not written.isspace() else shown for shown, written in pairs
        )


@lru_cache(maxsize=4)  # several rules ask for the page at hand, one after the other
def stretches(page: Page) -> tuple[Stretch, ...]:
    """All prose of a page: metadata as a reader sees it, then the body, passage by passage."""
    return tuple(_stretches(page))


def _stretches(page: Page) -> Iterator[Stretch]:
    lines = page.content.decode().replace("\r\n", "\n").split("\n", page.body_line)
    for location, text in _prose(page):
        field = str(location[0])
        place = _Written(page.at(*location), lines, text)
        yield Stretch("metadata", field, text, text, place)
    for passage in page.body.passages:
        yield Stretch(passage.kind, "", passage.text, passage.readable, passage.place)


@dataclass(frozen=True)
class _Written:
    """Where a part of a metadata value stands: exactly, if the file holds the value as it is."""

    value: Place
    lines: list[str]
    text: str

    def __call__(self, offset: int, length: int) -> Place:
        start = self.value.column - 1
        line = self.lines[self.value.line - 1][start:]
        quote = 1 if line[:1] in {'"', "'"} else 0
        if line[quote:].startswith(self.text):
            column = self.value.column + quote + offset
            return self.value._replace(column=column, length=length)
        return self.value


def _prose(page: Page) -> Iterator[tuple[Location, str]]:
    """The prose in a page's metadata; names, ids and what only search reads are left out."""
    for location, text in page.texts:
        names = [part for part in location if isinstance(part, str)]
        if names[-1] in _PROSE:
            yield location, text


def unquoted(text: str) -> str:
    """The text, as long as before, with what others said or wrote blanked."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)
