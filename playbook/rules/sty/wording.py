"""Words that have a better one, found in a page's prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from playbook.model.document import Page
from playbook.model.place import Place
from playbook.model.text import Language
from playbook.rules.stretches import stretches

# For each language, patterns and what to write instead.
Better = Mapping[Language, Mapping[re.Pattern[str], str]]


class Found(NamedTuple):
    """What is written, where, and what to write instead."""

    place: Place
    written: str
    better: str


def found(page: Page, better: Better) -> Iterator[Found]:
    """Each match of a pattern of the page's language, in its prose."""
    for stretch in stretches(page):
        for pattern, instead in better[page.language].items():
            for match in pattern.finditer(stretch.readable):
                place = stretch.place(match.start(), len(match.group()))
                yield Found(place, match.group(), instead)


def phrases(better: Mapping[str, str]) -> dict[re.Pattern[str], str]:
    """Patterns for whole words, in any case, with either apostrophe and any blanks between."""
    return {_phrase(written): instead for written, instead in better.items()}


def _phrase(written: str) -> re.Pattern[str]:
    source = written.replace(" ", r"\s{1,3}").replace("’", "['’]")
    return re.compile(rf"\b(?:{source})\b", re.IGNORECASE)
