"""`playbook build`: check, then build both languages into `site/`."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from typing import Final

import click

from playbook.cli.checkout import reason_of
from playbook.cli.context import (
    ERRORS_FOUND,
    TOOL_FAILED,
    end,
    language_option,
    playbook_root,
    say,
)
from playbook.cli.reports import exit_code
from playbook.cli.words import BROKEN, BUILD_FAILED, BUILT, NOT_READ, STRICT
from playbook.engine.build import Built, build_languages, builders, write_root
from playbook.model.finding import Level
from playbook.model.reference import Policy
from playbook.model.text import Language
from playbook.publish.folder import replace_folder
from playbook.report.text import summary, text
from playbook.workspace import Workspace, open_workspace

_WORK: Final = ".playbook"


@click.command()
@click.option("--strict", is_flag=True, help="Build nothing when there is an error.")
@language_option
def command(strict: bool, language: Language) -> None:
    """Check and build both languages into site/ / vérifier et construire les deux langues."""
    root = playbook_root(language)
    started = time.monotonic()
    workspace = open_workspace(root)
    report(workspace, language)
    _judge_queue(workspace, language)
    policy = readable_policy(workspace, language)
    errors = [finding for finding in workspace.findings if finding.level is Level.ERROR]
    if strict and errors:
        end(ERRORS_FOUND, STRICT, language, count=len(errors))
    target = root / _WORK / "building"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    with builders() as pool:
        stop_on_trouble(build_languages(pool, root, target), language)
    write_root(policy, target)
    replace_folder(target, root / "site")
    seconds = f"{time.monotonic() - started:.1f}"
    click.echo(say(BUILT, language, path=root / "site", seconds=seconds))
    raise SystemExit(exit_code(workspace.findings))


def report(workspace: Workspace, language: Language) -> None:
    """Print the findings on standard error: the result of a build is the site."""
    for line in text(workspace.findings, workspace.texts, language):
        click.echo(line, err=True)
    click.echo(summary(workspace.findings, language), err=True)


def _judge_queue(workspace: Workspace, language: Language) -> None:
    """Judge it once for both languages; say why it is left out of the site where it can't be read.

    What comes of it is kept, and each language's own process finds it there.
    """
    if trouble := workspace.inbox.trouble:
        click.echo(say(NOT_READ, language, reason=reason_of(trouble, language)), err=True)


def readable_policy(workspace: Workspace, language: Language) -> Policy:
    """The policy, or the end of the command where the reference data can't be read."""
    if workspace.edition is None:
        end(ERRORS_FOUND, BROKEN, language)
    return workspace.edition.reference.policy.value


def stop_on_trouble(built: Sequence[Built], language: Language) -> None:
    """End where the engine failed; what it logged goes to standard error."""
    for one in built:
        click.echo(one.log, err=True, nl=False)
    for one in built:
        if one.trouble is not None:
            end(TOOL_FAILED, BUILD_FAILED, language, language=one.language, reason=one.trouble)
