"""What a forge tells of a request: what refs do not carry.

Invariants: what a stranger chose is cut to a bound, and each character that could hide or steer is
written out by its number; nothing of it is safe to put into HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Final, Literal
from unicodedata import normalize

from pydantic import AwareDatetime, Field, StringConstraints

from playbook.model.text import PlainText, Value, on_one_line, visible

ForgeKind = Literal["github", "gitlab", "gitea"]
# https alone: a token goes there. No user, no query: an address and where its API begins.
ApiAddress = Annotated[
    str,
    StringConstraints(
        pattern=r"^https://[a-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9_.-]+)*$", max_length=200
    ),
]
# No part is `..`: it stands in the path of an address.
Project = Annotated[
    str,
    StringConstraints(
        pattern=r"^\.?[A-Za-z0-9_-][A-Za-z0-9_.-]*(/\.?[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$",
        max_length=200,
    ),
]
Login = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,100}(\[bot\])?$")]
RequestState = Literal["open", "closed", "merged"]
Number = Annotated[int, Field(ge=1, lt=10**10)]

_LOGIN: Final = re.compile(r"[A-Za-z0-9_.-]{1,100}(\[bot\])?")
_LENGTH: Final = 300
_LABELS: Final = 50
_NO_NAME: Final = "?"


class Told(Value):
    """What a forge's API told of a pull or merge request.

    The author is who the forge let in: a verified claim, where a commit's author is only a claim.
    It is None where the account is gone; the title is None where it is blank. `branch` is the one
    that it is for, where the forge says that this is not its main one.
    """

    number: Number
    title: PlainText | None
    author: Login | None
    state: RequestState
    draft: bool
    labels: Annotated[tuple[PlainText, ...], Field(max_length=_LABELS)]
    branch: PlainText | None

    @property
    def is_open(self) -> bool:
        """Whether the forge still has it open, and it is for main."""
        return self.state == "open" and self.branch is None


class Kept(Value):
    """What was told by an API so far; `until` is the newest change that it told."""

    source: str
    until: AwareDatetime | None = None
    told: tuple[Told, ...] = ()


def line_of(text: str) -> str | None:
    """A stranger's words as a line that can be shown, cut to its bound; None for blanks only."""
    line = on_one_line(normalize("NFC", visible(text)))
    if not line.strip():
        return None
    return line if len(line) <= _LENGTH else f"{line[: _LENGTH - 1]}…"


def branch_of(name: str, main: str | None) -> str | None:
    """The branch that a request is for, as a line; None where it is main or main is not told."""
    return None if main in {None, name} else line_of(name) or _NO_NAME


def labels_of(names: Iterable[str]) -> tuple[str, ...]:
    """Labels as lines, each once, as many as are kept."""
    lines = (line for name in names if (line := line_of(name)))
    return tuple(dict.fromkeys(lines))[:_LABELS]


def login_of(name: str) -> str | None:
    """A login in the form that forges give it; None for any other."""
    return name if _LOGIN.fullmatch(name) else None
