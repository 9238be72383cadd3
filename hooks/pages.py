"""MkDocs asks for files and texts: give it the plan's, with metadata already taken off."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from playbook.engine.mkdocs import add_files, markdown_of, safe_metadata


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add generated pages and shared assets; keep only files that the plan knows."""
    return add_files(files, config)


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """The body alone: MkDocs never reads an author's YAML."""
    return markdown_of(page, config)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Metadata that is escaped, before any template sees it."""
    page.meta = safe_metadata(page, config)
    return markdown
