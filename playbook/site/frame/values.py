"""What a template prints around a page's text, as values; every word is escaped already."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal
from urllib.parse import quote

from playbook.model.document import Page
from playbook.model.text import Language
from playbook.site.escape import SafeHtml, safe
from playbook.site.navigation import source_path
from playbook.site.words import SiteWords

Shape = Literal["short", "wide", "list"]


@dataclass(frozen=True)
class Piece:
    """Some words, and at most one thing behind them.

    `path` is a file of this language's tree, `block` a heading in it, `address` a place outside it,
    `date` the day told. `lang` is the language of the words where it is not the page's.
    """

    words: SafeHtml
    path: SafeHtml | None = None
    block: SafeHtml | None = None
    address: SafeHtml | None = None
    date: SafeHtml | None = None
    lang: SafeHtml | None = None


@dataclass(frozen=True)
class Row:
    """A term with what is told of it.

    A `short` one stands beside others, a `wide` one has a line of its own, a `list` a line for
    each piece.
    """

    label: SafeHtml
    pieces: tuple[Piece, ...]
    shape: Shape = "short"

    @property
    def words(self) -> SafeHtml:
        """Everything told, on one line."""
        return SafeHtml("; ").join(piece.words for piece in self.pieces)


@dataclass(frozen=True)
class Notice:
    """What a reader has to know first, and the page to go to instead."""

    words: SafeHtml
    instead: SafeHtml | None = None
    page: Piece | None = None


@dataclass(frozen=True)
class Changes:
    """What the current text changed, and the days on which the page changed, newest first."""

    note: SafeHtml | None = None
    days: tuple[Piece, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.note or self.days)


@dataclass(frozen=True)
class Meta:
    """A line of metadata for machines."""

    name: str
    content: SafeHtml


@dataclass(frozen=True)
class FindingRow:
    """A finding as its author reads it in the page: `level` names the style, `word` says it."""

    level: str
    word: SafeHtml
    code: SafeHtml
    position: SafeHtml
    message: SafeHtml
    help: SafeHtml


_NO_WORDS: Final = SafeHtml()


@dataclass(frozen=True)
class OpenIdeas:
    """The open suggestions that touch a page or stand beside one: sentences, links, shared blocks.

    `more` says how many are left out.
    """

    heading: SafeHtml = _NO_WORDS
    words: tuple[SafeHtml, ...] = ()
    pieces: tuple[Piece, ...] = ()
    more: SafeHtml | None = None
    blocks: tuple[Row, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.pieces or self.blocks)


@dataclass(frozen=True)
class FullText:
    """A page as a suggestion would make it, or as it was: how it is called, its HTML."""

    label: SafeHtml
    html: SafeHtml
    is_open: bool = False


@dataclass(frozen=True)
class Proposed:
    """What a suggestion would change in a page.

    `lang` is the page's language, `language` that in words; `notes` are what a reader has to know
    of the change.
    """

    title: SafeHtml
    lang: SafeHtml
    language: SafeHtml
    notes: tuple[SafeHtml, ...] = ()
    diff: SafeHtml | None = None
    texts: tuple[FullText, ...] = ()


@dataclass(frozen=True)
class Frame:
    """What a template prints around a page's text.

    `due` is the day of the next review. `overdue` says that it has passed, to be shown once it has
    by the reader's own day; where it has by the edition's, the notice says so. `lang` is the
    language of the title where it is not the page's. `above` leads to the page that lists this one,
    `told` is what a reader has to know first of a suggestion. `languages` names, by the id of the
    heading, those that are in the other language.
    """

    title: SafeHtml
    description: SafeHtml
    notice: Notice | None = None
    glance: tuple[Row, ...] = ()
    review: tuple[Row, ...] = ()
    due: SafeHtml | None = None
    overdue: SafeHtml | None = None
    as_of: SafeHtml | None = None
    twin: bool = True
    related: tuple[Piece, ...] = ()
    links_here: tuple[Piece, ...] = ()
    made: tuple[Row, ...] = ()
    changes: Changes = Changes()
    modified: SafeHtml | None = None
    edit: SafeHtml | None = None
    history: SafeHtml | None = None
    head: tuple[Meta, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    lang: SafeHtml | None = None
    ideas: OpenIdeas = OpenIdeas()
    proposed: tuple[Proposed, ...] = ()
    left_out: SafeHtml | None = None
    above: Piece | None = None
    told: tuple[SafeHtml, ...] = ()
    languages: Mapping[str, Language] = field(default_factory=dict)


def to_file(path: str, text: str, block: str = "") -> Piece:
    """A link to a file of this language's tree, or to a heading in it."""
    return Piece(safe(text), safe(quote(path)), safe(quote(block)) if block else None)


def to_page(page: Page) -> Piece:
    """A link to an authored page, by its title."""
    return to_file(source_path(page), page.meta.title)


def told(text: str) -> Piece:
    """Words with nothing behind them."""
    return Piece(safe(text))


def on(day: dt.date, words: SiteWords) -> Piece:
    """A day, in words and for machines."""
    return Piece(safe(words.date(day)), date=safe(day.isoformat()))
