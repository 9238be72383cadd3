"""`data/vocabulary.json`: the sections, the controlled lists and the words people type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from playbook.model.reference import Entry
from playbook.site.data.writing import Dataset, Datum, head, written
from playbook.site.generated import GeneratedFile
from playbook.site.writer import Writer


class LabelData(Datum):
    """A section, or a value of a list, with its name."""

    id: Annotated[str, Field(description="meaning_value_id")]
    label: Annotated[str, Field(description="meaning_label")]
    definition: Annotated[str | None, Field(description="meaning_definition")]


class ListData(Datum):
    """A controlled list."""

    name: Annotated[str, Field(description="meaning_list_name")]
    values: Annotated[tuple[LabelData, ...], Field(description="meaning_list_values")]


class AliasData(Datum):
    """Words that people type for a page."""

    page: Annotated[str, Field(description="meaning_alias_page")]
    words: Annotated[tuple[str, ...], Field(description="meaning_alias_words")]


class VocabularyData(Dataset):
    """The words of the edition in one language."""

    sections: Annotated[tuple[LabelData, ...], Field(description="meaning_sections")]
    types: Annotated[tuple[LabelData, ...], Field(description="meaning_types")]
    lists: Annotated[tuple[ListData, ...], Field(description="meaning_lists")]
    aliases: Annotated[tuple[AliasData, ...], Field(description="meaning_aliases")]


def files(w: Writer) -> Iterator[GeneratedFile]:
    """The file and its schema."""
    yield from written(w, "vocabulary", VocabularyData, _data)


def _data(w: Writer) -> VocabularyData:
    vocabulary, language = w.reference.vocabulary.value, w.language
    return VocabularyData(
        **dict(head(w)),
        sections=tuple(
            LabelData(
                id=one.id,
                label=one.label.in_(language),
                definition=one.description.in_(language) if one.description else None,
            )
            for one in vocabulary.sections
        ),
        types=tuple(
            LabelData(id=one.id, label=one.label.in_(language), definition=None)
            for one in w.reference.types.value.types
        ),
        lists=tuple(_list(w, name, entries) for name, entries in vocabulary.lists.items()),
        aliases=tuple(
            AliasData(page=one.page, words=getattr(one, language.value))
            for one in vocabulary.aliases
        ),
    )


def _list(w: Writer, name: str, entries: tuple[Entry, ...]) -> ListData:
    values = (
        LabelData(
            id=one.id,
            label=one.label.in_(w.language),
            definition=one.definition.in_(w.language) if one.definition else None,
        )
        for one in entries
    )
    return ListData(name=name, values=tuple(values))
