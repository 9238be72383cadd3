"""Brings commits into the quarantine from elsewhere, and has its refs name them.

Invariants:
- what git's check refuses keeps nothing else out: it is parted from the others, half by half;
- a remote that fails has refused nothing: the first failure ends the transfer;
- no ref moves before all that can be had is there;
- no stranger's pack is unpacked for longer, or to more, than the bounds: it may be made for that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import inf
from pathlib import Path
from time import monotonic
from typing import Final, NamedTuple

from playbook.intake.doors import head_of
from playbook.intake.git_process import TOO_COSTLY, GitError, Limits, run
from playbook.intake.housing import unlock
from playbook.intake.incoming import REASONS, incoming, refuse

INTAKE: Final = "refs/intake/"
_CHECKING: Final = (
    "-c",
    "fetch.fsckObjects=true",
    "-c",
    "fetch.unpackLimit=1",  # a refused pack leaves no loose object behind
)
FETCHING: Final = (
    "-c",
    "gc.auto=0",
    "-c",
    "submodule.recurse=false",
    "fetch",
    "--quiet",
    "--force",
    "--no-tags",
    "--no-recurse-submodules",
    "--no-write-fetch-head",
    "--no-auto-maintenance",
)
# However many heads git refuses: a remote that is hostile throughout ends here.
_ATTEMPTS: Final = 200
# A large past over a slow line, with all that is refused; a line that is silent ends long before.
_SECONDS: Final = 4 * 60 * 60
# A minute of computing unpacks about a hundred megabytes of an honest pack, with git's check; what
# takes many suggestions longer is parted, and one by itself has five: a large history fits in it.
_COMPUTING: Final = 60
_COMPUTING_ALONE: Final = 5 * 60
# A pack, or its index.
_FILE: Final = 4 * 1024**3
# One object: some times what any file of a playbook may have.
_OBJECT: Final = 256 * 1024**2
_PACKED_REFS: Final = "packed-refs"
# What speaks of one of the objects: an id by itself, or a forge that finds one of its own damaged.
_OF_AN_OBJECT: Final = re.compile(
    rf"(?<![\w/-])(?:[0-9a-f]{{64}}|[0-9a-f]{{40}})(?![\w/-])|repository corruption"
    rf"|^fatal: attempting to allocate [0-9]+ over limit"
    rf"|^(?:{'|'.join(re.escape(one.en) for one in (*REASONS, TOO_COSTLY))})$",
    re.MULTILINE,
)
_OF_A_NAME: Final = re.compile(r"exists; cannot create|at the same time$")


class Source(NamedTuple):
    """A repository that commits are fetched from, and what its refs are kept under."""

    name: str
    address: str
    protocol: str


class Moves(NamedTuple):
    """Refs of a source as it names them: where they are to be, where they are, those to delete."""

    to: Mapping[str, str]
    have: Mapping[str, str]
    gone: Mapping[str, str]


def take_in(path: Path, source: Source, moves: Moves) -> dict[str, str]:
    """Have the commits, then move the refs; those that git refuses, and why. Raises GitError.

    One at a time does this in a quarantine: a lock of git's that is there is a dead one's.
    """
    ends = monotonic() + _SECONDS

    def bring(refs: Sequence[str]) -> None:
        computing = _COMPUTING if len(refs) > 1 else _COMPUTING_ALONE
        left = Limits(max(1, int(ends - monotonic())), _OBJECT, computing, _FILE)
        _fetch(path, source, {ref: moves.to[ref] for ref in refs}, left)

    def point(refs: Sequence[str]) -> None:
        before = {ref: moves.have.get(ref, "0" * len(moves.to[ref])) for ref in refs}
        _update(
            path, (f"update {_own(source.name, ref)} {moves.to[ref]} {before[ref]}" for ref in refs)
        )

    if moves.to or moves.gone:
        unlock(path, _own(source.name, ""))
        (path / f"{_PACKED_REFS}.lock").unlink(missing_ok=True)
    refused = dict(_apart(list(moves.to), bring, _OF_AN_OBJECT, ends))
    _update(
        path, (f"delete {_own(source.name, ref)} {moves.gone[ref]}" for ref in sorted(moves.gone))
    )
    # Two names of which one is a folder of the other can't both be refs here.
    there = [ref for ref in moves.to if ref not in refused]
    return refused | dict(_apart(there, point, _OF_A_NAME, inf))


def _apart(
    refs: Sequence[str],
    attempt: Callable[[Sequence[str]], None],
    refusal: re.Pattern[str],
    ends: float,
) -> Iterator[tuple[str, str]]:
    """Try all at once; where git refuses, halves, until the refused ones stand alone.

    Raises GitError for what is no refusal. What there was no time for is left to the next fetch.
    """
    batches = [refs] if refs else []
    for _ in range(_ATTEMPTS):
        if not batches or monotonic() > ends:
            break
        batch = batches.pop()
        try:
            attempt(batch)
        except GitError as error:
            if not refusal.search(str(error)):
                raise
            if len(batch) == 1:
                yield batch[0], str(error)
            else:
                middle = len(batch) // 2
                batches += [batch[middle:], batch[:middle]]
    for batch in batches:
        yield from ((ref, "not fetched: too many others were refused") for ref in batch)


def _fetch(path: Path, source: Source, wanted: Mapping[str, str], limits: Limits) -> None:
    """Have these commits, as they were listed, whatever their refs point at by now.

    By their ids: git looks each name up among all names, which takes minutes for 10,000.
    """
    listing = "".join(f"{commit}\n" for commit in wanted.values())
    heads = [commit for ref, commit in wanted.items() if ref == head_of(ref)]
    words = [blob for ref, blob in wanted.items() if ref != head_of(ref)]
    arguments = (*_CHECKING, *FETCHING, "--stdin", "--end-of-options", source.address)
    spoken = (source.protocol,)
    with incoming(path) as objects:
        run(
            path,
            *arguments,
            stdin=listing.encode(),
            protocols=spoken,
            objects=objects,
            limits=limits,
        )
        refuse(path, heads, words, objects)


def _own(name: str, ref: str) -> str:
    """Where a ref of a remote, or of the mail door, lies in the quarantine."""
    return f"{INTAKE}{name}/{ref.removeprefix('refs/')}"


def _update(path: Path, commands: Iterable[str]) -> None:
    """Move refs, all or none; each only from where it was."""
    listing = "".join(f"{command}\n" for command in commands)
    if listing:
        run(path, "update-ref", "--stdin", stdin=listing.encode())
