"""Every page from A to Z, under its title and under the other words that people use for it.

It is also the search of a reader without JavaScript.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final, NamedTuple

from playbook.model.document import Page
from playbook.model.text import Language
from playbook.site.alphabet import DIGITS, OTHER, folded, initial
from playbook.site.generated import GeneratedPage, generated
from playbook.site.navigation import listed_pages
from playbook.site.writer import Writer

PATH: Final = "browse/a-to-z.md"


class Entry(NamedTuple):
    """Words to look under, and the page they lead to."""

    words: str
    page: Page

    @property
    def order(self) -> tuple[str, str, str]:
        """Where the entry stands: by its folded words, then by accents, then by page."""
        return folded(self.words), self.words, self.page.path


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The list of every page."""
    yield generated(w, PATH, "a_to_z", w.or_empty("no_pages", _lines(w)), group="browse")


def _lines(w: Writer) -> Iterator[str]:
    entries = sorted(_entries(w), key=lambda entry: (_rank(initial(entry.words)), entry.order))
    groups = [(key, list(group)) for key, group in groupby(entries, lambda e: initial(e.words))]
    if groups:
        links = " ".join(f"[{_heading(w, key)}](#letter-{key})" for key, _ in groups)
        yield f"{w.word('a_to_z_jump')} {links}\n{{: .playbook-letters }}"
    for key, members in groups:
        yield from w.part(f"letter-{key}", _heading(w, key), (_line(w, one) for one in members))


def _rank(key: str) -> tuple[int, str]:
    """Digits before letters, everything else after them."""
    return (0 if key == DIGITS else 2 if key == OTHER else 1), key


def _heading(w: Writer, key: str) -> str:
    return w.word("a_to_z_other") if key == OTHER else w.plain(key.upper())


def _line(w: Writer, entry: Entry) -> str:
    if entry.words == entry.page.meta.title:
        return f"- {w.page(entry.page)}"
    return f"- {w.pair(w.plain(entry.words), w.word('see'))} {w.page(entry.page)}"


def _entries(w: Writer) -> Iterator[Entry]:
    """The title of each listed page and its aliases, none twice."""
    typed = _typed(w)
    for page in listed_pages(w.index, w.language):
        title = page.meta.title
        yield Entry(title, page)
        told = {title.casefold()}
        for alias in (*page.meta.aliases, *typed.get(page.id, ())):
            if alias.casefold() not in told:
                told.add(alias.casefold())
                yield Entry(alias, page)


def _typed(w: Writer) -> dict[str, list[str]]:
    """The words of the vocabulary that people type for a page, by its id."""
    found: dict[str, list[str]] = {}
    for alias in w.reference.vocabulary.value.aliases:
        words = alias.en if w.language is Language.EN else alias.fr
        found.setdefault(alias.page, []).extend(words)
    return found
