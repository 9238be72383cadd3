"""The small edition, changed as a test wants it, as the index that a site is planned from."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from playbook.metadata.reading import read_edition
from playbook.model.edition import TreeFile
from playbook.model.history import History
from playbook.model.text import Language
from playbook.rules.judge import index_of
from playbook.site.plan import SitePlan
from playbook.site.publication import Publication
from tests.checkouts import SMALL
from tests.golden.cases import DAY, WrittenHistory

Change = tuple[str, str, str]


def small_files() -> dict[str, bytes]:
    """The small edition's files."""
    return {
        path.relative_to(SMALL).as_posix(): path.read_bytes()
        for path in sorted(SMALL.rglob("*"))
        if path.is_file()
    }


def planned(
    *changes: Change,
    language: Language = Language.EN,
    removed: tuple[str, ...] = (),
    added: dict[str, bytes] | None = None,
    as_of: dt.date = DAY,
    history: History | None = None,
) -> SitePlan:
    """The plan of a site after changes of words, each `(path, before, after)`."""
    files = {**small_files(), **(added or {})}
    for path in removed:
        del files[path]
    for path, before, after in changes:
        text = files[path].decode()
        assert before in text, before
        files[path] = text.replace(before, after).encode()
    tree = [TreeFile(path, "file", len(data), data[:512]) for path, data in files.items()]
    reading = read_edition(tree, files, as_of)
    assert reading.edition
    history = history or WrittenHistory({}, {})
    index = index_of(reading.edition, history)
    return SitePlan(Publication(index, reading.edition.registers, history), language)


def asset(path: Path | str) -> dict[str, bytes]:
    """A picture in the tree."""
    return {str(path): b"\x89PNG\r\n\x1a\n"}
