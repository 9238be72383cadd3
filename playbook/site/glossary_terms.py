"""Explains the terms of the glossary where a page first uses them.

The first time that the body of an authored page names a term, the name leads to the glossary and
carries its definition as a tooltip. A page doesn't explain the terms that it is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString

from playbook.model.glossary import folded_word
from playbook.model.text import Language, on_one_line
from playbook.site.glossary import GlossaryEntry

GLOSSARY: Final = "browse/glossary.md"
# What Python-Markdown has put aside is one token, whatever number it holds.
_TOKEN: Final = re.compile("\x02[^\x03]*\x03|\\w+|\\s+|[^\\w\\s]")
_SIGNS: Final = str.maketrans({"'": "’", "\u2010": "-", "\u2011": "-"})
# A part of a compound, of a file's name or of an address is no word of its own.
_GLUE: Final = frozenset("-\u2010\u2011.@")
_BLOCKS: Final = frozenset({"p", "li", "dd", "blockquote", "div"})
# Headings and links say what they lead to; a table's cells scroll, and would cut a tooltip off.
_UNTOUCHED: Final = frozenset(
    {
        "a", "abbr", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "label", "pre",
        "summary", "sup", "table",
    }
)  # fmt: skip
_UNTOUCHED_CLASSES: Final = frozenset({"admonition-title", "playbook-missing"})


class Found(NamedTuple):
    """Where a text names a term."""

    start: int
    end: int
    id: str


@dataclass
class _Node:
    """A step on the way through a name's words and signs; the term that ends here, if one does."""

    steps: dict[str, _Node] = field(default_factory=dict)
    term: str | None = None


class Terms:
    """Finds the names of terms in a text, longest first, in time that grows with the text alone.

    Terms match whatever their capitals and number; abbreviations match as they are written, or
    with an `s` after capitals.
    """

    def __init__(self, entries: Iterable[GlossaryEntry], language: Language) -> None:
        self._language = language
        self._words, self._abbreviations = _Node(), _Node()
        for entry in entries:
            name = entry.name
            for words in filter(None, (name.term, name.expansion)):
                self._add(self._words, words, entry.id, self._fold)
            if name.abbreviation:
                self._add(self._abbreviations, name.abbreviation, entry.id, str)

    @staticmethod
    def _add(root: _Node, name: str, term: str, fold: Callable[[str], str]) -> None:
        node = root
        for token in _TOKEN.findall(name.strip()):
            node = node.steps.setdefault(_step(token, fold), _Node())
        node.term = node.term or term

    def _fold(self, word: str) -> str:
        return folded_word(word, self._language)

    def found(self, text: str) -> Iterator[Found]:
        """Each name in the text, from left to right; none within another."""
        tokens = list(_TOKEN.finditer(text))
        position = 0
        while position < len(tokens):
            end, term = self._longest(text, tokens, position)
            if term:
                yield Found(tokens[position].start(), tokens[end - 1].end(), term)
            position = end if term else position + 1

    def _longest(
        self, text: str, tokens: list[re.Match[str]], first: int
    ) -> tuple[int, str | None]:
        """The end and the term of the longest name that starts at a token."""
        best: tuple[int, str | None] = (first, None)
        if _is_glued(text, tokens[first].start() - 1, tokens[first].start() - 2):
            return best
        for root, fold in ((self._words, self._fold), (self._abbreviations, str)):
            for end, term in _ways(root, fold, tokens, first):
                last = tokens[end - 1].end()
                if end > best[0] and not _is_glued(text, last, last + 1):
                    best = end, term
        return best


def _ways(
    root: _Node, fold: Callable[[str], str], tokens: list[re.Match[str]], first: int
) -> Iterator[tuple[int, str]]:
    """Each end of a name that starts at a token, shortest first."""
    node = root
    for number in range(first, len(tokens)):
        token = tokens[number].group()
        step = node.steps.get(_step(token, fold)) or _plural(node, token, fold)
        if step is None:
            return
        node = step
        if node.term:
            yield number + 1, node.term


def _plural(node: _Node, token: str, fold: Callable[[str], str]) -> _Node | None:
    """The step of an abbreviation in the plural: `KPIs`."""
    singular = token[:-1]
    if fold is str and token.endswith("s") and singular.isupper():
        return node.steps.get(singular)
    return None


def _step(token: str, fold: Callable[[str], str]) -> str:
    """A token as names are compared: blanks, apostrophes and hyphens are one of each."""
    if token.isspace():
        return " "
    sign = token.translate(_SIGNS)
    return fold(sign) if sign[0].isalnum() else sign


