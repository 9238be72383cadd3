"""A file of words: one key a line, English and French together."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import TypeAdapter

from playbook.metadata.events import read_yaml
from playbook.metadata.limits import REFERENCE
from playbook.model.text import Text


def read_catalogue(path: str, text: str) -> Mapping[str, Text]:
    """The words of a catalogue; raises where it is not one, because it is part of the program."""
    loaded = read_yaml(path, text, REFERENCE)
    return TypeAdapter(dict[str, Text]).validate_python(loaded.value)
