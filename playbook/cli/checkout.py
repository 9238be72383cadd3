"""What commands about suggestions share: the edition, and how git's troubles are told."""

from __future__ import annotations

import errno
import re
from pathlib import Path
from typing import Final, NoReturn

import click

from playbook.cli.context import TOOL_FAILED, USAGE, end, say
from playbook.cli.words import BROKEN, NO_GIT_HERE
from playbook.intake.git_process import TOO_COSTLY, ExplainedError, GitError
from playbook.intake.incoming import REASONS
from playbook.intake.quarantine import Quarantine
from playbook.model.edition import Edition
from playbook.model.finding import Words
from playbook.model.text import Language, visible
from playbook.workspace import read_workspace

# What git's check calls the fault stands before what it quotes of the object.
_REFUSED_OBJECT: Final = re.compile(r"error: object [0-9a-f]{40,64}: \w+")
SET_ASIDE: Final = Words(
    "the quarantine was damaged: what is left of it lies in {path} now, and a new one stands in "
    "its place; run `playbook intake fetch`",
    "la quarantaine était endommagée : ce qui en reste se trouve maintenant dans {path}, et une "
    "nouvelle a pris sa place; lancez `playbook intake fetch`",
)
DISK_FULL: Final = Words("the disk is full", "le disque est plein")
NOT_WRITABLE: Final = Words(
    "{path} can’t be opened or written by this account",
    "ce compte ne peut pas ouvrir ou écrire {path}",
)
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_NO_SPACE: Final = "No space left on device"
_CLOSED: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def edition_of(root: Path, language: Language) -> Edition:
    """What the checkout holds; the end where its reference data can't be read."""
    edition = read_workspace(root).edition
    if edition is None:
        end(USAGE, BROKEN, language)
    return edition


def no_git(error: Exception, language: Language) -> NoReturn:
    """Tell why git could not answer, and end."""
    end(TOOL_FAILED, NO_GIT_HERE, language, reason=reason_of(error, language))


def opened(quarantine: Quarantine, language: Language) -> None:
    """Have the quarantine there; the end where it can't be, and word of one that was damaged."""
    try:
        aside = quarantine.open()
    except (GitError, OSError) as error:
        no_git(error, language)
    if aside is not None:
        click.echo(say(SET_ASIDE, language, path=visible(str(aside))), err=True)


def reason_of(error: Exception, language: Language) -> str:
    """Why git could not answer: in our words where the cause is known, else in git's first line."""
    if isinstance(error, ExplainedError):
        return visible(say(error.words, language, **error.values))
    if isinstance(error, OSError) and error.errno in _CLOSED:
        return say(NOT_WRITABLE, language, path=visible(str(error.filename or "")))
    full = isinstance(error, OSError) and error.errno in _FULL
    return say(DISK_FULL, language) if full or _NO_SPACE in str(error) else first_line(error)


def reason_told(reason: str, language: Language) -> str:
    """Why one suggestion was refused, as the quarantine has noted it."""
    known = next((one for one in (*REASONS, TOO_COSTLY) if one.en == reason), None)
    return say(known, language) if known else first_line(reason)


def first_line(reason: object) -> str:
    """What git says first, safe for a terminal; of an object that it refuses, only why.

    What follows the name of a check quotes the object, which is a stranger's.
    """
    line = str(reason).partition("\n")[0]
    refused = _REFUSED_OBJECT.match(line)
    return visible(refused.group() if refused else line)
