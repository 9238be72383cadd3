"""Objects of the quarantine, read many at a time.

Invariants: only full object ids are asked for; an object larger than its limit is never read, and
never more than one process reads, however many objects there are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from playbook.intake.git_process import run

_ID: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_MISSING: Final = b" missing"


def sizes(path: Path, ids: Iterable[str], *, objects: Path | None = None) -> dict[str, int]:
    """How many bytes each object has; those that are not there are left out."""
    told = _told(path, ids, "objectsize", objects)
    return {one: int(size) for one, size in told if size.isdecimal()}


def kinds(path: Path, ids: Iterable[str], *, objects: Path | None = None) -> dict[str, str]:
    """What each object is, as git calls it; those that are not there are `missing`."""
    return dict(_told(path, ids, "objecttype", objects))


def _told(
    path: Path, ids: Iterable[str], what: str, objects: Path | None
) -> Iterator[tuple[str, str]]:
    asked = _asked(ids)
    if asked:
        form = f"--batch-check=%(objectname) %({what})"
        answer = run(path, "cat-file", form, stdin=asked, objects=objects)
        for line in answer.decode().splitlines():
            name, _, told = line.partition(" ")
            yield name, told


def contents(path: Path, ids: Collection[str], most: int) -> Mapping[str, bytes]:
    """The bytes of each object that is there and has no more than `most`."""
    return read(path, [one for one, size in sizes(path, ids).items() if size <= most])


def read(path: Path, ids: Collection[str], *, objects: Path | None = None) -> Mapping[str, bytes]:
    """The bytes of each object that is there, whatever its size.

    `objects` is where those lie that are not kept yet.
    """
    if not ids:
        return {}
    return dict(_objects(run(path, "cat-file", "--batch", stdin=_asked(ids), objects=objects)))


def _asked(ids: Iterable[str]) -> bytes:
    return "".join(f"{one}\n" for one in sorted(ids) if _ID.fullmatch(one)).encode()


def _objects(answer: bytes) -> Iterator[tuple[str, bytes]]:
    """What `cat-file --batch` answers: `<id> <type> <size>` and its bytes, one after the other."""
    start = 0
    while start < len(answer):
        end = answer.index(b"\n", start)
        head = answer[start:end]
        start = end + 1
        if not head.endswith(_MISSING):
            name, _, size = head.decode().split(" ")
            yield name, answer[start : start + int(size)]
            start += int(size) + 1
