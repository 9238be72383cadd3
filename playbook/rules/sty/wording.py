"""Words that have a better one, found in a page's prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
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
    prose = _lowered(page)
    present = [wording for wording in better[page.language] if wording.sign in prose]
    for stretch in stretches(page) if present else ():
        for wording in present:
            for match in wording.pattern.finditer(stretch.readable):
                place = stretch.place(match.start(), len(match.group()))
                yield Found(place, match.group(), wording.instead)


@lru_cache(maxsize=4)  # several rules ask for the page at hand
def _lowered(page: Page) -> str:
    """The page's prose in lower case, to look for signs in."""
    return "\n".join(stretch.readable.lower() for stretch in stretches(page))


def phrases(better: Mapping[str, str]) -> tuple[Wording, ...]:
    """Patterns for whole words, in any case, with either apostrophe and any blanks between."""
    return tuple(_phrase(written, instead) for written, instead in better.items())


def _phrase(written: str, instead: str) -> Wording:
    source = written.replace(" ", r"\s{1,3}").replace("’", "['’]")
    pattern = re.compile(rf"\b(?:{source})\b", re.IGNORECASE)
    return Wording(pattern, instead, _sign(written))


def _sign(written: str) -> str:
    """The longest word that every match holds; none where a phrase has several forms."""
    fixed = re.sub(r"\([^()]*\)\??|\[[^\]]*\]", " ", written)
    words = [] if "|" in fixed else re.findall(r"[^\W_]+(?![?*])", fixed)
    return max(words, key=len, default="").lower()
