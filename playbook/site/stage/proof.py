"""Looks at what other engines make of a staged page, and holds back what they may not make of it.

The engines that read a staged tree know no allow list. Here a page is rendered as they render it,
with nothing of this package: where something comes out that no author may bring about, the page
shows its source instead, which comes alive nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html.parser import HTMLParser
from typing import Final

from markdown import Markdown

from playbook.site.allow_list import allowed_classes, attribute_allowed

# Those of this project's own configuration, which a playbook starts with.
EXTENSIONS: Final = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "tables",
    "toc",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
)
_CONFIGURED: Final = {"pymdownx.tabbed": {"alternate_style": True}}
# What Markdown makes.
_TAGS: Final = frozenset(
    {
        "a", "abbr", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em",
        "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "input", "ins", "label", "li", "ol", "p",
        "pre", "span", "strong", "summary", "sup", "table", "tbody", "td", "th", "thead", "tr",
        "ul",
    }
)  # fmt: skip
_ALIGNED: Final = re.compile(r"text-align: (?:left|center|right);")
# The names that tabs give their boxes; an author's own may not begin so.
_OF_TABS: Final = re.compile(r"__tabbed_[0-9]{1,4}(?:_[0-9]{1,4})?")
_TICKS: Final = re.compile(r"`+")


def proved(markdown: str) -> str:
    """The Markdown, or its source between fences where it is not harmless."""
    if harmless(markdown):
        return markdown
    longest = max((len(ticks) for ticks in _TICKS.findall(markdown)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{markdown}\n{fence}"


def harmless(markdown: str) -> bool:
    """Whether nothing comes out that a page of this playbook could not show."""
    look = _Look()
    try:
        look.feed(_renderer().reset().convert(markdown))
        look.close()
    except AssertionError:  # the parser's own, on a declaration that no page holds
        return False
    return look.harmless


@cache
def _renderer() -> Markdown:
    return Markdown(extensions=list(EXTENSIONS), extension_configs=_CONFIGURED)


class _Look(HTMLParser):
    """Reads the HTML of one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.harmless = True

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        """A tag that Markdown makes, with attributes that an author may write."""
        if tag not in _TAGS or not all(_known(tag, name, value or "") for name, value in attrs):
            self.harmless = False

    def handle_data(self, data: str) -> None:
        """Text has no sign that opens a tag: whoever writes HTML escapes it."""
        if "<" in data:
            self.harmless = False

    def handle_comment(self, data: str) -> None:
        """No page holds a comment."""
        self._refuse(data)

    def handle_decl(self, decl: str) -> None:
        """No page holds a declaration."""
        self._refuse(decl)

    def handle_pi(self, data: str) -> None:
        """No page holds an instruction."""
        self._refuse(data)

    def unknown_decl(self, data: str) -> None:
        """No page holds a section of another language's."""
        self._refuse(data)

    def _refuse(self, _: str) -> None:
        self.harmless = False


def _known(tag: str, name: str, value: str) -> bool:
    """Whether an attribute is one that Markdown gives by itself, or that an author may give."""
    if name == "style":
        return tag in {"td", "th"} and _ALIGNED.fullmatch(value) is not None
    if name in {"id", "name", "for"} and tag in {"input", "label"}:
        return _OF_TABS.fullmatch(value) is not None
    if name == "class":
        return allowed_classes(value.split()) == value.split()
    return name == "data-tabs" or attribute_allowed(tag, name, value)
