"""What the quarantine notes beside its refs: when each came, and what git refused and why.

Invariants: a line that can't be read is as none, and keeps no other from being read; a file is
written whole or not at all.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from playbook.intake.atomic_file import replace_file
from playbook.intake.git_process import TOO_COSTLY
from playbook.intake.incoming import OF_PEOPLE, REASONS
from playbook.model.text import visible

_RECEIVED: Final = "received"
_REFUSED: Final = "refused"
# What stays as it is while the commit does; "attempting to allocate" is an object too large.
_FOR_GOOD: Final = re.compile(
    r"error: object [0-9a-f]{40,64}: |fatal: attempting to allocate |"
    + "|".join(re.escape(one.en) for one in (*REASONS, TOO_COSTLY))
)
_OF_PEOPLE: Final = frozenset(one.en for one in OF_PEOPLE)
_MAIN: Final = "main"
_COMMIT: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


class Notes:
    """The notes in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def received(self) -> dict[str, dt.date]:
        """The day on which each suggestion was first seen; it outlives the ref."""
        days: dict[str, dt.date] = {}
        for name, on in _pairs(self._folder / _RECEIVED):
            with suppress(ValueError):
                days[name] = dt.date.fromisoformat(on)
        return days

    def note_received(self, names: Iterable[str], day: dt.date) -> None:
        """Keep this day for those that were not seen before."""
        days = self.received()
        if new := set(names) - days.keys():
            days |= dict.fromkeys(new, day)
            lines = (f"{name} {on.isoformat()}\n" for name, on in sorted(days.items()))
            replace_file(self._folder / _RECEIVED, "".join(lines).encode())

    def refused(self, source: str, main: Callable[[], str]) -> dict[str, str]:
        """The commits of a source that were refused at an earlier fetch, and why.

        Who wrote what main holds by now is nobody's fault: where main has moved since, those that
        were refused for it are left out. `main` tells where it is, and is asked only then.
        """
        noted = dict(_pairs(self._refusals(source)))
        known = {one: why for one, why in noted.items() if _COMMIT.fullmatch(one)}
        if _OF_PEOPLE.isdisjoint(known.values()) or noted.get(_MAIN) == main():
            return known
        return {commit: why for commit, why in known.items() if why not in _OF_PEOPLE}

    def note_refused(
        self, source: str, reasons: Mapping[str, str], main: Callable[[], str]
    ) -> None:
        """Keep what was refused for what it is, not for how the remote answered."""
        told = {commit: visible(reason.partition("\n")[0]) for commit, reason in reasons.items()}
        lines = [f"{one} {why}\n" for one, why in sorted(told.items()) if _FOR_GOOD.match(why)]
        if not _OF_PEOPLE.isdisjoint(told.values()):
            lines.append(f"{_MAIN} {main()}\n")
        content = "".join(lines).encode()
        kept = self._refusals(source)
        if content != (kept.read_bytes() if kept.is_file() else b""):
            replace_file(kept, content)

    def _refusals(self, source: str) -> Path:
        return self._folder / f"{_REFUSED}-{source}"


def _pairs(file: Path) -> Iterator[tuple[str, str]]:
    """The first word of each line, and the rest of it."""
    if not file.is_file():
        return
    for line in file.read_text(encoding="utf-8", errors="replace").split("\n"):
        first, parted, rest = line.partition(" ")
        if first and parted:
            yield first, rest
