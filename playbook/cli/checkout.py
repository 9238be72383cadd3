"""What commands about suggestions share: the edition, and how git's troubles are told."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NoReturn

from playbook.cli.context import TOOL_FAILED, USAGE, end, say
from playbook.cli.words import BROKEN, NO_GIT_HERE
from playbook.intake.git_process import ExplainedError
from playbook.model.edition import Edition
from playbook.model.text import Language, visible
from playbook.workspace import read_workspace

# What git's check calls the fault stands before what it quotes of the object.
_REFUSED_OBJECT: Final = re.compile(r"error: object [0-9a-f]{40,64}: \w+")


def edition_of(root: Path, language: Language) -> Edition:
    """What the checkout holds; the end where its reference data can't be read."""
    edition = read_workspace(root).edition
    if edition is None:
        end(USAGE, BROKEN, language)
    return edition


def no_git(error: Exception, language: Language) -> NoReturn:
    """Tell why git could not answer, and end."""
    end(TOOL_FAILED, NO_GIT_HERE, language, reason=reason_of(error, language))


def reason_of(error: Exception, language: Language) -> str:
    """Why git could not answer: in our words where the cause is known, else in git's first line."""
    if isinstance(error, ExplainedError):
        return visible(say(error.words, language, **error.values))
    return first_line(error)


def first_line(reason: object) -> str:
    """What git says first, safe for a terminal; of an object that it refuses, only why.

    What follows the name of a check quotes the object, which is a stranger's.
    """
    line = str(reason).partition("\n")[0]
    refused = _REFUSED_OBJECT.match(line)
    return visible(refused.group() if refused else line)
