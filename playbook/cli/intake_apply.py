"""`playbook intake apply`: takes an accepted suggestion into the branch that is checked out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NoReturn

import click

from playbook.cli.checkout import no_git
from playbook.cli.context import (
    CLEAN,
    ERRORS_FOUND,
    USAGE,
    day_option,
    end,
    language_option,
    playbook_root,
    say,
)
from playbook.cli.intake_check import assessed_of
from playbook.cli.intake_decide import (
    next_record,
    opened_checkout,
    record_of,
    refuse_faulty,
    refuse_illegal,
)
from playbook.cli.words import (
    ALREADY_IN,
    APPLIED,
    APPLY_NEXT,
    BREAKS_MAIN,
    ERRORS_LEFT,
    MOVED_HEAD,
    NOT_APPLIED,
    NOT_IN_LEDGER,
    REASONS,
)
from playbook.intake.applying import Accepted, Message
from playbook.intake.applying import apply as take_in
from playbook.intake.decision import Act, ledger_path
from playbook.intake.git_process import GitError
from playbook.intake.landed import commit_of
from playbook.intake.moving import NotAppliedError
from playbook.intake.quarantine import Quarantine
from playbook.metadata.writing import written
from playbook.model.finding import Finding, Words
from playbook.model.ledger import LedgerRecord, State
from playbook.model.text import Language, visible
from playbook.report.text import text
from playbook.workspace import errors_brought, today

_IN: Final = frozenset({State.IMPLEMENTED, State.RELEASED})


@click.command()
@click.argument("suggestion", metavar="ID")
@click.option("--by", envvar="PLAYBOOK_ROLE", help="Your role, an id of owners.yml.")
@day_option
@language_option
def apply(suggestion: str, by: str | None, as_of: dt.date | None, language: Language) -> None:
    """Take an accepted suggestion into the branch / intégrer une suggestion acceptée.

    Page change and ledger come in one commit. A killed run is finished or undone by the next.
    """
    root = playbook_root(language)
    workspace = opened_checkout(root, as_of, language)
    record = record_of(workspace, suggestion)
    if record is None:
        end(USAGE, NOT_IN_LEDGER, language, id=visible(suggestion))
    _end_where_it_is_in(root, record, language)
    assessed = assessed_of(workspace, suggestion, language)
    if record.head != assessed.suggestion.head:
        end(USAGE, MOVED_HEAD, language, id=record.id)
    if assessed.in_error:
        _refuse(record.id, assessed.findings, assessed.texts, ERRORS_LEFT, language)
    refuse_illegal(record, State.IMPLEMENTED, language)
    decided = record.decision
    role = by or (decided.by if decided else "")
    act = Act(State.IMPLEMENTED, as_of or today(), role)
    made = next_record(record, assessed, act, language)
    path = ledger_path(record.id)
    refuse_faulty(workspace, path, made, language)
    ledger = {path: written(made).encode()}
    _apply(root, Accepted(assessed.suggestion, ledger, _message(made, role)), as_of, language)


def _end_where_it_is_in(root: Path, record: LedgerRecord, language: Language) -> None:
    """Say which commit took a suggestion in, where one did."""
    if record.state not in _IN:
        return
    try:
        commit = commit_of(root, "HEAD", record.id)
    except GitError as error:
        no_git(error, language)
    if commit:
        click.echo(say(ALREADY_IN, language, id=record.id, commit=commit))
        raise SystemExit(CLEAN)


def _message(record: LedgerRecord, role: str) -> Message:
    return Message(f"{record.id}: {record.title}", record.id, role)


def _apply(root: Path, accepted: Accepted, as_of: dt.date | None, language: Language) -> None:
    name = accepted.suggestion.id

    def judge(before: str, after: str) -> None:
        brought = errors_brought(root, before, after, as_of)
        if brought.errors:
            _refuse(name, brought.errors, brought.texts, BREAKS_MAIN, language)

    try:
        applied = take_in(root, Quarantine(root).path, accepted, judge)
    except NotAppliedError as error:
        paths = ", ".join(map(visible, error.paths))
        why: Words = REASONS[error.reason]
        end(ERRORS_FOUND, NOT_APPLIED, language, why=say(why, language, paths=paths))
    except (GitError, OSError) as error:
        no_git(error, language)
    click.echo(say(APPLIED, language, id=name, commit=applied.commit))
    for path in applied.paths:
        click.echo(f"  {visible(path)}")
    click.echo(say(APPLY_NEXT, language), err=True)
    raise SystemExit(CLEAN)


def _refuse(
    name: str,
    found: Iterable[Finding],
    texts: Mapping[str, str],
    words: Words,
    language: Language,
) -> NoReturn:
    """Show what was found, with its lines, and end: nothing was changed."""
    for line in text(found, texts, language):
        click.echo(line, err=True)
    end(ERRORS_FOUND, words, language, id=name)
