"""`playbook check`: what is wrong, where, why, and what to do."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path

import click

from playbook.cli.context import (
    USAGE,
    day_option,
    end,
    language_option,
    playbook_root,
    say,
)
from playbook.cli.reports import FORMATS, exit_code, report_lines
from playbook.cli.words import CHECKED, RULES_NOT_RUN, UNKNOWN_PATH
from playbook.model.finding import Finding
from playbook.model.text import Language
from playbook.report.text import summary
from playbook.workspace import Workspace, open_workspace


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Output format.")
@click.option(
    "--release", is_flag=True, help="Judge as for a release / juger comme à la publication."
)
@day_option
@language_option
def command(
    paths: tuple[Path, ...],
    form: str,
    release: bool,
    as_of: dt.date | None,
    language: Language,
) -> None:
    """Check pages and records / vérifier les pages et les fiches.

    With PATHs, report only what is found there; the whole playbook is read all the same, because
    a page is also judged among the others. Ends with 0: nothing at error level, 1: an error,
    2: wrong usage, 3: the tool failed.
    """
    root = playbook_root(language)
    wanted = _relative(paths, root, language)
    workspace = open_workspace(
        root, as_of, release=release, among=lambda path: _among(path, wanted)
    )
    found = workspace.findings
    checked = [path for path in workspace.texts if _among(path, wanted)]
    for line in report_lines(form, found, workspace.texts, checked, language):
        click.echo(line)
    if form == "text":
        _close(workspace, found, language)
    raise SystemExit(exit_code(found))


def _relative(paths: Sequence[Path], root: Path, language: Language) -> tuple[str, ...]:
    """The paths as findings write them; one that names nothing checked is wrong usage."""
    names = []
    for path in paths:
        # The folder is resolved, so that `..` and a linked checkout name what they lead to.
        place = os.path.relpath(path.parent.resolve() / path.name, root.resolve())
        name = "docs" if place == "." else Path(place).as_posix()
        if not _among(name, ("docs",)) or not os.path.lexists(root / name):
            end(USAGE, UNKNOWN_PATH, language, path=path)
        names.append(name)
    return tuple(names)


def _among(path: str, wanted: Sequence[str]) -> bool:
    return not wanted or any(path == name or path.startswith(f"{name}/") for name in wanted)


def _close(workspace: Workspace, found: Sequence[Finding], language: Language) -> None:
    """The last line: how much was checked, what came of it."""
    edition = workspace.edition
    if edition is None:
        click.echo(f"playbook: {say(RULES_NOT_RUN, language)}", err=True)
        return
    counts = {"pages": len(edition.pages), "records": len(edition.records)}
    click.echo(say(CHECKED, language, summary=summary(found, language), **counts), err=True)
