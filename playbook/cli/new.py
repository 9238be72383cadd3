"""`playbook new page|gba|suggestion|workflow`: skeletons in both languages, and what a forge runs.

`playbook new playbook` stands in a file of its own.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path

import click
from pydantic import TypeAdapter, ValidationError

from playbook.cli.context import USAGE, end, language_option, playbook_root, say
from playbook.cli.new_playbook import command as new_playbook
from playbook.cli.words import (
    BAD_ID,
    BROKEN,
    DEVICE_ID,
    EXISTS,
    FILL_IN,
    SUGGESTION_NEXT,
    UNKNOWN_PAGE,
    UNKNOWN_TYPE,
    WORKFLOW_NEXT,
    WRITTEN,
)
from playbook.metadata.files import PROPOSAL_PATH
from playbook.model.edition import Index
from playbook.model.identifiers import PageId
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.page import PAGE_TYPES
from playbook.model.text import Language
from playbook.rules.tre.tre005_name_not_portable import DEVICES
from playbook.site.skeletons import page_skeleton, record_skeleton, suggestion_skeleton
from playbook.starter.workflows import WORKFLOWS, template
from playbook.workspace import read_workspace


@click.group()
def command() -> None:
    """Start a page, a record or a playbook / commencer une page, une fiche ou un guide."""


command.add_command(new_playbook)


@command.command()
@click.argument("page_type", metavar="TYPE", type=click.Choice(sorted(PAGE_TYPES)))
@click.argument("page_id", metavar="ID")
@click.option(
    "--from",
    "original",
    type=click.Choice([one.value for one in Language]),
    default=Language.EN.value,
    show_default=True,
    callback=lambda _context, _parameter, value: Language(value),
    help="Language it is written in first / langue de la première rédaction.",
)
@language_option
def page(page_type: str, page_id: str, original: Language, language: Language) -> None:
    """Write both pages of a new ID and its GBA Plus record.

    The page that is not in the language of `--from` says that it is a translation.
    Every place that is left to write stands between double braces; `playbook check` names each.
    """
    root = playbook_root(language)
    index, day = _index(root, language)
    _refuse_bad_id(page_id, language)
    types = index.reference.types.value
    described = types.of(page_type)
    if described is None:
        known = ", ".join(one.id for one in types.types)
        end(USAGE, UNKNOWN_TYPE, language, type=page_type, known=known)
    for taken in index.found("id", page_id):
        end(USAGE, EXISTS, language, path=taken.path)
    files = {
        f"docs/{one.value}/{described.sections[0]}/{page_id}.md": page_skeleton(
            page_type, page_id, one, original, index.reference, day
        )
        for one in Language
    }
    record = f"docs/records/gba/{page_id}.yml"
    files[record] = record_skeleton(page_id, language, index.reference, day)
    _write(root, files, language)


@command.command()
@click.argument("page_id", metavar="ID")
@language_option
def gba(page_id: str, language: Language) -> None:
    """Write the GBA Plus record of a page that has none."""
    root = playbook_root(language)
    index, day = _index(root, language)
    if not index.found("id", page_id):
        meant = did_you_mean(nearest(page_id, index.ids(language))).in_(language)
        end(USAGE, UNKNOWN_PAGE, language, id=page_id, meant=meant)
    path = f"docs/records/gba/{page_id}.yml"
    _write(root, {path: record_skeleton(page_id, language, index.reference, day)}, language)


@command.command()
@language_option
def suggestion(language: Language) -> None:
    """Write `suggestion.yml`, in which a contributor says what a change is for."""
    root = playbook_root(language)
    _write_new(root, {PROPOSAL_PATH: suggestion_skeleton(language)}, language)
    click.echo(say(SUGGESTION_NEXT, language))


@command.command()
@click.argument("forge", type=click.Choice(list(WORKFLOWS)))
@language_option
def workflow(forge: str, language: Language) -> None:
    """Write what a forge runs for each suggestion: a check without secrets, then an answer."""
    root = playbook_root(language)
    path, text = template(forge)
    _write_new(root, {path: text}, language)
    click.echo(say(WORKFLOW_NEXT, language))


def _refuse_bad_id(page_id: str, language: Language) -> None:
    """End where no page may have this id, or where no system could hold its file."""
    try:
        TypeAdapter[str](PageId).validate_python(page_id)
    except ValidationError:
        end(USAGE, BAD_ID, language, id=page_id)
    if page_id in DEVICES:
        end(USAGE, DEVICE_ID, language, id=page_id)


def _index(root: Path, language: Language) -> tuple[Index, dt.date]:
    """The index, and the day that a new page is dated by: the checkout's own, never today's."""
    index = read_workspace(root).index
    if index is None:
        end(USAGE, BROKEN, language)
    return index, index.reference.as_of


def _write(root: Path, files: Mapping[str, str], language: Language) -> None:
    """Write skeletons, and say that they are to be filled in."""
    _write_new(root, files, language)
    click.echo(say(FILL_IN, language, path=" ".join(files)))


def _write_new(root: Path, files: Mapping[str, str], language: Language) -> None:
    """Write all files, or none when something, even a link to nowhere, is already there."""
    for path in files:
        if os.path.lexists(root / path):
            end(USAGE, EXISTS, language, path=path)
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
        click.echo(say(WRITTEN, language, path=path))
