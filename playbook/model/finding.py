"""What a check found: first as a fault with values, then weighed and worded for a reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from playbook.model.place import Place
from playbook.model.text import Language


class Level(IntEnum):
    """How much a finding weighs; only an error stops a change or a release."""

    ADVICE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The level as JSON and the command line write it."""
        return self.name.lower()


class Words(NamedTuple):
    """A sentence of the tool itself, in English and in French."""

    en: str
    fr: str

    def in_(self, language: Language) -> str:
        """The sentence in one language."""
        return self.en if language is Language.EN else self.fr


Shown = str | int | Words


@dataclass(frozen=True, slots=True)
class Fault:
    """One breach of one rule at one place; the code says which, the values fill its sentence.

    `level` is there where this breach weighs less than the rule's others.
    """

    code: str
    place: Place
    values: Mapping[str, Shown] = field(default_factory=dict)
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault, weighed and worded in both languages; a masked one's line is not to be shown."""

    place: Place
    code: str
    level: Level
    message: Words
    help: Words
    masked: bool = False

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Findings are always listed by file, place and code: two runs print the same."""
        place = self.place
        return (place.path, place.line, place.column, self.code, self.message.en)
