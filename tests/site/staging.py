"""Stages trees of plain Markdown, and reads them as an engine without this package would."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree
from markdown import Markdown

from tests.checkouts import Checkout
from tests.site.building import LANGUAGES, elements, playbook, tree
from tests.unit.site.rendering import extensions

_HOST: Final = "tree"


@dataclass(frozen=True)
class StagedTree:
    """One language's tree."""

    root: Path

    def pages(self) -> Iterator[str]:
        """Every page's path."""
        for path in sorted(self.root.rglob("*.md")):
            yield path.relative_to(self.root).as_posix()

    def text(self, page: str) -> str:
        """A page, its metadata included."""
        return (self.root / page).read_text(encoding="utf-8")

    @cached_property
    def rendered(self) -> dict[str, etree._Element]:
        """Every page as plain Python-Markdown renders it."""
        names, configured = extensions()
        markdown = Markdown(extensions=names, extension_configs=configured)
        return {page: _rendered(markdown, self.text(page)) for page in self.pages()}

    @cached_property
    def anchors(self) -> dict[str, set[str]]:
        """What can be linked to on each page."""
        return {
            page: {str(one.get("id")) for one in elements(root, "//*[@id]")}
            for page, root in self.rendered.items()
        }

    def links(self) -> Iterator[tuple[str, str]]:
        """Every page with each address that it leads to."""
        for page, root in self.rendered.items():
            for one in elements(root, "//*[@href or @src]"):
                yield page, str(one.get("href") or one.get("src"))

    def leads_somewhere(self, page: str, address: str) -> bool:
        """Whether an address within the tree is a file of it, and its anchor there."""
        parts = urlsplit(urljoin(f"http://{_HOST}/{page}", address))
        if parts.netloc != _HOST:
            return True
        path = unquote(parts.path).lstrip("/")
        if parts.fragment and path in self.anchors:
            return unquote(parts.fragment) in self.anchors[path]
        return (self.root / path).is_file()


def stage(
    checkout: Checkout, folder: Path, languages: Sequence[str] = LANGUAGES
) -> dict[str, StagedTree]:
    """The trees of a checkout, by language."""
    asked = ("--language", *languages) if len(languages) == 1 else ()
    finished = playbook(checkout, "stage", str(folder), *asked)
    assert finished.returncode == 0, finished.stderr
    return {language: StagedTree(folder / language) for language in languages}


def _rendered(markdown: Markdown, text: str) -> etree._Element:
    body = text.split("---\n", 2)[2]
    return tree(f"<body>{markdown.reset().convert(body)}</body>")
