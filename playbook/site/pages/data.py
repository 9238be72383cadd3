"""The files for machines, explained: what each holds, what its fields mean, how it may be used."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from playbook.site.data.gba import GbaData
from playbook.site.data.guidelines import GuidelinesData
from playbook.site.data.pages import PagesData
from playbook.site.data.registers import RegistersData
from playbook.site.data.sources import SourcesData
from playbook.site.data.standards import StandardsData
from playbook.site.data.suggestions import SuggestionsData
from playbook.site.data.vocabulary import VocabularyData
from playbook.site.data.writing import Dataset, meanings, schema_of
from playbook.site.generated import GeneratedPage, generated
from playbook.site.writer import Writer

PATH: Final = "help/data.md"


class Described(NamedTuple):
    """A dataset: its file's name, its class, the key of what it holds."""

    name: str
    dataset: type[Dataset]
    about: str


_DATASETS: Final = (
    Described("pages", PagesData, "about_pages"),
    Described("gba", GbaData, "about_gba"),
    Described("guidelines", GuidelinesData, "about_guidelines"),
    Described("registers", RegistersData, "about_registers"),
    Described("standards", StandardsData, "about_standards"),
    Described("sources", SourcesData, "about_sources"),
    Described("suggestions", SuggestionsData, "about_suggestions"),
    Described("vocabulary", VocabularyData, "about_vocabulary"),
)


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The page about the files."""
    yield generated(w, PATH, "machine_data", _lines(w), group="help")


def _lines(w: Writer) -> Iterator[str]:
    licence = w.say(w.reference.policy.value.licence)
    yield f"{w.word('machine_data_intro')}\n"
    yield f"{w.word('machine_data_ids')}\n"
    yield f"{w.pair(w.word('machine_data_licence'), licence)}."
    yield from w.section("in_every_file", _fields(w, Dataset))
    for one in _DATASETS:
        yield from w.part(one.name, f"{one.name}.json", _dataset(w, one))


def _dataset(w: Writer, one: Described) -> Iterator[str]:
    file, schema = f"{one.name}.json", f"{one.name}.schema.json"
    yield f"{w.word(one.about)}\n"
    yield f"- {w.path(f'data/{file}', file)}"
    yield f"- {w.path(f'data/{schema}', w.word('machine_data_schema', file=file))}"
    yield from _fields(w, one.dataset)


def _fields(w: Writer, dataset: type[Dataset]) -> Iterator[str]:
    """The fields of a dataset; those of every file only where every file is meant."""
    shared = Dataset.model_fields if dataset is not Dataset else {}
    rows = (
        (w.row_head(f"`{field}`"), w.plain(meaning))
        for field, meaning in meanings(schema_of(dataset, w.words))
        if field not in shared
    )
    yield from w.table(("field", "meaning"), rows)
