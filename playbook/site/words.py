"""The words that no author writes, in one language, safe for templates."""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from playbook.metadata.catalogue import read_catalogue
from playbook.model.duration import parts_of
from playbook.model.text import Language, Text
from playbook.site.escape import SafeHtml, safe
from playbook.site.quarter import Quarter

_LOCALES: Final = {Language.EN: "en_CA", Language.FR: "fr_CA"}


@cache
def catalogue() -> dict[str, Text]:
    """Every word of the site, one file a room; raises KeyError for a word that stands twice."""
    words: dict[str, Text] = {}
    for file in files("playbook.site").joinpath("catalogue").iterdir():
        read = read_catalogue(file.name, file.read_text(encoding="utf-8"))
        if twice := words.keys() & read.keys():
            raise KeyError(", ".join(sorted(twice)))
        words.update(read)
    return words


class SiteWords:
    """`words["owner"]` in templates; `words.text("as_of", date=...)` in Python."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def text(self, key: str, **values: str) -> str:
        """The words for a key, filled; KeyError for a key the catalogue lacks."""
        words = catalogue()[key].in_(self.language)
        return words.format(**values) if values else words

    def __getitem__(self, key: str) -> SafeHtml:
        return safe(self.text(key))

    @property
    def colon(self) -> str:
        """A colon after words: French puts a no-break space before it."""
        return "\u00a0:" if self.language is Language.FR else ":"

    def date(self, day: dt.date) -> str:
        """A date in words: `November 22, 2026`, `22 novembre 2026`, `1er novembre 2026`."""
        return _date(day, self.language)

    def duration(self, written: str) -> str:
        """A length of time in words: `P3W` is `3 weeks`, `3 semaines`."""
        locale = _LOCALES[self.language]
        told = [
            format_unit(one.number, f"duration-{one.unit}", locale=locale)
            for one in parts_of(written)
        ]
        return format_list(told, "unit", locale=locale)

    def month(self, day: dt.date) -> str:
        """The month of a day: `November 2026`, `Novembre 2026`."""
        month = format_date(day, "LLLL yyyy", locale=_LOCALES[self.language])
        return month[0].upper() + month[1:]

    def quarter(self, quarter: Quarter) -> str:
        """A quarter of a fiscal year: `Q3 2026–27`, `T3 2026-2027`."""
        short, whole = f"{(quarter.year + 1) % 100:02}", str(quarter.year + 1)
        end = short if self.language is Language.EN else whole
        return self.text("quarter", number=str(quarter.number), start=str(quarter.year), end=end)

    def number(self, value: float) -> str:
        """A number with its digits in groups: `1,200`; French parts them by no-break spaces."""
        return _number(value, self.language)

    def share(self, part: int, whole: int) -> str:
        """A part in percent, rounded down, so that only all of it is 100%."""
        percent = 100 * part // whole if whole else 0
        return format_percent(percent / 100, locale=_LOCALES[self.language])


@lru_cache(maxsize=4096)
def _date(day: dt.date, language: Language) -> str:
    told = format_date(day, "long", locale=_LOCALES[language])
    first_in_french = language is Language.FR and day.day == 1
    return told.replace("1", "1er", 1) if first_in_french else told


@lru_cache(maxsize=4096)
def _number(value: int, language: Language) -> str:
    return format_decimal(value, locale=_LOCALES[language])
