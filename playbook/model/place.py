"""Where something stands: a file, a line, a column."""

from __future__ import annotations

from typing import Final, NamedTuple

Location = tuple[str | int, ...]
"""The keys and indexes that lead to a value in a record."""


class Position(NamedTuple):
    """A place in a text: line and column from 1; column and length in code points."""

    line: int
    column: int
    length: int = 1


class Place(NamedTuple):
    """A position in a named file; the path is relative to the checkout, with `/`."""

    path: str
    line: int
    column: int
    length: int = 1

    @classmethod
    def of(cls, path: str, position: Position) -> Place:
        """A position, in its file."""
        return cls(path, *position)


START = Position(1, 1)
# What a contributor says without a file. No path of git begins with `/`.
PUSH_OPTIONS: Final = "/push options"
COMMIT_MESSAGE: Final = "/commit message"
