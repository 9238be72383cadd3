"""The glossary by letter: what each term means here, and what it is in the other language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from playbook.site.alphabet import OTHER, folded, initial
from playbook.site.generated import GeneratedPage, generated
from playbook.site.glossary import GlossaryEntry, GlossaryName, glossary
from playbook.site.glossary_terms import GLOSSARY
from playbook.site.pages.sources import source_link
from playbook.site.writer import Writer

Entries = Mapping[str, GlossaryEntry]


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The glossary."""
    lines = w.or_empty("glossary_empty", _lines(w))
    yield generated(w, GLOSSARY, "glossary", lines, group="browse")


def term_link(w: Writer, entry: GlossaryEntry) -> str:
    """A link to a term, by its name."""
    return w.path(f"{GLOSSARY}#term-{entry.id}", w.plain(entry.name.term))


def _lines(w: Writer) -> Iterator[str]:
    entries = glossary(w.publication, w.language)
    ordered = sorted(entries.values(), key=_order)
    letters = [(key, list(group)) for key, group in groupby(ordered, _letter)]
    if letters:
        links = " ".join(f"[{_heading(w, key)}](#letter-{key})" for key, _ in letters)
        yield f"{w.word('glossary_intro')}\n"
        yield f"{w.word('a_to_z_jump')} {links}\n{{: .playbook-letters }}"
    for key, members in letters:
        yield from w.part(f"letter-{key}", _heading(w, key), _letter_lines(w, members, entries))


def _letter(entry: GlossaryEntry) -> str:
    return initial(entry.name.term)


def _order(entry: GlossaryEntry) -> tuple[bool, str, str]:
    """Digits, then letters, then what has neither; by id where two terms read alike."""
    return _letter(entry) == OTHER, folded(entry.name.term), entry.id


def _heading(w: Writer, key: str) -> str:
    return w.word("a_to_z_other") if key == OTHER else w.plain(key.upper())


def _letter_lines(w: Writer, members: Iterable[GlossaryEntry], entries: Entries) -> Iterator[str]:
    for entry in members:
        yield f"\n### {w.plain(_called(entry.name))} {{#term-{entry.id}}}\n"
        yield f"{w.plain(entry.definition)}\n"
        yield from _facts(w, entry, entries)


def _called(name: GlossaryName) -> str:
    """A term with its abbreviation: `client effort score (CES)`."""
    return f"{name.term} ({name.abbreviation})" if name.abbreviation else name.term


def _facts(w: Writer, entry: GlossaryEntry, entries: Entries) -> Iterator[str]:
    """What else there is to say of a term, a line each."""
    if entry.name.expansion:
        yield f"- {w.pair(w.word('glance_expansion'), w.plain(entry.name.expansion))}"
    if entry.equivalent:
        yield f"- {w.pair(w.word('glossary_equivalent'), _equivalent(w, entry.equivalent))}"
    if entry.page:
        yield f"- {w.pair(w.word('glossary_page'), w.page(entry.page))}"
    if entry.source:
        yield f"- {w.pair(w.word('source'), source_link(w, entry.source))}"
    if seen := [term_link(w, entries[other]) for other in entry.see if other in entries]:
        yield f"- {w.pair(w.word('glossary_see'), ', '.join(seen))}"


def _equivalent(w: Writer, name: GlossaryName) -> str:
    """The term in the other language, said to be in that language."""
    return f"*{w.plain(_called(name))}*{{: .playbook-equivalent lang={w.language.other} }}"
