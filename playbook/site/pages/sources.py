"""Every public document that the playbook rests on, which pages cite it, and for what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from playbook.model.document import Page
from playbook.model.reference import Fact, Source
from playbook.model.text import Language
from playbook.site.alphabet import folded
from playbook.site.frame import record_path
from playbook.site.generated import GeneratedPage, generated
from playbook.site.glossary import GlossaryEntry, glossary
from playbook.site.glossary_terms import GLOSSARY
from playbook.site.navigation import LISTED, guideline_path
from playbook.site.writer import Writer

V = TypeVar("V")
PATH: Final = "browse/sources.md"
_LANGUAGES: Final = {"en": "source_in_english", "fr": "source_in_french"}
_DAY, _MONTH = len("2026-11-22"), len("2026-11")
# What a year, a month or a day lacks to be the first day of it.
_FIRST: Final = "0000-01-01"


@dataclass(frozen=True)
class _Uses:
    """What rests on each source, by its id: facts, terms, guidelines, GBA Plus records."""

    facts: Mapping[str, list[Fact]]
    terms: Mapping[str, list[GlossaryEntry]]
    guidelines: Mapping[str, list[str]]
    records: Mapping[str, list[str]]


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The list of sources."""
    yield generated(w, PATH, "sources_list", _lines(w), group="browse")


def source_link(w: Writer, source_id: str) -> str:
    """A link to what this site says of a source, by its title; the id of one that it lacks."""
    source = w.reference.sources.value.by_id.get(source_id)
    if source is None:
        return f"`{source_id}`"
    return w.path(f"{PATH}#source-{source_id}", w.say(source.title))


def _lines(w: Writer) -> Iterator[str]:
    sources = sorted(
        w.reference.sources.value.sources,
        key=lambda source: (folded(source.title.in_(w.language)), source.id),
    )
    if not sources:
        yield w.word("sources_none")
        return
    uses = _uses(w)
    cited = {source.id: _citing(w, (source.id, *_ids(uses, source))) for source in sources}
    yield w.word("sources_intro")
    for key, some in (("sources_cited", True), ("sources_not_cited", False)):
        of_kind = (one for one in sources if bool(cited[one.id]) is some)
        described = (_described(w, one, cited[one.id], uses) for one in of_kind)
        yield from w.section(key, (line for lines in described for line in lines))


def _uses(w: Writer) -> _Uses:
    terms = glossary(w.publication, w.language).values()
    guidelines = sorted(w.reference.guidelines.items())
    return _Uses(
        facts=_grouped((fact.source, fact) for fact in w.reference.facts.value.facts),
        terms=_grouped((entry.source, entry) for entry in terms),
        guidelines=_grouped((one.value.source, code) for code, one in guidelines),
        records=_grouped(
            (source, page_id)
            for page_id, record in sorted(w.index.records.items())
            for source in dict.fromkeys(data.source for data in record.value.data_sources)
        ),
    )


def _grouped(pairs: Iterable[tuple[str | None, V]]) -> dict[str, list[V]]:
    """What rests on each source, by the source's id."""
    found: dict[str, list[V]] = {}
    for source, user in pairs:
        if source:
            found.setdefault(source, []).append(user)
    return found


def _ids(uses: _Uses, source: Source) -> Iterator[str]:
    """The facts of a source, which pages cite in its place."""
    return (fact.id for fact in uses.facts.get(source.id, ()))


def _citing(w: Writer, ids: Iterable[str]) -> tuple[Page, ...]:
    """The listed pages of this language that cite one of these, by title."""
    found = {page.path: page for one in ids for page in w.index.found("cites", one)}
    listed = (
        page
        for page in found.values()
        if page.language is w.language and page.meta.status in LISTED
    )
    return tuple(sorted(listed, key=lambda page: folded(page.meta.title)))


def _described(w: Writer, source: Source, citing: Iterable[Page], uses: _Uses) -> Iterator[str]:
    yield f"\n### {w.say(source.title)} {{#source-{source.id}}}\n"
    rows = (*_document(w, source), *_where(w, source), *_used(w, source, citing, uses))
    yield from (f"- {w.pair(w.word(key), text)}" for key, text in rows)
    yield from _facts(w, uses.facts.get(source.id, ()))


def _document(w: Writer, source: Source) -> Iterator[tuple[str, str]]:
    """What the document is."""
    languages = (w.word(_LANGUAGES[language]) for language in source.languages)
    yield "publisher", w.say(source.publisher)
    yield "source_date", _date(w, source.date) if source.date else w.word("source_undated")
    yield "source_kind", w.word(f"source_kind_{source.kind}")
    yield "source_languages", ", ".join(languages)
    if source.licence:
        yield "source_licence", w.plain(source.licence)
    if source.official_version:
        yield "source_official", w.say(source.official_version)
    if source.note:
        yield "note", w.say(source.note)


def _date(w: Writer, date: str) -> str:
    """A day, a month or a year in words; as written where the calendar has no such day."""
    try:
        day = dt.date.fromisoformat(f"{date}{_FIRST[len(date) :]}")
    except ValueError:
        return date
    if len(date) == _DAY:
        return w.date(day)
    month = w.words.month(day)
    told = month if w.language is Language.EN else month.lower()
    return w.plain(told) if len(date) == _MONTH else date


def _where(w: Writer, source: Source) -> Iterator[tuple[str, str]]:
    """Where to read the document, and when it was read for this playbook."""
    link = f"[{w.say(source.title)}](<{source.url}>)"
    yield "source_address", link if source.url else w.word("source_no_address")
    if source.consulted_on:
        yield "source_consulted", w.date(source.consulted_on)


def _used(
    w: Writer, source: Source, citing: Iterable[Page], uses: _Uses
) -> Iterator[tuple[str, str]]:
    """What in this playbook rests on the document."""
    yield "source_cited_by", ", ".join(map(w.page, citing)) or w.word("source_cited_by_none")
    if codes := uses.guidelines.get(source.id):
        yield "source_guidelines", ", ".join(w.path(guideline_path(one), one) for one in codes)
    if records := list(_records(w, uses.records.get(source.id, ()))):
        yield "source_records", ", ".join(records)
    if terms := uses.terms.get(source.id):
        links = (w.path(f"{GLOSSARY}#term-{one.id}", w.plain(one.name.term)) for one in terms)
        yield "source_terms", ", ".join(links)


def _records(w: Writer, ids: Iterable[str]) -> Iterator[str]:
    """A link to the record of each listed page, by the page's title."""
    for page_id in ids:
        page = w.index.page(page_id, w.language)
        if page and page.meta.status in LISTED:
            yield w.path(record_path(page_id), w.plain(page.meta.title))


def _facts(w: Writer, facts: Iterable[Fact]) -> Iterator[str]:
    """The numbers taken from the document, each with where it stands there."""
    rows = ((_fact(w, fact), w.say(fact.at)) for fact in facts)
    yield from w.table(("source_fact", "source_place"), rows)


def _fact(w: Writer, fact: Fact) -> str:
    """`over 25,000 employees`: never without the word that bounds the number."""
    bound = [w.say(fact.qualifier)] if fact.qualifier else []
    return " ".join((*bound, w.count(fact.value), w.say(fact.unit)))
