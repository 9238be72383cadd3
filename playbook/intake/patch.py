"""A patch as data: what it may ask of git, and which blobs it says that it changes.

Invariants: a patch over its limits never reaches git: git takes memory for each file of a patch at
once, and a few bytes of a patch can stand for megabytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from playbook.intake.mail_header import Author
from playbook.intake.refusal import (
    ODD_MODE,
    PATCH_TOO_BIG,
    PATH_TOO_LONG,
    TOO_MANY_BINARIES,
    TOO_MANY_FILES,
    MailError,
)

_MIB: Final = 1024 * 1024
_SIZE_AT_MOST: Final = 8 * _MIB
_FILES_AT_MOST: Final = 500
_BINARIES_AT_MOST: Final = 20
_PATH_AT_MOST: Final = 1_000

_SECTION: Final = re.compile(rb"^diff --git ", re.MULTILINE)
_OTHER_SECTION: Final = re.compile(rb"^\+\+\+ ", re.MULTILINE)
_BINARY: Final = re.compile(rb"^GIT binary patch", re.MULTILINE)
_LONG_PATH: Final = re.compile(
    rb"^(?:diff --git|---|\+\+\+|(?:copy|rename) (?:from|to)) [^\n]{1000}", re.MULTILINE
)
# Git takes other modes too, and makes trees of them that it can't read.
_ODD_MODE: Final = re.compile(
    rb"^(?:new|old|new file|deleted file) mode (?!(?:100644|100755|120000|160000)\r?$)",
    re.MULTILINE,
)
# A section's own lines end where the changed lines begin.
_CHANGES: Final = re.compile(rb"^(?:@@ |GIT binary patch|Binary files )", re.MULTILINE)
_INDEX: Final = re.compile(rb"^index ([0-9a-f]{4,64})\.\.([0-9a-f]{4,64})(?: |$)", re.MULTILINE)
_BEFORE: Final = re.compile(rb"^(?:--- |(?:rename|copy) from )([^\n]+)", re.MULTILINE)
_AFTER: Final = re.compile(rb"^(?:\+\+\+ |(?:rename|copy) to )([^\n]+)", re.MULTILINE)
_QUOTED: Final = re.compile(rb"\\([0-7]{3}|[^0-7])")
_ESCAPES: Final = {b"n": b"\n", b"t": b"\t", b'"': b'"', b"\\": b"\\"}


@dataclass(frozen=True, slots=True)
class Patch:
    """A commit to be: who wrote it, its message, and the changes that git is to apply."""

    author: Author
    message: str
    diff: bytes


class Preimage(NamedTuple):
    """A file as a patch found it: the start of its blob's id, or None where there was no file."""

    path: bytes
    blob: str | None


def has_changes(text: bytes) -> bool:
    """Whether git wrote changes into this text."""
    return _SECTION.search(text) is not None


def bounded(text: bytes) -> bytes:
    """The changes that a text holds, from git's first line on; a MailError over the limits."""
    diff = text[_start(text) :]
    if len(diff) > _SIZE_AT_MOST:
        raise MailError(PATCH_TOO_BIG, most=_SIZE_AT_MOST // _MIB)
    if _over(_FILES_AT_MOST, _SECTION, diff) or _over(_FILES_AT_MOST, _OTHER_SECTION, diff):
        raise MailError(TOO_MANY_FILES, most=_FILES_AT_MOST)
    if _over(_BINARIES_AT_MOST, _BINARY, diff):
        raise MailError(TOO_MANY_BINARIES, most=_BINARIES_AT_MOST)
    if _LONG_PATH.search(diff):
        raise MailError(PATH_TOO_LONG, most=_PATH_AT_MOST)
    if _ODD_MODE.search(diff):
        raise MailError(ODD_MODE)
    return diff


def _start(text: bytes) -> int:
    found = _SECTION.search(text)
    return found.start() if found else len(text)


def _over(most: int, pattern: re.Pattern[bytes], diff: bytes) -> bool:
    return sum(1 for _ in pattern.finditer(diff)) > most


def preimages(diffs: Iterable[bytes]) -> Mapping[bytes, str | None]:
    """The files that a series changes, as they were before it, by path."""
    before: dict[bytes, str | None] = {}
    touched: set[bytes] = set()
    for diff in diffs:
        for section in _SECTION.split(diff)[1:]:
            found, names = _preimage(section)
            if found and found.path not in touched:
                before[found.path] = found.blob
            touched |= names
    return before


def _preimage(section: bytes) -> tuple[Preimage | None, set[bytes]]:
    """What one file was, where the section tells; and the names it has before and after."""
    end = _CHANGES.search(section)
    head = section[: end.start()] if end else section
    same = _same_name(head.partition(b"\n")[0])
    old = _name(_BEFORE.search(head)) or same
    new = _name(_AFTER.search(head)) or same
    names = {name for name in (old, new) if name}
    index = _INDEX.search(head)
    if index is None:
        return None, names
    blob = index.group(1).decode() if index.group(1).strip(b"0") else None
    path = old if blob else new
    return Preimage(path, blob) if path else None, names


def _same_name(line: bytes) -> bytes | None:
    """The name in `a/NAME b/NAME`, where both are the same."""
    middle = len(line) // 2
    one, other = line[:middle], line[middle + 1 :]
    names = _name_of(one), _name_of(other)
    return names[0] if names[0] == names[1] else None


def _name(found: re.Match[bytes] | None) -> bytes | None:
    if found is None or found.group(1) == b"/dev/null":
        return None
    written = found.group(1)
    return _name_of(written) if found.group().startswith((b"---", b"+++")) else _unquoted(written)


def _name_of(written: bytes) -> bytes:
    """A path without the `a/` or `b/` that git puts before it."""
    return _unquoted(written.removesuffix(b"\t")).partition(b"/")[2]


def _unquoted(written: bytes) -> bytes:
    if not (written.startswith(b'"') and written.endswith(b'"')):
        return written
    return _QUOTED.sub(_character, written[1:-1])


def _character(found: re.Match[bytes]) -> bytes:
    escaped = found.group(1)
    if escaped.isdigit():
        return bytes([int(escaped, 8) & 255])
    return _ESCAPES.get(escaped, escaped)
