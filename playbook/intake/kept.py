"""What was worked out of the queue before, kept in the quarantine by what it rests on.

Invariants:
- a suggestion's outline is found again only where all that it rests on is the same: its changes
  and words, the files and the past of main, the day, and the tool itself;
- what can't be read back, or was not kept, is worked out anew;
- no word of a stranger's is in it.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from playbook.intake.assessment import Merged
from playbook.intake.atomic_file import replace_file
from playbook.intake.history import GitHistory
from playbook.intake.likeness import Meeting
from playbook.intake.merging import merges
from playbook.intake.outline import Outline
from playbook.model.edition import named_blobs
from playbook.rules.judge_change import Main

_FILE: Final = "outlines.json"
# What is larger in outline is judged each time: a queue of such must not fill the disk.
_LARGEST: Final = 500
_PACKAGE: Final = Path(__file__).parent.parent
_JUDGES: Final = frozenset({".py", ".yml"})
_LIBRARIES: Final = ("pydantic", "PyYAML")


@dataclass(frozen=True, slots=True)
class _Content:
    """The file: outlines by what they rest on beside the ground, and which meetings collide."""

    tool: str = ""
    ground: str = ""
    outlines: dict[str, Outline] = field(default_factory=dict)
    collisions: dict[str, bool] = field(default_factory=dict)


_WRITTEN: Final = TypeAdapter(_Content)


class Kept:
    """What is kept of a queue; `close` keeps what was asked for or added, and nothing else."""

    def __init__(self, quarantine: Path, main: Main, commit: str) -> None:
        """`commit` is main's."""
        self._quarantine = quarantine
        self._now = _Content(_tool(), _ground(main, commit))
        self._before = _read(quarantine / _FILE, self._now.tool)

    def outline(self, merged: Merged) -> Outline | None:
        """What a suggestion came to before; None where it has to be judged."""
        if self._before.ground != self._now.ground:
            return None
        key = _key(merged)
        found = self._before.outlines.get(key)
        if found is not None:
            self._now.outlines[key] = found
        return found

    def add(self, merged: Merged, outline: Outline) -> None:
        """Keep what a suggestion came to."""
        if len(outline.blocks) + sum(map(len, outline.added.values())) <= _LARGEST:
            self._now.outlines[_key(merged)] = outline

    def collisions(self, meetings: Iterable[Meeting]) -> Mapping[Meeting, bool]:
        """Whether two commits collide in a file, whatever the ground; so, too, if git can't say."""
        wanted = set(meetings)
        known = self._before.collisions
        made = merges(self._quarantine, {one.sides for one in wanted if _name(one) not in known})
        found: dict[Meeting, bool] = {}
        for one in wanted:
            merge = made.get(one.sides)
            found[one] = known[_name(one)] if merge is None else one.path in merge.conflicts
            if merge is None or merge.tree is not None:
                self._now.collisions[_name(one)] = found[one]
            else:
                found[one] = True
        return found

    def close(self) -> None:
        """Keep it; a quarantine in which nothing can be written does without."""
        if self._now != self._before:
            with suppress(OSError, ValueError):  # a path of main's may be no text
                replace_file(self._quarantine / _FILE, _WRITTEN.dump_json(self._now))


def _read(file: Path, tool: str) -> _Content:
    try:
        found = _WRITTEN.validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return _Content()
    return found if found.tool == tool else _Content()


def _name(meeting: Meeting) -> str:
    return " ".join((*meeting.sides, meeting.path))


def _key(merged: Merged) -> str:
    return _digest([repr(merged)])


def _ground(main: Main, commit: str) -> str:
    """A name for main and the day: whatever a rule can ask of it."""
    index = main.index
    files = (repr(one) for _, one in sorted(index.files.items()))
    texts = (part for path in sorted(main.texts) for part in (path, main.texts[path]))
    past = _past(main)
    return _digest((commit, str(index.reference.as_of), *past, *files, *texts))


def _past(main: Main) -> Iterator[str]:
    """What its history answers otherwise than by the commit that it leads to."""
    history = main.history
    if isinstance(history, GitHistory):
        yield history.commit
        yield history.people.decode(errors="surrogateescape")
    for blob in sorted(set(named_blobs(main.edition))):
        if history.text(blob) is None:
            yield blob


@cache
def _tool() -> str:
    """A name for all that judges: this package as it is installed, and what it reads with."""
    return _digest((sys.version, *map(version, _LIBRARIES), *_installed()))


def _installed() -> Iterator[str]:
    for path in sorted(_PACKAGE.rglob("*")):
        if path.suffix in _JUDGES:
            yield str(path.relative_to(_PACKAGE))
            yield path.read_text(encoding="utf-8")
    if git := shutil.which("git"):
        state = Path(git).stat()
        yield f"{git} {state.st_size} {state.st_mtime_ns}"


def _digest(parts: Iterable[str]) -> str:
    made = hashlib.blake2b(digest_size=20)
    for part in parts:
        content = part.encode(errors="surrogatepass")
        made.update(b"%d:%b" % (len(content), content))
    return made.hexdigest()
