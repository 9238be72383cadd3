"""`playbook intake`: suggestions from elsewhere, taken in as data and listed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from playbook.cli.checkout import edition_of, no_git, opened, reason_of, reason_told
from playbook.cli.context import (
    CLEAN,
    ERRORS_FOUND,
    TOOL_FAILED,
    USAGE,
    end,
    language_option,
    playbook_root,
    say,
)
from playbook.cli.intake_apply import apply
from playbook.cli.intake_check import check, conflicts
from playbook.cli.intake_decide import verbs
from playbook.cli.intake_file import file_command
from playbook.cli.intake_list import list_command
from playbook.cli.intake_post import post
from playbook.cli.intake_serve_refs import proc_receive, serve_refs
from playbook.cli.intake_show import show
from playbook.cli.words import (
    BEFORE,
    FETCHED,
    KNOWN,
    MAIL,
    NO_ADDRESS_OF_A_REPOSITORY,
    NO_FILE,
    NO_REMOTES,
    NOT_ASKED,
    NOT_LISTED,
    NOT_TOLD,
    REFUSED,
    TAKEN,
    TOLD,
    UNKNOWN_REMOTE,
)
from playbook.intake.forges.choose import token_of
from playbook.intake.forges.error import ForgeError
from playbook.intake.forges.told import take_told_in
from playbook.intake.git_process import GitError
from playbook.intake.mail_door import import_files
from playbook.intake.quarantine import Fetched, Quarantine
from playbook.model.reference import Policy
from playbook.model.remote import Remote
from playbook.model.text import Language, visible
from playbook.workspace import today


@click.group()
def command() -> None:
    """Take suggestions in and list them / recevoir les suggestions et les lister."""


@command.command()
@click.argument("name", required=False)
@language_option
def fetch(name: str | None, language: Language) -> None:
    """Take in what the remotes of policy.yml hold; the only command that uses the network.

    With NAME, one of them. Ends with 3 where one could not be asked; the others are taken in.
    A forge with a token in PLAYBOOK_TOKEN_NAME tells titles, authors and states besides.
    """
    root = playbook_root(language)
    policy = edition_of(root, language).reference.policy.value
    quarantine = _quarantine(root, language)
    code = CLEAN
    for remote in _chosen(policy, name, language):
        try:
            _tell(remote, quarantine.fetch(remote, today()), language)
            _ask_forge(quarantine, remote, language)
        except (GitError, OSError) as error:
            code = TOOL_FAILED
            reason = reason_of(error, language)
            click.echo(say(NOT_ASKED, language, remote=remote.name, reason=reason), err=True)
    raise SystemExit(code)


@command.command(name="import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@language_option
def import_command(files: tuple[Path, ...], language: Language) -> None:
    """Take in patches by mail: files of `git format-patch`, saved mails, mbox.

    A series is one suggestion. Ends with 1 where a mail was refused; the others are taken in.
    """
    root = playbook_root(language)
    for missing in (path for path in files if not path.exists()):
        end(USAGE, NO_FILE, language, path=visible(str(missing)))
    quarantine = _quarantine(root, language)
    try:
        imported = import_files(quarantine, files, today())
    except (GitError, OSError) as error:
        no_git(error, language)
    for one in imported.taken:
        words = TAKEN if one.new else KNOWN
        click.echo(say(words, language, id=one.id, count=one.patches))
    for origin, reason in imported.refused:
        mail = say(MAIL, language, file=visible(origin.file), number=origin.mail)
        click.echo(say(REFUSED, language, ref=mail, reason=reason.in_(language)), err=True)
    raise SystemExit(ERRORS_FOUND if imported.refused else CLEAN)


command.add_command(check)
command.add_command(show)
command.add_command(conflicts)
command.add_command(post)
command.add_command(serve_refs)
command.add_command(proc_receive)
for verb in (list_command, *verbs(), file_command, apply):
    command.add_command(verb)


def _chosen(policy: Policy, name: str | None, language: Language) -> Sequence[Remote]:
    if name and "://" in name:
        return [_at(policy, name, language)]
    if not policy.remotes:
        end(USAGE, NO_REMOTES, language)
    chosen = [one for one in policy.listed if name in {None, one.name}]
    if not chosen:
        known = ", ".join(one.name for one in policy.remotes)
        end(USAGE, UNKNOWN_REMOTE, language, name=visible(str(name)), known=known)
    return chosen


def _at(policy: Policy, address: str, language: Language) -> Remote:
    try:
        found = policy.at(address)
    except ValueError:
        end(USAGE, NO_ADDRESS_OF_A_REPOSITORY, language, address=visible(address))
    if found is None:
        end(USAGE, NOT_LISTED, language, address=visible(address))
    return found


def _quarantine(root: Path, language: Language) -> Quarantine:
    quarantine = Quarantine(root)
    opened(quarantine, language)
    return quarantine


def _tell(remote: Remote, fetched: Fetched, language: Language) -> None:
    counts = {
        "new": len(fetched.new),
        "changed": len(fetched.changed),
        "vanished": len(fetched.vanished),
        "refused": len(fetched.refused),
    }
    told = say(FETCHED, language, remote=remote.name, **counts)
    if fetched.before:
        told += say(BEFORE, language, since=remote.since, count=fetched.before)
    click.echo(told)
    for ref, reason in fetched.refused:
        told = reason_told(reason, language)
        click.echo(say(REFUSED, language, ref=visible(ref), reason=told), err=True)


def _ask_forge(quarantine: Quarantine, remote: Remote, language: Language) -> None:
    """Have the forge tell more where it may be asked; what git brought does without it."""
    if remote.forge is None:
        return
    try:
        token = token_of(remote)
        if token is not None:
            count = take_told_in(quarantine.path, remote, token)
            click.echo(say(TOLD, language, remote=remote.name, count=count))
    except ForgeError as error:
        reason = say(error.words, language, **error.values)
        click.echo(say(NOT_TOLD, language, remote=remote.name, reason=reason), err=True)
