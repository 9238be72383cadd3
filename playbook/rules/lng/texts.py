"""The texts of a record that nobody translated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.finding import Words
from playbook.model.prose import Bilingual
from playbook.model.reference import Sources
from playbook.model.text import Value

_LONGEST_ALIKE: Final = 40

# Registers and GBA Plus records are judged in two scopes, by two codes, in the same words.
MESSAGE: Final = Words(
    "both languages read the same: `{words}`",
    "les deux langues sont identiques : « {words} »",
)
HELP: Final = Words(
    "translate it under `{key}`; the title of a document that exists in one language may "
    "stay as it is when `sources.yml` says so",
    "traduisez-le sous `{key}`; le titre d’un document qui n’existe qu’en une langue peut"
    " rester tel quel si `sources.yml` le dit",
)
BASIS: Final = (
    "Directive on Official Languages for Communications and Services; Canada.ca Content "
    "Style Guide 1.3"
)


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
