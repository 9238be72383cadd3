"""Which commit a patch was made on: what its sender's git named, or the files it found say it.

Invariants: main is asked in two processes, however many patches there are; nothing that a mail says
is given to git but a full commit id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

from playbook.intake.git_process import GitError, run
from playbook.intake.patch import preimages
from playbook.intake.series import Proposal

_COMMITS_AT_MOST: Final = 2_000
_LOG: Final = (
    "log",
    "--first-parent",
    "--diff-merges=first-parent",
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--format=%H",
    f"--max-count={_COMMITS_AT_MOST}",
)

_Files = dict[bytes, str]


class Bases:
    """The commits that suggestions may have begun from; `main` is a commit of the quarantine."""

    def __init__(self, quarantine: Path, main: str) -> None:
        self._path = quarantine
        self._main = main

    def of(self, proposal: Proposal) -> tuple[str, ...]:
        """What to try, the likeliest first: the named commit, the one with the files, main."""
        wanted = preimages(patch.diff for patch in proposal.patches)
        found = (self._named(proposal.base), self._with(wanted), self._main)
        return tuple(dict.fromkeys(one for one in found if one))

    def _named(self, commit: str | None) -> str | None:
        if commit is None:
            return None
        try:
            run(self._path, "cat-file", "-e", f"{commit}^{{commit}}")
        except GitError:
            return None
        return commit

    def _with(self, wanted: Mapping[bytes, str | None]) -> str | None:
        """The newest commit in main's own line that has files as a patch found them."""
        if not wanted:
            return None
        differing = {path for path in wanted if not _is(self._files.get(path), wanted[path])}
        for commit, before in self._line:
            if not differing:
                return commit
            for path in before.keys() & wanted.keys():
                (differing.discard if _is(before[path], wanted[path]) else differing.add)(path)
        return None

    @cached_property
    def _files(self) -> _Files:
        """The blobs of main, by path."""
        listed = run(self._path, "ls-tree", "-r", "-z", self._main).split(b"\0")
        pairs = (one.partition(b"\t") for one in listed if one)
        return {path: described.split(b" ")[2].decode() for described, _, path in pairs}

    @cached_property
    def _line(self) -> tuple[tuple[str, Mapping[bytes, str | None]], ...]:
        """The commits of main's own line, newest first, each with what its files were before."""
        return tuple(_commits(run(self._path, *_LOG, self._main)))


def _is(blob: str | None, wanted: str | None) -> bool:
    """Whether a file is what a patch found: an id begins as it says, or neither is there."""
    return blob is None if wanted is None else blob is not None and blob.startswith(wanted)


def _commits(answer: bytes) -> Iterator[tuple[str, dict[bytes, str | None]]]:
    """What `log --raw -z` answers: a commit's id, then each of its files and that file's path.

    A file's description begins with a colon, in a commit's first one after a line feed; what
    follows it is a path, whatever it looks like.
    """
    fields = iter(answer.split(b"\0"))
    commit, before = "", dict[bytes, str | None]()
    for one in fields:
        described = one.removeprefix(b"\n")
        if described.startswith(b":"):
            blob = described.split(b" ")[2].decode()
            before[next(fields)] = blob if blob.strip("0") else None
        elif described:
            if commit:
                yield commit, before
            commit, before = described.decode(), {}
    if commit:
        yield commit, before
