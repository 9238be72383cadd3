"""Where the changes of a patch end, by their own counts.

What follows them is no part of a patch: the signature of git, the footer of a list, a named base.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

_FILE: Final = b"diff --git "
_HUNK: Final = re.compile(rb"@@ -[0-9]+(?:,([0-9]{1,9}))? \+[0-9]+(?:,([0-9]{1,9}))? @@")
_HEADER: Final = re.compile(
    rb"(?:index|(?:old|new|new file|deleted file) mode|(?:dis)?similarity index"
    rb"|(?:rename|copy) (?:from|to)|---|\+\+\+|Binary files) "
)
_BINARY: Final = b"GIT binary patch"
_DATA: Final = re.compile(rb"(?:literal|delta) [0-9]+\r?$")


class _Part(Enum):
    """What a line stands in."""

    NOTHING = auto()
    HEADER = auto()
    HUNKS = auto()
    BINARY = auto()
    DATA = auto()


@dataclass(slots=True)
class _Reader:
    """Takes the lines of a patch in turn, and tells which belong to its changes."""

    part: _Part = _Part.NOTHING
    before: int = 0
    after: int = 0

    def takes(self, line: bytes) -> bool:
        """Whether a line, without its line feed, is one of the changes."""
        if self.before > 0 or self.after > 0:
            return self._counted(line)
        if line.startswith(_FILE):
            self.part = _Part.HEADER
            return True
        if self.part in {_Part.BINARY, _Part.DATA}:
            return self._encoded(line)
        return self.part is not _Part.NOTHING and self._outside(line)

    def _counted(self, line: bytes) -> bool:
        kind = line[:1]
        # A context line that is empty may have lost its blank.
        self.before -= kind in {b" ", b"-", b"", b"\r"}
        self.after -= kind in {b" ", b"+", b"", b"\r"}
        if kind in {b" ", b"-", b"+", b"\\", b"", b"\r"}:
            return True
        self.part, self.before, self.after = _Part.NOTHING, 0, 0
        return False

    def _outside(self, line: bytes) -> bool:
        """A line between hunks, or between the name of a file and its first hunk."""
        if hunk := _HUNK.match(line):
            self.part = _Part.HUNKS
            self.before, self.after = (int(one or 1) for one in hunk.groups())
            return True
        if self.part is _Part.HUNKS:
            return line.startswith(b"\\")
        binary = line.startswith(_BINARY)
        known = binary or _HEADER.match(line) is not None
        self.part = _Part.BINARY if binary else self.part if known else _Part.NOTHING
        return known

    def _encoded(self, line: bytes) -> bool:
        """A file that is no text comes as one or two blocks, and a blank line ends each."""
        if self.part is _Part.DATA:
            self.part = _Part.DATA if line.strip() else _Part.BINARY
            return True
        if _DATA.match(line):
            self.part = _Part.DATA
            return True
        return False


def changes_only(diff: bytes) -> bytes:
    """A patch up to the last line of its last change."""
    reader = _Reader()
    at = end = 0
    for line in diff.split(b"\n"):
        at += len(line) + 1
        if reader.takes(line):
            end = at
    return diff[:end]
