"""Words that have a better one, found in a page's prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from playbook.model.document import Page
from playbook.model.place import Place
from playbook.model.text import Language
from playbook.rules.stretches import stretches


class Wording(NamedTuple):
    """A pattern, what to write instead, and a sign without which there is no match.

    The sign is in lower case; it is looked for first, because that is twenty times quicker.
    """

    pattern: re.Pattern[str]
    instead: str
    sign: str


Better = Mapping[Language, tuple[Wording, ...]]


class Found(NamedTuple):
    """What is written, where, and what to write instead."""

    place: Place
    written: str
    better: str


def found(page: Page, better: Better) -> Iterator[Found]:
    """Each match of a pattern of the page's language, in its prose."""
    for stretch in stretches(page):
        lowered = stretch.readable.lower()
        for wording in better[page.language]:
            if wording.sign not in lowered:
                continue
            for match in wording.pattern.finditer(stretch.readable):
                place = stretch.place(match.start(), len(match.group()))
                yield Found(place, match.group(), wording.instead)


def phrases(better: Mapping[str, str]) -> tuple[Wording, ...]:
    """Patterns for whole words, in any case, with either apostrophe and any blanks between."""
    return tuple(_phrase(written, instead) for written, instead in better.items())


def _phrase(written: str, instead: str) -> Wording:
    source = written.replace(" ", r"\s{1,3}").replace("’", "['’]")
    pattern = re.compile(rf"\b(?:{source})\b", re.IGNORECASE)
    return Wording(pattern, instead, _sign(written))


def _sign(written: str) -> str:
    """The letters that every match begins with; none where a phrase begins in several ways."""
    if "|" in re.sub(r"\([^()]*\)", "", written):
        return ""
    literal = re.match(r"[^\W_]*(?![?*])", written)
    return literal.group().lower() if literal else ""