def _is_glued(text: str, sign: int, beyond: int) -> bool:
    """Whether a sign ties a name to a word beyond it."""
    if min(sign, beyond) < 0 or max(sign, beyond) >= len(text):
        return False
    return text[sign] in _GLUE and text[beyond].isalnum()


@dataclass(frozen=True)
class PageTerms:
    """The terms of a language as one page explains them: all but its own."""

    terms: Terms
    definitions: Mapping[str, str]
    own: frozenset[str]


@dataclass(frozen=True)
class TermTips:
    """The terms of a language, and the authored pages by source path, with what they are about."""

    terms: Terms
    definitions: Mapping[str, str]
    own: Mapping[str, frozenset[str]]

    @classmethod
    def of(
        cls, entries: Iterable[GlossaryEntry], pages: Mapping[str, str], language: Language
    ) -> TermTips:
        """The tips for pages, whose ids stand by their source paths."""
        shown = [entry for entry in entries if entry.tooltip]
        about: dict[str, set[str]] = {}
        for entry in shown:
            if entry.page:
                about.setdefault(entry.page.id, set()).add(entry.id)
        return cls(
            Terms(shown, language),
            {entry.id: on_one_line(entry.definition) for entry in shown},
            {path: frozenset(about.get(page, ())) for path, page in pages.items()},
        )

    def on(self, path: str) -> PageTerms | None:
        """What a page explains; None for a page that nobody wrote."""
        own = self.own.get(path)
        return None if own is None else PageTerms(self.terms, self.definitions, own)


def no_terms(path: str) -> PageTerms | None:  # noqa: ARG001 - the signature of `TermTips.on`
    """No page explains anything."""
    return None


class TermMarks(Treeprocessor):
    """Marks the first name of each term in the running text of the page being rendered."""

    def __init__(self, md: Markdown, page: Callable[[], PageTerms | None]) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: ET.Element) -> None:
        """Mark the terms, where this is a page that explains any."""
        if page := self._page():
            _Marking(page).within(root, None)


class _Marking:
    """One walk through a page; what has been told needs no explanation any more."""

    def __init__(self, page: PageTerms) -> None:
        self._page, self._told = page, set(page.own)

    def within(self, element: ET.Element, block: ET.Element | None) -> None:
        """Mark the texts of an element and of what it holds, in the order of reading.

        `block` is what a tooltip is laid out in: none for the page as a whole.
        """
        held = list(element)
        element.text, inside = self._marked(element.text, block)
        for child in held:
            if not _is_untouched(child):
                self.within(child, child if child.tag in _BLOCKS else block)
            inside.append(child)
            child.tail, after = self._marked(child.tail, block)
            inside += after
        element[:] = inside

    def _marked(
        self, text: str | None, block: ET.Element | None
    ) -> tuple[str | None, list[ET.Element]]:
        """What stands before the first mark, then each mark with the text after it."""
        marks: list[ET.Element] = []
        if text is None or block is None:
            return text, marks
        names = [one for one in self._page.terms.found(text) if self._is_new(one.id)]
        if not names:
            return text, marks
        ends = [name.start for name in names[1:]] + [len(text)]
        for name, end in zip(names, ends, strict=True):
            link, tip = self._mark(name.id, text[name.start : name.end])
            tip.tail = text[name.end : end]
            marks += [link, tip]
        _explains(block)
        return text[: names[0].start], marks

    def _is_new(self, term: str) -> bool:
        new = term not in self._told
        self._told.add(term)
        return new

    def _mark(self, term: str, name: str) -> tuple[ET.Element, ET.Element]:
        link = ET.Element(
            "a",
            {
                "class": "playbook-term",
                "href": f"/{GLOSSARY}#term-{term}",
                "aria-describedby": f"tip-{term}",
            },
        )
        link.text = AtomicString(name)
        tip = ET.Element("span", {"class": "playbook-tip", "role": "tooltip", "id": f"tip-{term}"})
        # An ampersand that is text: the library leaves what looks like an entity as it is.
        definition = self._page.definitions[term]
        tip.text = AtomicString(definition.replace("&", f"{AMP_SUBSTITUTE}amp;"))
        return link, tip


def _explains(block: ET.Element) -> None:
    """Say of a block that tooltips are laid out in it."""
    classes = block.get("class", "").split()
    if "playbook-explains" not in classes:
        block.set("class", " ".join((*classes, "playbook-explains")))


def _is_untouched(element: ET.Element) -> bool:
    """Whether the words of an element stay as they are; so do those in another language."""
    classes = element.get("class", "").split()
    return (
        element.tag in _UNTOUCHED
        or element.get("lang") is not None
        or element.get("hreflang") is not None  # a link, or what becomes one
        or not _UNTOUCHED_CLASSES.isdisjoint(classes)
    )
