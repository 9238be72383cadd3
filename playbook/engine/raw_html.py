"""Keeps MkDocs from reading raw HTML in a page's Markdown: there is none, it is shown as text.

MkDocs parses the Markdown itself as HTML, at priority 21, and Python's parser fails on `<![x`,
which an author may write.
"""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor


class WithoutRawHtml(Extension):
    """MkDocs' reader of raw HTML gets an empty text; what comes after it gets the page's."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Put the text aside before MkDocs' reader, give it back after."""
        aside = _Aside()
        md.preprocessors.register(aside, "playbook-aside", 22)
        md.preprocessors.register(_Back(aside), "playbook-back", 20.5)


class _Aside(Preprocessor):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def run(self, lines: list[str]) -> list[str]:
        self.lines = lines
        return []


class _Back(Preprocessor):
    def __init__(self, aside: _Aside) -> None:
        super().__init__()
        self._aside = aside

    def run(self, lines: list[str]) -> list[str]:  # noqa: ARG002 - the library's signature
        return self._aside.lines
