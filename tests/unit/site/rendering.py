"""Markdown as the site renders it: the extensions of `mkdocs.yml`, and the playbook's own."""

from __future__ import annotations

from functools import cache
from typing import Final

import yaml
from lxml import etree
from markdown import Markdown

from playbook.model.text import Language
from playbook.site.markdown import Note, PlaybookMarkdown, References, Target
from tests.checkouts import ROOT
from tests.site.building import tree

ABROAD: Final = "parler"
TITLES: Final = {
    "talk": "Title of talk",
    "r-and-d": "Title of R&D &amp; &lt;b&gt;",
    ABROAD: "Titre &amp; plus",
}
REFERENCES: Final = References(
    page=lambda page: (
        Target(f"methods/{page}.md", TITLES[page], Language.FR if page == ABROAD else None)
        if page in TITLES
        else None
    ),
    note=lambda source, locator: (
        Note(", ".join(filter(None, (source, locator))), f"https://example.org/{source}")
        if source.startswith("source")
        else None
    ),
    sources_title="Sources",
    missing="not found",
    only_in=lambda language: f"only {language.value}",
    back=lambda number: f"Back to {number}",
    task=lambda done: "Done" if done else "To do",
    box={"note": "Remarque", "tip": "Conseil"}.get,
)


@cache
def extensions() -> tuple[list[str], dict[str, dict[str, object]]]:
    """The names of the extensions that `mkdocs.yml` asks for, and how it configures them."""
    written = yaml.CSafeLoader((ROOT / "mkdocs.yml").read_text()).get_single_data()
    names: list[str] = []
    configured: dict[str, dict[str, object]] = {}
    for extension in written["markdown_extensions"]:
        if isinstance(extension, dict):
            configured |= extension
            names += extension
        else:
            names.append(extension)
    return names, configured


def markdown(references: References = REFERENCES, page: str = "") -> Markdown:
    """A renderer, for the page with this source path."""
    names, configured = extensions()
    ours = PlaybookMarkdown(references)
    ours.turn_to(page)
    return Markdown(extensions=[*names, ours], extension_configs=configured)


def html(text: str) -> str:
    """The HTML of a Markdown text."""
    return markdown().convert(text)


def rendered(text: str) -> etree._Element:
    """The HTML of a Markdown text, parsed."""
    return tree(f"<body>{html(text)}</body>")
