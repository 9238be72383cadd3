"""The texts of a record that nobody translated."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.model.document import Document
from playbook.model.prose import Bilingual
from playbook.model.reference import Sources
from playbook.model.text import Value

_LONGEST_ALIKE = 40


def untranslated(document: Document[Value], sources: Sources) -> Iterator[Bilingual]:
    """The texts that are long and the same in both languages, other than a document's own name."""
    for text in document.bilingual:
        alike = len(text.en) > _LONGEST_ALIKE and text.en == text.fr
        if alike and not _names_a_source(text.en, sources):
            yield text


def _names_a_source(text: str, sources: Sources) -> bool:
    """Whether it is the title or publisher of a source that exists in one language only."""
    return any(
        len(source.languages) == 1 and text in {source.title.en, source.publisher.en}
        for source in sources.sources
    )
