"""The files that every playbook starts with and that this repository keeps once, for itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import playbook
from playbook.starter.excerpt import block, entries, without_field

_RECORDS: Final = "docs/records"
# Taken over as they stand.
_WHOLE: Final = (
    "mkdocs.yml",
    f"{_RECORDS}/checklist.yml",
    f"{_RECORDS}/types.yml",
    f"{_RECORDS}/promise.yml",
)
# The public documents and the facts that the starter's own pages cite.
_SOURCES: Final = ("issa-sq-00400", "wage-gba-steps", "canada-content-style-guide")
_FACTS: Final = ("gba-steps",)
_GUIDELINE: Final = f"{_RECORDS}/guidelines/SQ_00400.yml"
# The item that a page of the starter puts into practice; of the others it says why not.
_IMPLEMENTED: Final = "SQ_00400-M5"
_NOT_IMPLEMENTED: Final = """\
    not_implemented:
      reason:
        en: This playbook has just been started. No page covers this item yet.
        fr: Ce guide vient d’être commencé. Aucune page ne traite encore de cet élément.
      on: {day}"""
_SINCE: Final = re.compile(r"^( +since: )\S+$", re.MULTILINE)


def shared_files(day: dt.date) -> Iterator[tuple[str, str]]:
    """Each file that a playbook started on a day takes from here, by its path."""
    for path in _WHOLE:
        yield path, _read(path)
    for path in _hooks():
        yield path, _read(path)
    yield f"{_RECORDS}/standards.yml", _since(day)
    yield f"{_RECORDS}/sources.yml", _picked("sources", _SOURCES)
    yield f"{_RECORDS}/facts.yml", _picked("facts", _FACTS)
    yield _GUIDELINE, _guideline(day)


def controlled_lists() -> str:
    """The controlled lists of the vocabulary, without its sections and its words people type."""
    return block(_read(f"{_RECORDS}/vocabulary.yml"), "lists")


def _root() -> Traversable:
    """Where the originals are: in a wheel their copies, in a checkout the checkout itself."""
    copies = files("playbook.starter").joinpath("common")
    return copies if copies.is_dir() else Path(playbook.__file__).parents[1]


def _read(path: str) -> str:
    return _root().joinpath(path).read_text(encoding="utf-8")


def _hooks() -> list[str]:
    names = (one.name for one in _root().joinpath("hooks").iterdir() if one.name.endswith(".py"))
    return [f"hooks/{name}" for name in sorted(names)]


def _since(day: dt.date) -> str:
    """The standards: a department makes its promises on the day it starts."""
    return _SINCE.sub(rf"\g<1>{day.isoformat()}", _read(f"{_RECORDS}/standards.yml"))


def _picked(key: str, ids: tuple[str, ...]) -> str:
    """The entries of a list that the starter needs, with what the file says of itself above."""
    text = _read(f"{_RECORDS}/{key}.yml")
    return "\n".join([*_opening(text, key), f"{key}:", *_entries(text, key, ids), ""])


def _guideline(day: dt.date) -> str:
    """The guideline: which of its items a page of the starter does, and why not yet the others."""
    text = _read(_GUIDELINE)
    reason = _NOT_IMPLEMENTED.format(day=day.isoformat())
    items = []
    for item_id, item in entries(block(text, "items")).items():
        items.append(without_field(item, "not_implemented"))
        items += [] if item_id == _IMPLEMENTED else [reason]
    return "\n".join([*_opening(text, "items"), "items:", *items, ""])


def _opening(text: str, key: str) -> list[str]:
    """The lines above a key."""
    return text[: text.index(f"\n{key}:")].splitlines()


def _entries(text: str, key: str, ids: tuple[str, ...]) -> list[str]:
    found: Mapping[str, str] = entries(block(text, key))
    return [found[one] for one in ids]
