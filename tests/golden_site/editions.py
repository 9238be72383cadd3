"""The two editions that generated pages are written from, and where their texts are kept.

`filled` is the small edition of `tests/golden/_base` with the files of `_filled` laid over it;
`empty` is its reference data alone.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final, Literal

from playbook.metadata.reading import read_edition
from playbook.model.edition import Index, TreeFile
from playbook.model.queue import Queue, Shown, Waiting
from playbook.model.suggestion import Door
from playbook.model.text import Language
from playbook.rules.judge import index_of
from playbook.site.plan import SitePlan
from playbook.site.publication import Publication
from tests.golden.cases import BASE, DAY, Case
from tests.ideas import QUEUE

FOLDER: Final = Path(__file__).parent
FILLED: Final = Case(FOLDER / "_filled")
Fullness = Literal["filled", "empty"]
FULLNESS: Final[tuple[Fullness, ...]] = ("filled", "empty")


def _contents(fullness: Fullness) -> dict[str, bytes]:
    if fullness == "filled":
        return FILLED.contents()
    files = (path for path in BASE.rglob("*") if path.is_file())
    contents = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in files}
    kept = ("docs/records/guidelines/", "docs/records/gba/_programme.yml")
    return {
        path: content
        for path, content in sorted(contents.items())
        if path.startswith("docs/records/") and (path.count("/") == 2 or path.startswith(kept))
    }


@cache
def plan(fullness: Fullness, language: Language) -> SitePlan:
    """The site of an edition in a language."""
    contents = _contents(fullness)
    tree = [TreeFile(path, "file", len(data), data[:512]) for path, data in contents.items()]
    reading = read_edition(tree, contents, DAY)
    assert reading.edition, [fault.code for fault in reading.faults]
    assert [fault.code for fault in reading.faults] == []
    history = FILLED.history() if fullness == "filled" else Case(BASE).history()
    index = index_of(reading.edition, history)
    publication = Publication(
        index, reading.edition.registers, history, queue=_queue(fullness, index)
    )
    return SitePlan(publication, language)


def _queue(fullness: Fullness, index: Index) -> Queue:
    """What is open: nothing; or one of each kind, with what the ledger of the edition shows."""
    if fullness == "empty":
        return Queue()
    shown = (document.value for document in index.ledger.values() if document.value.is_shown)
    waiting = (
        Waiting("pr-106", Door.PULL, dt.date(2026, 11, 2), ("talk",), 3),
        Waiting("form-7h8j9k0m", Door.FORM, dt.date(2026, 11, 20), (), 0),
    )
    seen = (*QUEUE.shown, *map(Shown, shown))
    return replace(QUEUE, waiting=(*QUEUE.waiting, *waiting), shown=seen)


def texts(fullness: Fullness, language: Language) -> dict[str, str]:
    """The text of every generated page and file of an edition, by its path."""
    return texts_of(plan(fullness, language))


def texts_of(site: SitePlan) -> dict[str, str]:
    """The text of every generated page and file of a site, by its path."""
    pages = {
        page.path: _page(page.title, page.description, page.markdown) for page in site.generated
    }
    return {**pages, **{path: file.content for path, file in site.files.items()}}


def _page(title: str, description: str, markdown: str) -> str:
    """A page's text to read: entities as the characters they stand for, no run of empty lines."""
    text = re.sub(r"\n{3,}", "\n\n", html.unescape(markdown).strip())
    return f"# {title}\n\n_{description}_\n\n{text}\n"


def golden(fullness: Fullness, language: Language, path: str) -> Path:
    """Where a page's golden text is kept."""
    return FOLDER / fullness / language.value / path


def every() -> Iterator[tuple[Fullness, Language, str]]:
    """Each generated page and file of both editions in both languages."""
    for fullness in FULLNESS:
        for language in Language:
            for path in texts(fullness, language):
                yield fullness, language, path


def kept() -> Iterator[tuple[Fullness, Language, str]]:
    """Each page and file of both editions that a golden text is kept of."""
    for fullness in FULLNESS:
        for language in Language:
            folder = FOLDER / fullness / language.value
            files = sorted(path for path in folder.rglob("*") if path.is_file())
            yield from ((fullness, language, path.relative_to(folder).as_posix()) for path in files)


def is_golden(path: str) -> bool:
    """Whether a text is kept: of the codes one, for their words have golden cases of their own."""
    return not path.startswith("codes/") or path in {"codes/index.md", "codes/pag001.md"}
