"""What a breach is known by before and after a change, wherever its line has moved to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from playbook.model.finding import Fault
from playbook.model.proposed import Proposed

Texts = Mapping[str, str]
Sign = tuple[str, str, str]


def moves(proposed: Proposed) -> dict[str, str]:
    """Where each page that moves has gone."""
    pairs = ((before, after) for before, after in proposed.pages if before and after)
    return {before.path: after.path for before, after in pairs if before.path != after.path}


def signs(known: Iterable[Fault], texts: Texts, moves: Mapping[str, str]) -> Counter[Sign]:
    """What main's breaches are known by, at the paths that the change gives their files."""
    lines = _Lines(texts)
    signs = (_sign(fault, lines) for fault in _each_once(known))
    return Counter((code, moves.get(path, path), line) for code, path, line in signs)


def caused(there: Counter[Sign], found: Iterable[Fault], texts: Texts) -> Iterator[Fault]:
    """The breaches of a change that main does not have; each of main's explains one."""
    lines = _Lines(texts)
    for fault in _each_once(found):
        sign = _sign(fault, lines)
        if there[sign]:
            there[sign] -= 1
        else:
            yield fault


def _each_once(faults: Iterable[Fault]) -> Iterable[Fault]:
    """One place can be judged twice, as the twin of two changed pages."""
    return {
        (fault.code, fault.place, repr(sorted(fault.values.items()))): fault for fault in faults
    }.values()


class _Lines(dict[str, list[str]]):
    """The lines of each file, parted once: a page can have a breach on every line."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts

    def __missing__(self, path: str) -> list[str]:
        self[path] = lines = self._texts.get(path, "").split("\n")
        return lines


def _sign(fault: Fault, files: _Lines) -> Sign:
    """What a breach is known by on both sides of a change."""
    place = fault.place
    lines = files[place.path]
    line = lines[place.line - 1].strip() if place.line <= len(lines) else ""
    return fault.code, place.path, line
