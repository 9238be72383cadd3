"""The words that the search corrects a misspelt word to: those that pages use, the telling first.

Words of titles, headings and names come before words of the text, then what more pages use. The
list grows with the playbook up to a limit, so that it stays quick to load and to look through.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from playbook.site.generated import GeneratedFile
from playbook.site.search import SearchEntry, authored_entries
from playbook.site.writer import Writer

PATH: Final = "search/words.json"
BYTES_AT_MOST: Final = 60_000
# Of a shorter word, any change of a letter gives another word.
_WORD: Final = re.compile(r"[^\W\d_]{4,30}")
_NAMED: Final = 1_000_000


def files(w: Writer) -> Iterator[GeneratedFile]:
    """The list, as one string: `{"words": "most telling ... least"}`."""
    yield GeneratedFile(PATH, lambda: _list(w))


def _list(w: Writer) -> str:
    counted: Counter[str] = Counter()
    for entry in authored_entries(w):
        counted.update(dict.fromkeys(_words(_text(entry)), 1))
        counted.update(dict.fromkeys(_words(_names(entry)), _NAMED))
    ranked = sorted(counted, key=lambda word: (-counted[word], word))
    return json.dumps({"words": " ".join(_fitting(ranked))}, ensure_ascii=False)


def _fitting(ranked: Iterable[str]) -> Iterator[str]:
    """The first words, as many as the limit allows with the little that stands around them."""
    room = BYTES_AT_MOST - 20
    for word in ranked:
        room -= len(word.encode()) + 1
        if room < 0:
            return
        yield word


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _WORD.findall(text.lower())}


def _names(entry: SearchEntry) -> Iterator[str]:
    yield from (entry.title, *entry.aliases, *entry.keywords)
    yield from (part.heading for part in entry.parts)


def _text(entry: SearchEntry) -> Iterator[str]:
    yield entry.description
    yield from (text for part in entry.parts for text in part.paragraphs)
