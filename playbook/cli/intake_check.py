"""`playbook intake check`, `show` and `conflicts`: what a suggestion would do to main."""

from __future__ import annotations

import datetime as dt
from typing import Final

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
from playbook.cli.reports import FORMATS, exit_code, report_lines
from playbook.cli.words import (
    BROKEN,
    COLLIDE,
    IN_SUGGESTION,
    NO_CONFLICTS,
    NOT_ACKNOWLEDGED,
    REFUSED_TREE,
    SAME_CHANGE,
    TOUCH,
    UNKNOWN_SUGGESTION,
)
from playbook.intake.assessment import Assessed
from playbook.intake.git_process import GitError
from playbook.model.text import Language, visible
from playbook.report.text import summary
from playbook.workspace import Workspace, read_workspace

_TOGETHER: Final = ", "


@click.command()
@click.argument("suggestion", metavar="ID")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Output format.")
@day_option
@language_option
def check(suggestion: str, form: str, as_of: dt.date | None, language: Language) -> None:
    """Check what main would be with a suggestion / vérifier une suggestion.

    Only what the suggestion itself is the cause of is told. Ends like `playbook check`.
    """
    workspace = _workspace(language, as_of)
    assessed = assessed_of(workspace, suggestion, language)
    found = assessed.findings
    checked = list(assessed.proposed.paths)
    for line in report_lines(form, found, assessed.texts, checked, language):
        click.echo(line)
    if form == "text":
        _close(assessed, language)
    raise SystemExit(exit_code(found))


@click.command()
@click.argument("suggestion", metavar="ID")
@day_option
@language_option
def show(suggestion: str, as_of: dt.date | None, language: Language) -> None:
    """Show a suggestion to whoever decides about it / montrer une suggestion.

    The contributor's words are written out so that they can steer no terminal.
    """
    workspace = _workspace(language, as_of)
    assessed = assessed_of(workspace, suggestion, language)
    for line in _told(workspace, assessed, language):
        click.echo(visible(line))


@click.command()
@language_option
def conflicts(language: Language) -> None:
    """Show which open suggestions touch one block / montrer les suggestions qui se croisent.

    Ends with 1 where two of them can't both be taken in as they are.
    """
    workspace = _workspace(language, None)
    inbox = workspace.inbox
    for one in inbox.overlaps:
        words = COLLIDE if one.conflict else TOUCH
        names = _TOGETHER.join(one.suggestions)
        place = f"{one.language.value}/{one.page}#{one.block}".rstrip("#")
        click.echo(say(words, language, names=names, place=place, count=len(one.suggestions)))
    for group in sorted({tuple(sorted((name, *others))) for name, others in inbox.same.items()}):
        click.echo(say(SAME_CHANGE, language, names=_TOGETHER.join(group)))
    if not inbox.overlaps and not inbox.same:
        click.echo(say(NO_CONFLICTS, language), err=True)
    raise SystemExit(ERRORS_FOUND if any(one.conflict for one in inbox.overlaps) else CLEAN)


def assessed_of(workspace: Workspace, suggestion: str, language: Language) -> Assessed:
    """A suggestion of the quarantine, judged; the end of the command where there is none."""
    try:
        assessed = workspace.assessed(suggestion)
    except GitError as error:
        no_git(error, language)
    if assessed is None:
        end(USAGE, UNKNOWN_SUGGESTION, language, id=visible(suggestion))
    return assessed


def _workspace(language: Language, as_of: dt.date | None) -> Workspace:
    workspace = read_workspace(playbook_root(language), as_of)
    if workspace.edition is None:
        end(USAGE, BROKEN, language)
    return workspace


def _close(assessed: Assessed, language: Language) -> None:
    """The last lines: what came of it, and whether the tree can be taken in at all."""
    name = assessed.suggestion.id
    told = summary(assessed.findings, language)
    click.echo(say(IN_SUGGESTION, language, id=name, summary=told), err=True)
    if assessed.refused:
        click.echo(say(REFUSED_TREE, language, id=name), err=True)


def _told(workspace: Workspace, assessed: Assessed, language: Language) -> list[str]:
    suggestion = assessed.suggestion
    index = workspace.index
    record = index.ledger.get(suggestion.id) if index else None
    state = record.value.state.value if record else "received"
    lines = [f"{suggestion.id}  {state}  {suggestion.received_on.isoformat()}  {suggestion.head}"]
    if assessed.proposal:
        lines += [assessed.proposal.title]
        lines += assessed.proposal.why.split("\n") if assessed.proposal.why else []
    lines += [f"  {path}" for path in assessed.proposed.paths]
    lines.append(summary(assessed.findings, language))
    if record is None:
        lines.append(say(NOT_ACKNOWLEDGED, language, id=suggestion.id))
    return lines
