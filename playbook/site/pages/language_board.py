"""The language parity board: what each language has, and what it is waiting for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from playbook.model.document import Page
from playbook.model.edition import Pair
from playbook.model.history import History
from playbook.model.page import Translation
from playbook.model.text import Language
from playbook.rules.lng.lng004_translation_behind import behind_original
from playbook.rules.lng.lng013_original_behind import ahead_of_original
from playbook.site.generated import GeneratedPage, generated
from playbook.site.inventory import Listed, inventory, named
from playbook.site.writer import Writer


class Translated(NamedTuple):
    """A page that says it was translated from its twin, and which of them has changed since.

    Where it does not name the text that was translated, nothing contradicts it.
    """

    page: Page
    translation: Translation
    changed: Language | None

    @property
    def recorded(self) -> bool:
        """Whether it names the text it was translated from."""
        return self.translation.source is not None


class Parity(NamedTuple):
    """A page in the languages it is there in."""

    listed: Listed
    pair: Pair
    translated: tuple[Translated, ...]

    @property
    def both(self) -> bool:
        """Whether both languages have the page."""
        return self.listed.twin is not None

    @property
    def awaits_update(self) -> bool:
        """Whether a text changed after its translation was made."""
        return any(one.changed for one in self.translated)


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The language parity board."""
    path, lines = "boards/languages.md", _lines(w)
    yield generated(w, path, "language_board", lines, group="boards", dated=True)


def parities(w: Writer) -> tuple[Parity, ...]:
    """Every page that a list shows, with how its languages stand to each other."""
    return tuple(_parity(w, one) for one in inventory(w))


def _parity(w: Writer, listed: Listed) -> Parity:
    twins = {page.language: page for page in (listed.page, listed.twin) if page}
    english, french = twins.get(Language.EN), twins.get(Language.FR)
    pair = Pair(listed.id, english, french, w.publication.history)
    return Parity(listed, pair, tuple(_translated(pair)))


def _translated(pair: Pair) -> Iterator[Translated]:
    """Each twin that says it was translated; both, where the record is muddled."""
    for page in pair:
        original, translation = pair.of(page.language.other), page.meta.translation
        if original and translation:
            yield Translated(page, translation, _changed(page, original, pair.history))


def _changed(page: Page, original: Page, history: History) -> Language | None:
    """The language whose words came last, where the other one waits for them."""
    source = page.meta.translation.source if page.meta.translation else None
    if source and behind_original(source, original, history):
        return original.language
    return page.language if ahead_of_original(page, original, history) else None


def _lines(w: Writer) -> Iterator[str]:
    found = parities(w)
    if not found:
        yield w.word("no_pages")
        return
    yield from _summary(w, found)
    for language in Language:
        waiting = (one for one in found if one.pair.of(language) is None)
        lines = (f"- {named(w, one.listed.page)}" for one in waiting)
        key = f"awaiting_{language.value}"
        yield from w.section(key, w.or_empty("none_awaiting", lines))
    yield from w.section("awaiting_update", w.or_empty("none_awaiting_update", _updates(w, found)))
    yield from w.section("language_pages", _table(w, found))


def _summary(w: Writer, found: tuple[Parity, ...]) -> Iterator[str]:
    both = sum(one.both for one in found)
    waiting = sum(one.awaits_update for one in found)
    yield f"- {w.pair(w.word('pages'), w.count(len(found)))}"
    yield f"- {w.pair(w.word('in_both'), w.part_of(both, len(found)))}"
    for language in Language:
        missing = sum(one.pair.of(language) is None for one in found)
        yield f"- {w.pair(w.word(f'awaiting_{language.value}'), w.count(missing))}"
    yield f"- {w.pair(w.word('awaiting_update'), w.count(waiting))}"


def _updates(w: Writer, found: Iterable[Parity]) -> Iterator[str]:
    for one in found:
        for translated in one.translated:
            if translated.changed:
                yield f"- {w.pair(named(w, one.listed.page), _original(w, translated))}"


def _table(w: Writer, found: Iterable[Parity]) -> Iterator[str]:
    rows = (
        (
            named(w, one.listed.page),
            *(_words(w, one.pair.of(language)) for language in Language),
            "; ".join(_states(w, one)),
            "; ".join(_original(w, translated) for translated in one.translated),
        )
        for one in found
    )
    columns = ("page", "words_en", "words_fr", "translation", "original")
    yield from w.table(columns, rows)


def _words(w: Writer, page: Page | None) -> str:
    return w.count(page.body.word_count) if page else w.word("not_there_yet")


def _states(w: Writer, one: Parity) -> Iterator[str]:
    if one.listed.twin is None:
        yield w.word(f"awaiting_{one.listed.page.language.other.value}")
    elif not one.translated:
        yield w.word("no_translation_recorded")
    for translated in one.translated:
        into = w.word(f"into_{translated.page.language.value}")
        yield w.pair(into, w.word(f"parity_{translated.translation.status}"))


def _original(w: Writer, one: Translated) -> str:
    """Whether both texts are still those of which one was translated from the other."""
    if not one.recorded:
        return w.word("original_not_recorded")
    return w.word(f"original_changed_{one.changed}" if one.changed else "original_unchanged")
