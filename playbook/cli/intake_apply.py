"""`playbook intake apply`: takes an accepted suggestion into the branch that is checked out."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NoReturn

import click

from playbook.cli.apply_words import (
    ALREADY_IN,
    APPLIED,
    APPLY_NEXT,
    BREAKS_MAIN,
    HOW_TO_EDIT,
    NO_SUCH_COMMIT,
    NOT_APPLIED,
    NOT_MADE_OF_IT,
    NOT_WITH_CHANGES,
    PUBLISH_NEXT,
    REASONS,
    WITH_WHICH_CHANGES,
)
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
from playbook.cli.push_words import HOW_TO_MOVE_MAIN
from playbook.cli.words import ERRORS_LEFT, MOVED_HEAD, NOT_IN_LEDGER, REFUSED_TREE
from playbook.intake.applying import Accepted, Message
from playbook.intake.applying import apply as take_in
from playbook.intake.assessment import Assessed
from playbook.intake.decision import Act
from playbook.intake.git_process import GitError
from playbook.intake.head import commit_named, has_in_its_past
from playbook.intake.landed import commit_of
from playbook.intake.moving import NotAppliedError
from playbook.intake.quarantine import Quarantine
from playbook.metadata.files import ledger_path
from playbook.metadata.writing import written
from playbook.model.finding import Finding, Words
from playbook.model.ledger import LedgerRecord, State
from playbook.model.text import Language, visible
from playbook.report.text import text
from playbook.workspace import Workspace, errors_brought, today

_IN: Final = frozenset({State.IMPLEMENTED, State.RELEASED})


@click.command()
@click.argument("suggestion", metavar="ID")
@click.option("--by", envvar="PLAYBOOK_ROLE", help="Your role, an id of owners.yml.")
@click.option(
    "--with",
    "edited",
    metavar="COMMIT",
    help="The commit that makes the changes it was accepted with / le commit des changements.",
)
@day_option
@language_option
def apply(
    suggestion: str, by: str | None, edited: str | None, as_of: dt.date | None, language: Language
) -> None:
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
    refuse_illegal(record, State.IMPLEMENTED, language)
    commit = _edited(root, record, assessed.suggestion.head, edited, language)
    _refuse_errors(workspace, assessed, commit, language)
    decided = record.decision
    role = by or (decided.by if decided else "")
    act = Act(State.IMPLEMENTED, as_of or today(), role)
    made = next_record(record, assessed, act, language)
    path = ledger_path(record.id)
    refuse_faulty(workspace, path, made, language)
    ledger = {path: written(made).encode()}
    message = Message(f"{record.id}: {record.title}", record.id, role)
    _apply(root, Accepted(assessed.suggestion, ledger, message, commit), as_of, language)
    for line in _next(workspace, language):
        click.echo(line, err=True)


def _edited(
    root: Path, record: LedgerRecord, head: str, name: str | None, language: Language
) -> str | None:
    """The commit that an editor made of a suggestion, where it was accepted with changes."""
    if record.state is not State.ACCEPTED_WITH_CHANGES:
        if name is not None:
            end(USAGE, NOT_WITH_CHANGES, language, id=record.id, state=record.state.value)
        return None
    commit = commit_named(root, name) if name else None
    if commit and has_in_its_past(root, commit, head):
        return commit
    words = NOT_MADE_OF_IT if commit else NO_SUCH_COMMIT if name else WITH_WHICH_CHANGES
    click.echo(
        f"playbook: {say(words, language, id=record.id, name=visible(name or ''))}", err=True
    )
    quarantine = shlex.quote(str(Quarantine(root).path.resolve()))
    click.echo(
        HOW_TO_EDIT.in_(language).format(quarantine=quarantine, head=head, id=record.id), err=True
    )
    raise SystemExit(USAGE)


def _refuse_errors(
    workspace: Workspace, assessed: Assessed, commit: str | None, language: Language
) -> None:
    """Refuse what is at error level in what is taken in; nobody's changes make hostile files good.

    The commits of a suggestion come along with those that change it.
    """
    name = assessed.suggestion.id
    judged: Assessed | None = assessed
    if commit:
        if assessed.refused:
            _refuse(name, assessed.refused, assessed.texts, REFUSED_TREE, language)
        try:
            judged = workspace.assessed_as_edited(assessed, commit)
        except GitError as error:
            no_git(error, language)
    if judged and judged.in_error:
        _refuse(name, judged.findings, judged.texts, ERRORS_LEFT, language)


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


def _next(workspace: Workspace, language: Language) -> Iterator[str]:
    """How main is published: without an upstream branch, `git push` alone is refused."""
    if commit_named(workspace.root, "@{upstream}"):
        yield say(APPLY_NEXT, language)
        return
    yield say(PUBLISH_NEXT, language)
    remotes = workspace.edition.reference.policy.value.remotes if workspace.edition else ()
    for url in (one.url for one in remotes if one.main):
        yield say(HOW_TO_MOVE_MAIN, language, path=shlex.quote(url))


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
