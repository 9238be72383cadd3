"""`playbook intake check` and `conflicts`: what a suggestion would do to main."""

from __future__ import annotations

import datetime as dt
from typing import Final

import click

from playbook.cli.checkout import no_git
from playbook.cli.context import (
    CLEAN,
    ERRORS_FOUND,
    TOOL_FAILED,
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
    NOT_READ_HERE,
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
    workspace = workspace_of(language, as_of)
    assessed = assessed_of(workspace, suggestion, language)
    found = assessed.findings
    checked = list(assessed.proposed.paths)
    for line in report_lines(form, found, assessed.texts, checked, language):
        click.echo(line)
    if form == "text":
        _close(assessed, language)
    raise SystemExit(exit_code(found))


@click.command()
@language_option
def conflicts(language: Language) -> None:
    """Show which open suggestions touch one block / montrer les suggestions qui se croisent.

    Ends with 1 where two of them can't both be taken in as they are.
    """
    workspace = workspace_of(language, None)
    inbox = workspace.inbox
    if inbox.trouble:
        no_git(inbox.trouble, language)
    if not inbox.read:
        end(TOOL_FAILED, NOT_READ_HERE, language)
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


def workspace_of(language: Language, as_of: dt.date | None) -> Workspace:
    """The checkout, read; the end of the command where its reference data can't be."""
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
