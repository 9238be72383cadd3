"""`playbook intake serve-refs` sets an inbox up; its hook runs `playbook intake proc-receive`."""

from __future__ import annotations

import os
import shlex
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

import click
from pydantic import ValidationError

from playbook.cli.checkout import first_line
from playbook.cli.context import TOOL_FAILED, USAGE, end, language_option, playbook_root, say
from playbook.cli.push_receiving import receive
from playbook.cli.push_words import (
    BAD_REMOTE,
    HOW_TO_FETCH,
    HOW_TO_MOVE_MAIN,
    HOW_TO_SUGGEST,
    NOT_AN_INBOX,
    NOT_BY_HAND,
    NOT_SERVED,
    SERVED,
)
from playbook.cli.words import preferred
from playbook.intake.git_process import GitError
from playbook.intake.pkt_line import PacketError
from playbook.intake.proc_receive import read_push, send_answers
from playbook.intake.refs_inbox import NotOursError, RefsInbox, make_inbox
from playbook.model.remote import Remote
from playbook.model.text import Language, visible

# Whatever lies in the folder that it runs in adds no module to it.
_HOOK: Final = """#!/bin/sh
exec {python} -P -X utf8 -m playbook.cli.main intake proc-receive
"""


@click.command(name="serve-refs")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--remote", metavar="NAME", help="Its name in policy.yml, where it is not main.")
@language_option
def serve_refs(folder: Path, remote: str | None, language: Language) -> None:
    """Set up a bare repository that takes suggestions / préparer une boîte de réception.

    Whoever may push to it suggests with `git push DIR HEAD:refs/for/main`, and reads in the
    terminal what is found. Run again, it puts the settings and the hook right, and nothing else.
    """
    root = playbook_root(language)
    name = _checked(remote, language)
    hook = _HOOK.format(python=shlex.quote(sys.executable))
    try:
        make_inbox(folder, root, name, hook)
    except NotOursError:
        end(USAGE, NOT_AN_INBOX, language, path=folder)
    except (GitError, OSError) as error:
        reason = first_line(error)
        end(TOOL_FAILED, NOT_SERVED, language, reason=reason)
    for words in (SERVED, HOW_TO_SUGGEST, HOW_TO_FETCH, HOW_TO_MOVE_MAIN):
        place = folder.resolve()
        click.echo(say(words, language, path=shlex.quote(str(place)), address=place.as_uri()))


@click.command(name="proc-receive", hidden=True)
def proc_receive() -> None:
    """Answer git's hook of the same name."""
    reading, writing = sys.stdin.buffer, sys.stdout.buffer
    with suppress(BrokenPipeError):
        try:
            push = read_push(reading, writing)
        except PacketError as error:
            end(USAGE, NOT_BY_HAND, preferred(), reason=error)
        inbox = RefsInbox(Path(os.environ.get("GIT_DIR", ".")).resolve())
        send_answers(writing, receive(inbox, push))


def _checked(remote: str | None, language: Language) -> str:
    """The name of a remote that is not main; empty for main."""
    try:
        return Remote(name=remote, url="file:///").name if remote else ""
    except ValidationError:
        end(USAGE, BAD_REMOTE, language, name=visible(str(remote)))
