"""The texts of a record that nobody translated."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.model.reference import Sources
from playbook.model.text import Value
from playbook.rules.prose import Bilingual, bilingual_of

_LONGEST_ALIKE = 40


def untranslated(value: Value, sources: Sources) -> Iterator[Bilingual]:
    """The texts that are long and the same in both languages, other than a document's own name."""
    names = {
        label.en
        for source in sources.sources
        if len(source.languages) == 1
        for label in (source.title, source.publisher)
    }
    for text in bilingual_of(value):
        if len(text.en) > _LONGEST_ALIKE and text.en == text.fr and text.en not in names:
            yield text
