"""The quarantine: a bare repository of its own that takes in what strangers push.

Invariants:
- nothing in it is ever checked out, merged into a work tree or run;
- objects are checked by git's fsck before they are kept; what is refused keeps nothing else out;
- a ref of a remote lies below `refs/intake/<remote>/`, and only refs of doors are taken in;
- nothing outside the quarantine is written.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from playbook.intake.doors import doorways, patterns
from playbook.intake.git_process import GitError, run
from playbook.model.reference import Remote

_ENVIRONMENT: Final = "PLAYBOOK_QUARANTINE"
_INTAKE: Final = "refs/intake/"
_RECEIVED: Final = "received"
MAIN: Final = "refs/main"
_LISTED: Final = re.compile(rb"([0-9a-f]{40}|[0-9a-f]{64})\t(refs/[^\t\n]+)")
_COMMIT: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_FETCHING: Final = (
    "-c",
    "fetch.fsckObjects=true",
    "-c",
    "fetch.unpackLimit=1",  # a refused pack leaves no loose object behind
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


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of fetching from a remote: refs as the remote names them, sorted.

    `refused` holds what git would not keep, with git's own words, which a stranger may have chosen.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    vanished: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


class Quarantine:
    """The bare repository that holds the queue of a checkout."""

    def __init__(self, root: Path) -> None:
        self._root = root
        named = os.environ.get(_ENVIRONMENT)
        self.path = Path(named) if named else root / ".playbook" / "quarantine.git"

    def open(self) -> None:
        """Make the repository where there is none yet."""
        if not (self.path / "HEAD").is_file():
            self.path.mkdir(parents=True, exist_ok=True)
            run(self.path, "init", "--quiet", "--bare", "--template=")

    def take_main_in(self) -> str:
        """Have the commit that is checked out, with its past; its id. Raises GitError."""
        here = run(self._root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()
        if self._refs(MAIN).get(MAIN) != here:
            source = str(self._root.resolve())
            refspec = f"+{here}:{MAIN}"
            arguments = (*_FETCHING[4:], "--end-of-options", source, refspec)
            run(self.path, *arguments, protocols=("file",))
        return here

    def heads(self, remote: Remote, *only: str) -> dict[str, str]:
        """The commits of a remote's suggestions, by ref, as they were fetched last.

        `only` narrows them down as `git for-each-ref` does.
        """
        start = f"{_INTAKE}{remote.name}/"
        found = self._refs(start, *only)
        return {f"refs/{ref.removeprefix(start)}": one for ref, one in found.items()}

    def received(self, names: Iterable[str], day: dt.date) -> dict[str, dt.date]:
        """The day on which each suggestion was first seen; for those not seen before, this day.

        The days are kept in the quarantine, and outlive the ref.
        """
        kept = self.path / _RECEIVED
        lines = kept.read_text(encoding="utf-8").splitlines() if kept.is_file() else []
        days = {
            name: dt.date.fromisoformat(on) for name, _, on in (one.partition(" ") for one in lines)
        }
        wanted = list(names)
        new = [name for name in wanted if name not in days]
        if new:
            days.update(dict.fromkeys(new, day))
            text = "".join(f"{name} {on.isoformat()}\n" for name, on in sorted(days.items()))
            _replace(kept, text)
        return {name: days[name] for name in wanted}

    def fetch(self, remote: Remote, since: int = 1) -> Fetched:
        """Take in the suggestions that a remote has now. Raises GitError where it can't be asked.

        A remote where nothing changed is asked once, and that is all.
        """
        listed = self._listed(remote)
        wanted = {ref: listed[ref] for ref in doorways(remote, listed, since)}
        have = self.heads(remote)
        self._forget(remote, {ref: have[ref] for ref in have.keys() - wanted.keys()})
        missing = sorted(ref for ref, commit in wanted.items() if have.get(ref) != commit)
        refused = dict(self._take_in(remote, {ref: wanted[ref] for ref in missing}, have))
        taken = [ref for ref in missing if ref not in refused]
        return Fetched(
            new=tuple(ref for ref in taken if ref not in have),
            changed=tuple(ref for ref in taken if ref in have),
            vanished=tuple(sorted(have.keys() - wanted.keys())),
            refused=tuple(sorted(refused.items())),
        )

    def _listed(self, remote: Remote) -> dict[str, str]:
        protocol = remote.url.partition(":")[0]
        arguments = ("ls-remote", "--quiet", "--refs", "--end-of-options", remote.url)
        answer = run(self.path, *arguments, *patterns(remote), protocols=(protocol,))
        lines = (_LISTED.fullmatch(line) for line in answer.split(b"\n"))
        pairs = ((found.group(2), found.group(1)) for found in lines if found)
        return {ref.decode(): commit.decode() for ref, commit in pairs if _is_utf_8(ref)}

    def _take_in(
        self, remote: Remote, missing: Mapping[str, str], have: Mapping[str, str]
    ) -> Iterator[tuple[str, str]]:
        """Fetch all at once; where git refuses, halves, until the refused ones stand alone."""
        batches = [list(missing)] if missing else []
        for _ in range(_ATTEMPTS):
            if not batches:
                return
            batch = batches.pop()
            try:
                self._fetch_commits(remote, [missing[ref] for ref in batch])
            except GitError as error:
                if len(batch) == 1:
                    yield batch[0], str(error)
                else:
                    middle = len(batch) // 2
                    batches += [batch[middle:], batch[:middle]]
            else:
                moved = (f"update {_own(remote, ref)} {missing[ref]}" for ref in batch)
                before = (have.get(ref, "0" * len(missing[ref])) for ref in batch)
                self._update(f"{one} {other}" for one, other in zip(moved, before, strict=True))
        for batch in batches:
            yield from ((ref, "not fetched: too many others were refused") for ref in batch)

    def _fetch_commits(self, remote: Remote, commits: Iterable[str]) -> None:
        """Have these commits, as they were listed, whatever their refs point at by now.

        By their ids: git looks each name up among all names, which takes minutes for 10,000.
        """
        listing = "".join(f"{commit}\n" for commit in commits)
        arguments = (*_FETCHING, "--stdin", "--end-of-options", remote.url)
        protocol = remote.url.partition(":")[0]
        run(self.path, *arguments, stdin=listing.encode(), protocols=(protocol,))

    def _forget(self, remote: Remote, gone: Mapping[str, str]) -> None:
        """Delete refs that the remote no longer has; their commits stay until they are pruned."""
        self._update(f"delete {_own(remote, ref)} {gone[ref]}" for ref in sorted(gone))

    def _update(self, commands: Iterable[str]) -> None:
        """Move refs, all or none; each only from where it was."""
        listing = "".join(f"{command}\n" for command in commands)
        if listing:
            run(self.path, "update-ref", "--stdin", stdin=listing.encode())

    def _refs(self, start: str, *only: str) -> dict[str, str]:
        arguments = ("for-each-ref", "--format=%(objectname) %(refname)", *only)
        answer = run(self.path, *arguments, start)
        pairs = (line.split(" ", 1) for line in answer.decode(errors="replace").splitlines())
        return {ref: commit for commit, ref in pairs if _COMMIT.fullmatch(commit)}


def _own(remote: Remote, ref: str) -> str:
    """Where a ref of a remote lies in the quarantine."""
    return f"{_INTAKE}{remote.name}/{ref.removeprefix('refs/')}"


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all, whatever ends the process."""
    with NamedTemporaryFile("w", dir=path.parent, delete=False, encoding="utf-8") as written:
        written.write(text)
        written.flush()
        os.fsync(written.fileno())
    Path(written.name).replace(path)


def _is_utf_8(name: bytes) -> bool:
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True
