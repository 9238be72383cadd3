"""Findings to report, made by hand."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Finding, Level, Words
from playbook.model.place import Place

PAGE: Final = "docs/en/methods/talk.md"
LINE: Final = "status: pending"


def finding(  # noqa: PLR0913 - one name for each part of a finding
    path: str = PAGE,
    line: int = 1,
    column: int = 9,
    length: int = 7,
    *,
    code: str = "MET016",
    level: Level = Level.ERROR,
    message: str = "`pending` is not allowed",
    masked: bool = False,
) -> Finding:
    """A finding of a value that is not allowed, changed as a test needs it."""
    return Finding(
        Place(path, line, column, length),
        code,
        level,
        Words(message, f"fr {message}"),
        Words("write `draft`", "écrivez « draft »"),
        masked=masked,
    )
