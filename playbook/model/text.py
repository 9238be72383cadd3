"""Text that people wrote.

Invariants:
- a `PlainText` is NFC, on one line, without control, bidirectional or other invisible characters;
- a `Prose` is the same, but may hold line breaks;
- neither is safe to put into HTML: escaping belongs to the place that writes HTML.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

# CVE-2021-42574: characters that make text read differently from what it holds.
BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Zero-width joiners are legal in some scripts, but never needed in English or French or syllabics.
INVISIBLE: Final = frozenset(
    "\u00ad\u034f\u0085\u115f\u1160\u180e\u200b\u200c\u200d\u2028\u2029\u2060\u2061\u2062\u2063\u2064"
    "\u206a\u206b\u206c\u206d\u206e\u206f\u3164\ufeff\uffa0\ufff9\ufffa\ufffb\ufffe\uffff"
)
# Tags and variation selectors: whole sentences can be hidden in them.
_TAGS: Final = "\U000e0000-\U000e0fff"
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff" + _TAGS + "".join(sorted(BIDI | INVISIBLE)) + "]"
)

LONGEST_PROSE: Final = 4000
_BLANKS: Final = re.compile(r"[ \t\n]+")


class Language(StrEnum):
    """The two official languages, in the order the site lists them."""

    EN = "en"
    FR = "fr"

    @property
    def other(self) -> Language:
        """The language of the twin."""
        return Language.FR if self is Language.EN else Language.EN


def unsafe_character(text: str) -> re.Match[str] | None:
    """The first character that no text of a playbook may hold, or None; tab and line feed pass."""
    return _UNSAFE.search(text)


def visible(text: str) -> str:
    """Text with each character written out by its number that could steer a terminal or hide."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def name_character(character: str) -> str:
    """A character as a reader can look it up: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def _prose(text: str) -> str:
    if found := unsafe_character(text):
        name = {"character": name_character(found.group())}
        raise PydanticCustomError("unsafe_character", "{character}", name)
    if not text.strip():
        raise PydanticCustomError("string_too_short", "blanks only", {"min_length": 1})
    return unicodedata.normalize("NFC", text)


def on_one_line(text: str) -> str:
    """The text with each run of blanks as one; a no-break space is not a blank: French needs it."""
    return _BLANKS.sub(" ", text).strip(" ")


def _plain_text(text: str) -> str:
    return on_one_line(_prose(text))


PlainText = Annotated[
    str, StringConstraints(min_length=1, max_length=300), AfterValidator(_plain_text)
]
Prose = Annotated[
    str, StringConstraints(min_length=1, max_length=LONGEST_PROSE), AfterValidator(_prose)
]


class Value(BaseModel):
    """A record's value: frozen, and any key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Value):
    """The same words in both official languages; neither may be missing."""

    en: Prose
    fr: Prose

    def in_(self, language: Language) -> str:
        """The words in one language."""
        return self.en if language is Language.EN else self.fr


class Label(Value):
    """A short name in both official languages, on one line."""

    en: PlainText
    fr: PlainText

    def in_(self, language: Language) -> str:
        """The name in one language."""
        return self.en if language is Language.EN else self.fr
