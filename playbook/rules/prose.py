"""The prose of a record, with where each piece stands."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.model.document import Location
from playbook.model.text import Label, Text, Value


def prose_of(value: object, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every text in a record, English and French, with its path of keys."""
    if isinstance(value, Text | Label):
        yield ((*location, "en"), value.en)
        yield ((*location, "fr"), value.fr)
    elif isinstance(value, Value):
        for name in type(value).model_fields:
            yield from prose_of(getattr(value, name), (*location, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from prose_of(item, (*location, number))
