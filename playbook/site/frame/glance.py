"""The page at a glance: what its metadata says, in the words of the playbook's own lists.

A field without a value makes no row; each type of page has the fields it has.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.page import Facets, RepresentativeBody, TimelineEntry
from playbook.site.escape import safe
from playbook.site.frame.values import Piece, Row, Shape, on, to_file, to_page, told
from playbook.site.navigation import guideline_path
from playbook.site.words import SiteWords

_ASSETS: Final = "docs/assets/"
_MEDIA: Final = "media/"


@dataclass(frozen=True)
class _Ground:
    """What values are looked up in, and the words they are told in."""

    page: Page
    index: Index
    words: SiteWords


def _many(value: object) -> Iterable[object]:
    """The values of a field that may hold none, one or several."""
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


_Telling = Callable[[_Ground, object], Piece]


def _listed(name: str, ground: _Ground, value: object) -> Piece:
    """A value of a controlled list, by its label."""
    vocabulary = ground.index.reference.vocabulary.value
    return told(vocabulary.label(name, str(value), ground.words.language))


def _picked(prefix: str, ground: _Ground, value: object) -> Piece:
    """A value that the tool itself enumerates, by the words of the catalogue."""
    return Piece(ground.words[f"{prefix}_{value}"])


def _plain(_: _Ground, value: object) -> Piece:
    return told(str(value))


def _duration(ground: _Ground, value: object) -> Piece:
    return told(ground.words.duration(str(value)))


def _day(ground: _Ground, value: object) -> Piece:
    return on(value, ground.words) if isinstance(value, dt.date) else told(str(value))


def _moment(ground: _Ground, value: object) -> Piece:
    """A day, month or year, as exactly as it is written."""
    written = str(value)
    return Piece(safe(_exactly(written, ground.words)), date=safe(written))


def _exactly(written: str, words: SiteWords) -> str:
    """As written where it is a year alone, or no day of the calendar."""
    year, *rest = (int(part) for part in written.split("-"))
    month, day, *_ = (*rest, 1, 1)
    try:
        moment = dt.date(year, month, day)
    except ValueError:
        return written
    return (written, words.month(moment), words.date(moment))[len(rest)]


def _event(ground: _Ground, value: object) -> Piece:
    """Something that happened, after its day, month or year."""
    if not isinstance(value, TimelineEntry):
        return told(str(value))
    return told(f"{_exactly(value.date, ground.words)}{ground.words.colon} {value.event}")


def _role(ground: _Ground, value: object) -> Piece:
    return told(ground.index.reference.owners.value.label(str(value), ground.words.language))


def _page(ground: _Ground, value: object) -> Piece:
    """A page by its title; by its id where this language does not have it."""
    page = ground.index.page(str(value), ground.page.language)
    return to_page(page) if page else told(str(value))


def _guideline(ground: _Ground, value: object) -> Piece:
    """A coded guideline: its title, and the page that shows how each item is met."""
    document = ground.index.reference.guidelines.get(str(value))
    if document is None:
        return told(str(value))
    title = document.value.title.in_(ground.words.language)
    return to_file(guideline_path(str(value)), f"{value}{ground.words.colon} {title}")


def _body(_: _Ground, value: object) -> Piece:
    """A body that speaks for a segment, with its own site."""
    if not isinstance(value, RepresentativeBody):
        return told(str(value))
    return Piece(safe(value.name), address=safe(value.url) if value.url else None)


def _download(ground: _Ground, value: object) -> Piece:
    """A file to download, with its kind and size: nobody opens an unknown weight."""
    name = str(value).rpartition("/")[2]
    file = ground.index.files.get(f"{_ASSETS}{value}")
    if file is None:
        return told(name)
    kind = name.rpartition(".")[2].upper()
    kilobytes = str(max(1, round(file.size / 1000)))
    text = ground.words.text("glance_file", name=name, kind=kind, size=kilobytes)
    return to_file(f"{_MEDIA}{value}", text)


def _lists(*names: str) -> tuple[tuple[str, _Telling], ...]:
    """Fields that are named like the controlled list of their values."""
    return tuple((name, partial(_listed, name)) for name in names)


# The rows in their order: a field, and how a value of it is told.
_FIELDS: Final[tuple[tuple[str, _Telling], ...]] = (
    ("abbreviation", _plain),
    ("expansion", _plain),
    ("code", _guideline),
    ("prep_time", _duration),
    ("run_time", _duration),
    ("elapsed", _duration),
    *_lists("group_size", "mode", "level", "effort", "cost", "maturity", "building_block"),
    ("por_check", partial(_picked, "por_check")),
    ("personal_info", partial(_picked, "personal_info")),
    ("consent", partial(_picked, "consent")),
    ("reach", partial(_picked, "reach")),
    ("advocate_role", _role),
    ("frequency", _duration),
    *_lists("opsi_status"),
    ("published_on", _day),
    ("learned_on", _moment),
    ("state", partial(_picked, "lesson")),
    *_lists("policy_phase"),
    ("segments", _page),
    ("applies_to", _page),
    *_lists("barriers", "skills", "recruitment", "collection_points"),
    ("representative_bodies", _body),
    ("scale", _plain),
    ("formula", _plain),
    ("downloads", _download),
    ("best_for", _plain),
    ("not_for", _plain),
    ("timeline", _event),
)
# The rows of several values or of sentences: each takes a line of its own.
_WIDE: Final = frozenset(
    {
        "applies_to", "barriers", "best_for", "code", "collection_points", "downloads", "formula",
        "frequency",
        "not_for", "policy_phase", "recruitment", "representative_bodies", "scale", "segments",
        "skills",
    }
)  # fmt: skip


def glance_rows(page: Page, index: Index, words: SiteWords) -> tuple[Row, ...]:
    """A row for each field that says something, facets of a segment first."""
    ground = _Ground(page, index, words)
    facets = getattr(page.meta, "facets", None)
    rows = [
        *((name, _pieces(ground, getattr(facets, name), partial(_listed, name)))
          for name in (Facets.model_fields if facets else ())),
        *((name, _pieces(ground, getattr(page.meta, name, None), tell)) for name, tell in _FIELDS),
    ]  # fmt: skip
    return tuple(
        Row(words[f"glance_{name}"], pieces, _shape(name)) for name, pieces in rows if pieces
    )


def _shape(name: str) -> Shape:
    return "list" if name == "timeline" else "wide" if name in _WIDE else "short"


def _pieces(ground: _Ground, value: object, tell: _Telling) -> tuple[Piece, ...]:
    return tuple(tell(ground, one) for one in _many(value))
