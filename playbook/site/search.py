"""What the site's search knows of each page: plain text and names, no HTML.

Left out: drafts and archived pages with their records, and pages that only list others, which
would answer with a list of what the reader looks for instead of the page itself.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from playbook.metadata.body import scan
from playbook.model.body import Body, Passage
from playbook.model.document import Page
from playbook.site.escape import hidden_shown
from playbook.site.frame import record_path
from playbook.site.generated import GeneratedPage
from playbook.site.navigation import LISTED
from playbook.site.writer import Writer

_BY_ITS_TITLE: Final = re.compile(r"\[\[([a-z0-9-]{1,100})(?:#[^\[\]|\n]{0,100})?\]\]")
_BOX: Final = re.compile(r"^(?:!!!|\?\?\?\+?|===)[^\"]{1,100}\"?|\"$")
_TASK: Final = re.compile(r"^\[[ xX]\][ \t]")
_ICON: Final = re.compile(r":(?:material|fontawesome|octicons|simple)-[a-z0-9-]{1,80}:")
# What a citation leaves behind.
_BEFORE_SIGN: Final = re.compile(r" (?=[.,)])")
_LIST: Final = re.compile(r"(?:^|/)index\.md$")


@dataclass(frozen=True)
class Part:
    """What stands under a heading; what stands before the first has no name."""

    id: str
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class SearchEntry:
    """A page as the search finds it; `address` is within the language's site.

    `label` names the kind of page. A secondary page stands below the pages that people write:
    a board, a record, a page that another one replaces.
    """

    address: str
    title: str
    description: str
    label: str
    parts: tuple[Part, ...]
    aliases: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    secondary: bool = False


def search_entries(w: Writer, generated: Iterable[GeneratedPage]) -> Iterator[SearchEntry]:
    """Every page that the search finds: what people wrote, then what is made of it."""
    yield from authored_entries(w)
    yield from _generated(w, generated)


def authored_entries(w: Writer) -> Iterator[SearchEntry]:
    """Every page that people wrote and lists show."""
    called = {one.page: one for one in w.reference.vocabulary.value.aliases}
    for page in w.index.pages(w.language):
        if page.meta.status in LISTED:
            alias = called.get(page.id)
            shared = (alias.en if w.language == "en" else alias.fr) if alias else ()
            yield SearchEntry(
                address=f"{page.address}/",
                title=page.meta.title,
                description=page.meta.description,
                label=_type_label(w, page),
                parts=tuple(_parts(page.body, w)),
                aliases=tuple(dict.fromkeys((*page.meta.aliases, *shared))),
                keywords=page.meta.keywords,
                secondary=page.meta.status == "deprecated",
            )


def _generated(w: Writer, generated: Iterable[GeneratedPage]) -> Iterator[SearchEntry]:
    pages = w.index.pages(w.language)
    hidden = {record_path(page.id) for page in pages if page.meta.status not in LISTED}
    for page in generated:
        if page.found and page.path not in hidden and not _LIST.search(page.path):
            yield SearchEntry(
                address=f"{page.path.removesuffix('.md')}/",
                title=page.title,
                description=page.description,
                label=w.words.text(page.group) if page.group else "",
                parts=tuple(_parts(scan(page.path, page.markdown, 1), w)),
                secondary=True,
            )


def _type_label(w: Writer, page: Page) -> str:
    described = w.reference.types.value.of(page.meta.type)
    return described.label.in_(w.language) if described else ""


def _parts(body: Body, w: Writer) -> Iterator[Part]:
    """The text under each heading, in order."""

    def title(page_id: str) -> str | None:
        page = w.index.page(page_id, w.language)
        return page.meta.title if page else None

    headings = iter(body.headings)
    anchor, heading, paragraphs = "", "", list[str]()
    for passage in body.passages:
        text = _text(passage, title)
        if passage.kind == "heading":
            yield Part(anchor, heading, tuple(paragraphs))
            anchor, heading, paragraphs = next(headings).id, text, []
        elif text:
            paragraphs.append(text)
    yield Part(anchor, heading, tuple(paragraphs))


def _text(passage: Passage, title: Callable[[str], str | None]) -> str:
    """What a reader reads of a passage: a link without words shows the title of its page."""
    told, end = "", 0
    for link in _BY_ITS_TITLE.finditer(passage.text):
        start, stop = link.span()
        if passage.readable[start:stop].strip() == link.group(1):
            told += _without_markup(passage, end, start) + (title(link.group(1)) or link.group(1))
            end = stop
    told += _without_markup(passage, end, len(passage.text))
    if passage.kind == "row":
        told = told.replace("|", " ")
    elif passage.kind == "item":
        told = _TASK.sub("", told)
    elif _BOX.match(told):
        told = _BOX.sub("", told.rstrip())
    told = _ICON.sub("", told)
    return _BEFORE_SIGN.sub("", " ".join(html.unescape(hidden_shown(told)).split()))


def _without_markup(passage: Passage, start: int, stop: int) -> str:
    """A stretch of the readable text, without the blanks that stand for markup."""
    pairs = zip(passage.text[start:stop], passage.readable[start:stop], strict=True)
    return "".join(shown for written, shown in pairs if not shown.isspace() or written.isspace())
