"""The words that no author writes, in one language, safe for templates."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib.resources import files
from typing import Final

from babel.dates import format_date

from playbook.metadata.catalogue import read_catalogue
from playbook.model.text import Language, Text
from playbook.site.escape import SafeHtml, safe

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
        return catalogue()[key].in_(self.language).format(**values)

    def __getitem__(self, key: str) -> SafeHtml:
        return safe(self.text(key))

    @property
    def colon(self) -> str:
        """A colon after words: French puts a no-break space before it."""
        return "\u00a0:" if self.language is Language.FR else ":"

    def date(self, day: dt.date) -> str:
        """A date in words: `November 22, 2026`, `22 novembre 2026`."""
        return format_date(day, "long", locale=_LOCALES[self.language])
