"""The texts of a record or of a page's metadata, each with its path of keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from playbook.model.gba import Summary
from playbook.model.place import Location
from playbook.model.text import Label, Text, Value


class Bilingual(NamedTuple):
    """The same words in English and in French, and the path of keys to them."""

    location: Location
    en: str
    fr: str


def texts_of(value: object, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every text, prose, id or value of a list, in the record's order."""
    if isinstance(value, str):
        yield location, value
    for key, part in _parts(value):
        yield from texts_of(part, (*location, key))


def bilingual_of(value: object, location: Location = ()) -> Iterator[Bilingual]:
    """Every label, text and summary that stands in both languages, in the record's order."""
    if isinstance(value, Text | Label | Summary):
        yield Bilingual(location, value.en, value.fr)
        return
    for key, part in _parts(value):
        yield from bilingual_of(part, (*location, key))


def _parts(value: object) -> Iterable[tuple[str | int, object]]:
    """What a model, a mapping or a list holds, by key; nothing for a text, number or date."""
    if isinstance(value, Value):
        return ((name, getattr(value, name)) for name in type(value).model_fields)
    if isinstance(value, Mapping):
        return value.items()
    return enumerate(value) if isinstance(value, tuple) else ()
