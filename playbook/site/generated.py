"""What a page or file is that nobody writes: it is made from everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from playbook.model.queue import Shown
from playbook.model.text import Language
from playbook.site.writer import Writer

Group = Literal["browse", "boards", "help"]


class Above(NamedTuple):
    """The page that lists a page which the navigation does not: its path, and the way back."""

    path: str
    words: str


@dataclass(frozen=True)
class GeneratedPage:
    """A page made from the others; `title` and `description` are text, not Markdown yet.

    `group` is where the navigation lists it: None keeps it out, as a page that others lead to.
    `dated` says that it judges by a day, which the page then prints. `twin` is whether the other
    language has the page too. `lines` may be an iterator: a page that nobody asks for is not
    written. `idea` is the suggestion that it shows. `found` is whether the search finds it.
    `above` is the page that lists it, where the navigation does not. `languages` names, by the id
    of the heading, those that are in the other language.
    """

    path: str
    title: str
    description: str
    lines: str | Iterable[str]
    group: Group | None = None
    dated: bool = False
    twin: bool = True
    idea: Shown | None = None
    found: bool = True
    above: Above | None = None
    languages: Mapping[str, Language] = field(default_factory=dict)

    @property
    def language(self) -> Language | None:
        """The language of its title, where that is what a person wrote in one of the two."""
        return self.idea.record.language if self.idea else None

    @cached_property
    def markdown(self) -> str:
        """The page's text, written when it is first asked for."""
        return self.lines if isinstance(self.lines, str) else "\n".join(self.lines)


@dataclass(frozen=True)
class GeneratedFile:
    """A file for machines: its path within the language's tree, and its text or how to make it."""

    path: str
    text: str | Callable[[], str]

    @cached_property
    def content(self) -> str:
        """What the file holds, made when it is first asked for."""
        return self.text if isinstance(self.text, str) else self.text()


PageMaker = Callable[[Writer], Iterator[GeneratedPage]]
FileMaker = Callable[[Writer], Iterator[GeneratedFile]]


def generated(
    writer: Writer,
    path: str,
    key: str,
    lines: Iterator[str],
    *,
    group: Group | None = None,
    dated: bool = False,
) -> GeneratedPage:
    """A page named by the catalogue: `key` is its title, `key_description` its description."""
    return GeneratedPage(
        path,
        writer.words.text(key),
        writer.words.text(f"{key}_description"),
        lines,
        group,
        dated,
    )
