"""Writes the Markdown of generated pages, in one language, out of values and the site's words.

What it is given is text; what it gives is Markdown in which that text is only text.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index, Reference
from playbook.model.finding import Words
from playbook.model.ledger import LedgerRecord
from playbook.model.text import Label, Language, Text
from playbook.site.escape import markdown_text
from playbook.site.ideas import idea_path
from playbook.site.navigation import source_path
from playbook.site.publication import Publication
from playbook.site.words import SiteWords

# Below this many, a percentage would tell of single people and little of the service.
FEW: Final = 10
_CODE: Final = re.compile(r"(`[^`]+`)")
_PARAGRAPHS: Final = re.compile(r"\n[ \t]*\n\s*")


class Writer:
    """Writes in one language about one publication."""

    def __init__(self, publication: Publication, words: SiteWords) -> None:
        self.publication = publication
        self.words = words

    @property
    def index(self) -> Index:
        """The pages and records."""
        return self.publication.index

    @property
    def reference(self) -> Reference:
        """The reference data."""
        return self.publication.index.reference

    @property
    def language(self) -> Language:
        """The language written in."""
        return self.words.language

    @property
    def as_of(self) -> dt.date:
        """The day that dated judgements go by."""
        return self.reference.as_of

    def plain(self, text: str) -> str:
        """Text of one language."""
        return markdown_text(text)

    def say(self, text: Text | Label) -> str:
        """Text that stands in both languages."""
        return markdown_text(text.in_(self.language))

    def heading(self, text: Text | Label) -> str:
        """A sentence that stands in both languages, as a heading: without its full stop."""
        return markdown_text(text.in_(self.language).rstrip().removesuffix("."))

    def word(self, key: str, **values: str) -> str:
        """Words of the catalogue, filled."""
        return markdown_text(self.words.text(key, **values))

    def coded(self, key: str, **values: str) -> str:
        """Words of the catalogue, filled; what stands between their backticks is code."""
        return _with_code(self.words.text(key, **values))

    def date(self, day: dt.date) -> str:
        """A date in words."""
        return markdown_text(self.words.date(day))

    def due(self, day: dt.date) -> str:
        """A day by which something is to be done; one that has passed is said to be overdue."""
        if day < self.as_of:
            return self.word("overdue_since", date=self.words.date(day))
        return self.date(day)

    def count(self, value: float) -> str:
        """A number with its digits in groups."""
        return markdown_text(self.words.number(value))

    def part_of(self, part: int, whole: int) -> str:
        """A number out of another, also in percent; the bare number out of none."""
        if not whole:
            return self.count(part)
        counts = {"part": self.words.number(part), "whole": self.words.number(whole)}
        return self.word("part_of", **counts, share=self.words.share(part, whole))

    def counted(self, part: int, whole: int) -> str:
        """A number out of another; in percent only where there are ten or more to speak of."""
        if not whole or whole >= FEW:
            return self.part_of(part, whole)
        counts = {"part": self.words.number(part), "whole": self.words.number(whole)}
        return self.word("part_of_few", **counts)

    def told(self, words: Words) -> str:
        """A sentence of the tool itself; what stands between its backticks is code."""
        return _with_code(words.in_(self.language))

    def role(self, role: str) -> str:
        """A role's name."""
        return markdown_text(self.reference.owners.value.label(role, self.language))

    def listed(self, name: str, value: str) -> str:
        """The label of a value of a controlled list."""
        return markdown_text(self.reference.vocabulary.value.label(name, value, self.language))

    def type_of(self, page: Page) -> str:
        """The name of a page's type."""
        described = self.reference.types.value.of(page.meta.type)
        return self.say(described.label) if described else page.meta.type

    def pair(self, term: str, text: str) -> str:
        """`term: text`, with the colon of the language; both are Markdown already."""
        return f"{term}{self.words.colon} {text}"

    def path(self, path: str, text: str) -> str:
        """A link to a source file of this language's tree, in words that are Markdown already."""
        return f"[{text}](/{path})"

    def page(self, page: Page, block: str = "") -> str:
        """A link to a page, by its title."""
        anchor = f"#{block}" if block else ""
        return self.path(source_path(page) + anchor, markdown_text(page.meta.title))

    def in_language(self, text: str, language: Language) -> str:
        """Text that a person wrote in a language; that of the other language is marked as such."""
        written = markdown_text(text)
        return written if language is self.language else f"*{written}*{{lang={language.value}}}"

    def paragraphs(self, text: str, language: Language) -> Iterator[str]:
        """The paragraphs that a person wrote in a language."""
        for paragraph in _PARAGRAPHS.split(text.strip()):
            yield f"\n{markdown_text(paragraph)}"
            if language is not self.language:
                yield f"{{: lang={language.value} }}"

    def suggestion(self, record: LedgerRecord) -> str:
        """A link to a suggestion's page, by its title in the language it was written in."""
        link = self.path(idea_path(record.id), markdown_text(record.title))
        own = record.language is self.language
        return link if own else f"{link}{{lang={record.language.value}}}"

    def table(self, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
        """A table, its columns named by catalogue keys; nothing without rows."""
        yield from self.grid([self.word(column) for column in columns], rows)

    def grid(self, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
        """A table whose column heads are Markdown already; nothing without rows."""
        lines = [f"| {' | '.join(row)} |" for row in rows]
        if lines:
            yield ""
            yield f"| {' | '.join(heads)} |"
            yield f"|{' --- |' * len(heads)}"
            yield from lines

    @staticmethod
    def row_head(text: str) -> str:
        """A cell that names its row, as a column's head names its column."""
        return f"{text} {{: scope=row }}"

    def section(self, key: str, lines: Iterable[str]) -> Iterator[str]:
        """A heading, named by a catalogue key, with what is under it; nothing over nothing."""
        yield from self.part(key.replace("_", "-"), self.word(key), lines)

    def part(self, anchor: str, heading: str, lines: Iterable[str]) -> Iterator[str]:
        """A heading with what is under it; nothing when that is nothing."""
        written = list(lines)
        if written:
            yield f"\n## {heading} {{#{anchor}}}\n"
            yield from written

    def facts(self, rows: Iterable[tuple[str, str | None]]) -> Iterator[str]:
        """A list of terms, named by catalogue keys, with what is told of each; no term of none."""
        for key, told in rows:
            if told:
                yield f"- {self.pair(self.word(key), told)}"

    def or_empty(self, key: str, lines: Iterable[str]) -> Iterator[str]:
        """The lines, or the honest sentence that there are none."""
        written = list(lines)
        yield from written or ["", self.coded(key)]


def _with_code(text: str) -> str:
    """Text as Markdown, but for the code in it."""
    return "".join(
        part if _CODE.fullmatch(part) else _between_blanks(part) for part in _CODE.split(text)
    )


def _between_blanks(text: str) -> str:
    """Text as Markdown, with the blanks that part it from what stands beside it."""
    inside = text.strip(" ")
    return text.replace(inside, markdown_text(inside)) if inside else text
