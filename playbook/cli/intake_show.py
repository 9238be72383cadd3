"""`playbook intake show`: a suggestion as whoever decides about it reads it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import click

from playbook.cli.at_forge import told_by_forge
from playbook.cli.checkout import no_git
from playbook.cli.context import USAGE, day_option, end, language_option, say
from playbook.cli.intake_check import workspace_of
from playbook.cli.intake_list import in_words, task_in_words
from playbook.cli.list_words import WORDS_ALONE
from playbook.cli.words import (
    NO_PATCH_HERE,
    NOT_ACKNOWLEDGED,
    ONLY_IN_LEDGER,
    PUSHED_SINCE,
    SAID_BY,
    UNKNOWN_SUGGESTION,
)
from playbook.intake.assessment import Assessed
from playbook.intake.git_process import GitError
from playbook.intake.patch_ids import patch_of
from playbook.intake.quarantine import Quarantine
from playbook.intake.taken_in import changed_paths
from playbook.intake.worklist import next_task
from playbook.metadata.files import PROPOSAL_PATH
from playbook.model.ledger import LedgerRecord, Said, State
from playbook.model.proposal import Proposal
from playbook.model.text import Language, visible
from playbook.report.text import path_in_words, summary
from playbook.workspace import Workspace


@click.command()
@click.argument("suggestion", metavar="ID")
@click.option("--diff", "patch", is_flag=True, help="With what it changes / avec les changements.")
@day_option
@language_option
def show(suggestion: str, patch: bool, as_of: dt.date | None, language: Language) -> None:
    """Show a suggestion to whoever decides about it / montrer une suggestion.

    The contributor's words are written out so that they can steer no terminal.
    """
    workspace = workspace_of(language, as_of)
    record = _record(workspace, suggestion)
    try:
        assessed = workspace.assessed(suggestion)
        lines = list(_told(workspace, assessed, record, language))
        if patch and assessed:
            told = patch_of(Quarantine(workspace.root).path, assessed.suggestion)
            lines += [say(NO_PATCH_HERE, language)] if told is None else ["", *told.split("\n")]
    except GitError as error:
        no_git(error, language)
    if not lines:
        end(USAGE, UNKNOWN_SUGGESTION, language, id=visible(suggestion))
    for line in lines:
        click.echo(visible(line))


def _record(workspace: Workspace, suggestion: str) -> LedgerRecord | None:
    document = workspace.index.ledger.get(suggestion) if workspace.index else None
    return document.value if document else None


def _told(
    workspace: Workspace,
    assessed: Assessed | None,
    record: LedgerRecord | None,
    language: Language,
) -> Iterator[str]:
    """What the quarantine holds of it and what was done; nothing where neither knows it."""
    if assessed:
        yield from _head(workspace, assessed, record, language)
        yield from _words(assessed.proposal, language) if assessed.proposal else ()
        yield from told_by_forge(workspace, assessed.suggestion.id, language)
        yield from _files(assessed, language)
        yield summary(assessed.findings, language)
        if record and record.head not in {None, assessed.suggestion.head}:
            yield say(PUSHED_SINCE, language, head=record.head or "", id=record.id)
    elif record:
        yield say(ONLY_IN_LEDGER, language, id=record.id)
        yield from _quoted(record.title, record.why)
    if record:
        yield from _history(record, language)
    elif assessed:
        yield say(NOT_ACKNOWLEDGED, language, id=assessed.suggestion.id)


def _head(
    workspace: Workspace, assessed: Assessed, record: LedgerRecord | None, language: Language
) -> Iterator[str]:
    one = assessed.suggestion
    state = in_words(record.state if record else State.RECEIVED, language)
    yield f"{one.id}  {state}  {one.received_on.isoformat()}  {one.head}"
    if workspace.edition and (record is None or record.is_open):
        reference = workspace.edition.reference
        task = next_task(record, one.received_on, reference.standards.value, one.head)
        yield task_in_words(task, one.id, reference.as_of, language)


def _files(assessed: Assessed, language: Language) -> Iterator[str]:
    """What it changes of main, without the file that holds its words."""
    if not any(changed_paths(assessed.suggestion)):
        yield f"  {say(WORDS_ALONE, language)}"
    left = (path for path in assessed.proposed.paths if path != PROPOSAL_PATH)
    yield from (f"  {path_in_words(path)}" for path in left)


def _words(said: Proposal, language: Language) -> Iterator[str]:
    """What the contributor says of it; a name is a claim."""
    yield from _quoted(said.title, said.why, said.gba_note)
    if said.name:
        yield say(SAID_BY[said.consent], language, name=said.name)


def _quoted(*texts: str | None) -> Iterator[str]:
    """Words of a contributor, each line marked as such: none can pass for one of ours."""
    yield from (f"> {line}" for text in texts if text for line in text.split("\n"))


def _history(record: LedgerRecord, language: Language) -> Iterator[str]:
    for step in record.steps:
        yield f"{step.on.isoformat()}  {in_words(step.to, language)}  {step.by}"
        for said in (step.reason, step.answer):
            yield from (f"  > {line}" for line in _said(said, language))


def _said(said: Said | None, language: Language) -> Iterator[str]:
    """Words in the reader's language where they were written in it, else in the other."""
    text = (said.in_(language) or said.in_(language.other)) if said else None
    yield from text.split("\n") if text else ()
