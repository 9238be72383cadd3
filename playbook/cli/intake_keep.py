"""Keeps a record of the ledger: writes it, warns of what it brings, commits it where asked to."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from playbook.cli.apply_words import REASONS
from playbook.cli.checkout import no_git
from playbook.cli.context import USAGE, end, say
from playbook.cli.ledger_words import COMMITTED, STAGED
from playbook.cli.words import ACT_NEXT, WRITTEN
from playbook.intake.atomic_file import replace_file
from playbook.intake.git_process import GitError
from playbook.intake.ledger_commit import commit_file, staged_beside
from playbook.intake.new_commit import NobodyError, NotSignedError
from playbook.metadata.writing import written
from playbook.model.finding import Level
from playbook.model.ledger import LedgerRecord
from playbook.model.text import Language, visible
from playbook.report.text import text
from playbook.workspace import Workspace

commit_option: Final = click.option(
    "--commit", is_flag=True, help="Commit the ledger's file alone / en faire un commit."
)


def keep(
    root: Path, path: str, record: LedgerRecord, language: Language, *, message: str | None
) -> None:
    """Write a record; commit it where there is a message, else say how."""
    replace_file(root / path, written(record).encode())
    click.echo(say(WRITTEN, language, path=path))
    if message is None:
        click.echo(say(ACT_NEXT, language, path=path), err=True)
        return
    try:
        click.echo(say(COMMITTED, language, commit=commit_file(root, path, message)))
    except NobodyError:
        end(USAGE, REASONS["nobody"], language)
    except NotSignedError as error:
        end(USAGE, REASONS["not_signed"], language, paths=visible(str(error)))
    except (GitError, OSError) as error:
        no_git(error, language)


def refuse_staged(root: Path, path: str, language: Language) -> None:
    """A commit of the ledger takes along nothing else that a person has put into the index."""
    try:
        others = staged_beside(root, path)
    except GitError as error:
        no_git(error, language)
    if others:
        end(USAGE, STAGED, language, paths=", ".join(map(visible, others)))


def warn(
    workspace: Workspace,
    path: str,
    before: LedgerRecord | None,
    record: LedgerRecord,
    language: Language,
) -> None:
    """Tell what the ledger's rules warn of that they did not warn of before the step."""
    source = written(record)
    found = [one for one in workspace.judged_record(path, source) if one.level is Level.WARNING]
    if found and before:
        known = {(one.code, one.message) for one in workspace.judged_record(path, written(before))}
        found = [one for one in found if (one.code, one.message) not in known]
    for line in text(found, {path: source}, language):
        click.echo(line, err=True)
