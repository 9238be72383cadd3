"""The glossary: the words of the field, each with what it means here."""

from __future__ import annotations

import re
from typing import Final

from playbook.model.identifiers import Flag, PageId, SourceId
from playbook.model.text import Label, Language, Text, Value

_WORD: Final = re.compile(r"\w+")
# Shorter words, and these endings, are no plurals: `gas`, `access`, `status`, `analysis`.
_SHORTEST_PLURAL: Final = 4
_ENGLISH_SINGULAR: Final = ("ss", "us", "is")
_ENGLISH_ES: Final = re.compile(r"(?:ss|sh|ch|x)es$")


class GlossaryTerm(Value):
    """A word or abbreviation, what it means here, and where to read more.

    `see` names other terms. An everyday word that means something special here, such as `door`,
    has `tooltip: false`: pages that use it in its everyday sense don't explain it.
    """

    id: PageId
    term: Label
    abbreviation: Label | None = None
    definition: Text
    page: PageId | None = None
    source: SourceId | None = None
    see: tuple[PageId, ...] = ()
    tooltip: Flag = True


class Glossary(Value):
    """`glossary.yml`; an edition without the file has no terms of its own."""

    terms: tuple[GlossaryTerm, ...] = ()


def folded_word(word: str, language: Language) -> str:
    """A word as terms are compared: without capitals, in the singular as far as its end shows."""
    plain = word.casefold()
    if len(plain) < _SHORTEST_PLURAL:
        return plain
    if language is Language.FR:
        return plain[:-1] if plain[-1] in "sx" else plain
    if plain.endswith("ies"):
        return f"{plain[:-3]}y"
    if _ENGLISH_ES.search(plain):
        plain = plain[:-2]
    return plain if plain.endswith(_ENGLISH_SINGULAR) else plain.removesuffix("s")


def spelling(name: str, language: Language) -> str:
    """How a name is told from others: by its words, whatever its capitals, number and signs."""
    return " ".join(folded_word(word, language) for word in _WORD.findall(name))
