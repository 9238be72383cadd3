"""What a page or file is that nobody writes: it is made from everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from playbook.site.writer import Writer

Group = Literal["browse", "boards", "help"]


@dataclass(frozen=True)
class GeneratedPage:
    """A page made from the others; `title` and `description` are text, not Markdown yet.

    `group` is where the navigation lists it: None keeps it out, as a page that others lead to.
    `dated` says that it judges by a day, which the page then prints. `twin` is whether the other
    language has the page too.
    """

    path: str
    title: str
    description: str
    markdown: str
    group: Group | None = None
    dated: bool = False
    twin: bool = True


@dataclass(frozen=True)
class GeneratedFile:
    """A file for machines: its path within the language's tree, and its content."""

    path: str
    content: str


PageMaker = Callable[[Writer], Iterator[GeneratedPage]]
FileMaker = Callable[[Writer], Iterator[GeneratedFile]]


def generated(  # noqa: PLR0913 - a page is all of this
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
        "\n".join(lines),
        group,
        dated,
    )
