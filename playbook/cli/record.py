"""`playbook record reviewed|translated ID`: which text was reviewed or translated.

Git's blob ids are written by the command; nobody computes one by hand.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from playbook.cli.context import USAGE, end, language_option, playbook_root, say
from playbook.cli.words import (
    BROKEN,
    COMMIT_FIRST,
    NOT_TRANSLATED,
    UNKNOWN_PAGE,
    UNKNOWN_RECORD,
    WRITTEN,
)
from playbook.intake.head import committed_blob
from playbook.metadata.edit import with_entry
from playbook.model.document import Document, Page
from playbook.model.edition import Index
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.text import Language, Value
from playbook.rules.lng.lng013_original_behind import wording
from playbook.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playbook.model.finding import Words


@click.group()
def command() -> None:
    """Record which text was reviewed or translated / consigner le texte révisé ou traduit."""


@command.command()
@click.argument("page_id", metavar="ID")
@language_option
def reviewed(page_id: str, language: Language) -> None:
    """Write into the GBA Plus record which text of the page it speaks of."""
    root = playbook_root(language)
    index = _index(root, language)
    if page_id not in index.records:
        _unknown(UNKNOWN_RECORD, page_id, index.records, language)
    record = index.records[page_id].document
    blobs = {one: _committed(root, index, page_id, one, language) for one in Language}
    lines = ("reviewed:", *(f"  {one.value}: {blob}" for one, blob in blobs.items()))
    _rewrite(root, record, "reviewed", lines, after="valid_until")
    click.echo(say(WRITTEN, language, path=record.path))


@command.command()
@click.argument("page_id", metavar="ID")
@language_option
def translated(page_id: str, language: Language) -> None:
    """Write into a translated page which text of its twin it was translated from."""
    root = playbook_root(language)
    index = _index(root, language)
    pages = index.found("id", page_id)
    if not pages:
        _unknown(UNKNOWN_PAGE, page_id, index.ids(language), language)
    page = next((page for page in pages if page.meta.translation), None)
    if page is None:
        end(USAGE, NOT_TRANSLATED, language)
    source = _committed(root, index, page_id, page.language.other, language)
    _rewrite(root, page, "translation", tuple(_translation_lines(page, source)), after="lang")
    click.echo(say(WRITTEN, language, path=page.path))


def _rewrite(
    root: Path, document: Document[Value], key: str, lines: tuple[str, ...], after: str
) -> None:
    """Change one entry of a file; bytes, so that no line end is translated."""
    path = root / document.path
    text = path.read_bytes().decode()
    path.write_bytes(with_entry(text, document.marks, key, lines, after).encode())


def _index(root: Path, language: Language) -> Index:
    index = open_workspace(root).index
    if index is None:
        end(USAGE, BROKEN, language)
    return index


def _unknown(words: Words, page_id: str, known: Iterable[str], language: Language) -> None:
    meant = did_you_mean(nearest(page_id, known)).in_(language)
    end(USAGE, words, language, id=page_id, meant=meant)


def _committed(root: Path, index: Index, page_id: str, of: Language, language: Language) -> str:
    """The blob of a page whose text git keeps as it is now; else the end of the command."""
    page = index.page(page_id, of)
    if page is None:
        end(USAGE, UNKNOWN_PAGE, language, id=f"{of.value}/{page_id}", meant="")
    blob = committed_blob(root, page.path)
    if blob is None or page.blob(like=blob) != blob:
        end(USAGE, COMMIT_FIRST, language, path=page.path)
    return blob


def _translation_lines(page: Page, source: str) -> Iterable[str]:
    yield "translation:"
    yield f"  source: {source}"
    yield f"  wording: {wording(page.content.decode())}"
    if page.meta.translation:
        yield f"  status: {page.meta.translation.status}"
        if page.meta.translation.reviewed_by:
            yield f"  reviewed_by: {page.meta.translation.reviewed_by}"
