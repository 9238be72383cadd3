"""The quarantine: a bare repository of its own that takes in what strangers push.

Invariants:
- nothing in it is ever checked out, merged into a work tree or run;
- objects are checked by git's fsck before they are kept; what is refused keeps nothing else out;
- a ref of a remote lies below `refs/intake/<remote>/`, and only refs of doors are taken in;
- one at a time takes anything in: whoever comes later waits;
- what came by mail lies below `refs/intake/mail/`, where no remote's refs can be;
- nothing outside the quarantine is written.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playbook.intake.doors import doorways, head_of, mail_doorways, patterns, words_of
from playbook.intake.git_process import Bare, ExplainedError, GitError, run
from playbook.intake.housing import is_whole, make, unlock
from playbook.intake.lock import locked
from playbook.intake.notes import Notes
from playbook.intake.object_format import (
    OTHER_QUARANTINE,
    OTHER_REMOTE,
    SHA1,
    format_by,
    format_of,
)
from playbook.intake.transfer import FETCHING, INTAKE, Moves, Source, take_in
from playbook.model.finding import Words
from playbook.model.remote import Remote
from playbook.model.suggestion import Door

_ENVIRONMENT: Final = "PLAYBOOK_QUARANTINE"
_MAIN_LOCK: Final = "main.lock"
_FETCH_LOCK: Final = "fetch.lock"
MAIN: Final = "refs/main"
_LISTED: Final = re.compile(rb"([0-9a-f]{40}|[0-9a-f]{64})\t(refs/[^\t\n]+)")
_COMMIT: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


SHALLOW: Final = Words(
    "this checkout has a part of main’s past alone, and suggestions are held against all of it: "
    "run `git fetch --unshallow`",
    "cette copie de travail n’a qu’une partie de l’histoire de la branche principale, et les "
    "suggestions se comparent à l’ensemble : lancez `git fetch --unshallow`",
)
NOTHING_COMMITTED: Final = Words(
    "nothing is committed on this branch yet, and suggestions are held against main: commit the "
    "playbook first",
    "cette branche n’a encore aucun commit, et les suggestions se comparent à la branche "
    "principale : faites d’abord un commit du guide",
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of fetching from a remote: refs as the remote names them, sorted.

    `refused` holds what git would not keep, with git's own words, which a stranger may have chosen;
    `before` counts those with a number before the remote's `since`, which are left where they are.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    vanished: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]
    before: int = 0


class Quarantine:
    """The bare repository that holds the queue of a checkout."""

    def __init__(self, root: Path) -> None:
        self._root = root
        named = os.environ.get(_ENVIRONMENT)
        self.path = Bare(named) if named else Bare(root / ".playbook" / "quarantine.git")
        self._notes = Notes(self.path)

    @property
    def is_there(self) -> bool:
        """Whether anything was ever taken in here."""
        return is_whole(self.path)

    def open(self) -> Path | None:
        """Make the repository where there is none yet, or a damaged one; where that lies now."""
        if self.is_there:
            return None
        named = SHA1
        with suppress(GitError):  # what is no checkout yet has no objects either
            named = run(self._root, "rev-parse", "--show-object-format").decode().strip()
        return make(self.path, f"--object-format={named}")

    def take_main_in(self) -> str:
        """Have the commit that is checked out, with its past; its id. Raises GitError."""
        here = self._checked_out()
        # The builds of both languages ask for it at the same moment: one fetches, the other waits.
        with locked(self.path / _MAIN_LOCK):
            if self._refs([MAIN]).get(MAIN) != here:
                unlock(self.path, MAIN)
                source = str(self._root.resolve())
                refspec = f"+{here}:{MAIN}"
                arguments = (*FETCHING, "--end-of-options", source, refspec)
                run(self.path, *arguments, protocols=("file",))
        return here

    def _checked_out(self) -> str:
        """The commit of the checkout, whose past has to be here and in the same format."""
        arguments = ("--is-shallow-repository", "--show-object-format", "HEAD^{commit}")
        try:
            answer = run(self._root, "rev-parse", *arguments)
        except GitError as error:
            raise self._without_a_past(error) from error
        shallow, own, here = answer.decode().split()
        if shallow == "true":
            raise ExplainedError(SHALLOW)
        if (theirs := format_of(self.path)) != own:
            raise ExplainedError(OTHER_QUARANTINE, theirs=theirs, own=own, path=self.path)
        return here

    def _main(self) -> str:
        """Main, whose own past is no stranger's, taken in where it can be had; empty else."""
        with suppress(GitError):
            return self.take_main_in()
        return ""

    def _without_a_past(self, error: GitError) -> GitError:
        """Why the commit that is checked out can't be told, in words where there is none yet."""
        with suppress(GitError):
            branch = run(self._root, "symbolic-ref", "--quiet", "HEAD").decode().strip()
            if not run(self._root, "for-each-ref", branch):
                return ExplainedError(NOTHING_COMMITTED)
        return error

    def heads(self, remote: Remote, *only: str, at: Sequence[str] = ("refs/",)) -> dict[str, str]:
        """The commits of a remote's suggestions, by ref, and what was said of them.

        `only` narrows them down as `git for-each-ref` does; `at` are refs, or what they begin with.
        """
        return self._heads(remote.name, only, at)

    def mail_heads(self, *only: str, at: Sequence[str] = ("refs/",)) -> dict[str, str]:
        """The commits of the suggestions that came by mail, by ref, as `heads` gives them."""
        return self._heads(Door.MAIL.value, only, at)

    def _heads(self, name: str, only: Sequence[str], at: Sequence[str]) -> dict[str, str]:
        start = f"{INTAKE}{name}/"
        asked = [f"{start}{ref.removeprefix('refs/')}" for ref in at]
        found = self._refs(asked, *only) if asked else {}
        return {f"refs/{ref.removeprefix(start)}": one for ref, one in found.items()}

    def received(self) -> dict[str, dt.date]:
        """The day on which each suggestion was first seen; it outlives the ref."""
        return self._notes.received()

    def fetch(self, remote: Remote, day: dt.date) -> Fetched:
        """Take in the suggestions that a remote has now; those that are new are received today.

        A remote where nothing changed is asked once, and that is all. `day` is today. Raises
        GitError where the remote can't be asked or fails on the way: no ref has moved then.
        """
        with locked(self.path / _FETCH_LOCK):
            return self._fetch(remote, day)

    def _fetch(self, remote: Remote, day: dt.date) -> Fetched:
        listed = self._listed(remote)
        found = doorways(remote, listed, remote.since)
        self._notes.note_received((one.id for one in found.values()), day)
        said = (words for ref in found if (words := words_of(ref)) in listed)
        wanted = {ref: listed[ref] for ref in sorted({*found, *said})}
        have = self.heads(remote)
        spared = _before(remote, have.keys() & listed.keys())
        left = (ref for ref in have.keys() - wanted.keys() if head_of(ref) not in spared)
        gone = {ref: have[ref] for ref in left}
        missing = {ref: commit for ref, commit in wanted.items() if have.get(ref) != commit}
        source = Source(remote.name, remote.url, _protocol(remote))
        # To ask for what was refused again and again would leave no room for the others.
        known = self._notes.refused(source.name, self._main)
        refused = {ref: known[commit] for ref, commit in missing.items() if commit in known}
        unseen = {ref: commit for ref, commit in missing.items() if ref not in refused}
        if unseen:
            self._main()
        refused |= take_in(self.path, source, Moves(unseen, have, gone))
        reasons = {missing[ref]: refused[ref] for ref in refused}
        self._notes.note_refused(source.name, reasons, self._main)
        fresh = {head_of(ref) for ref in missing if ref not in refused}
        taken = sorted(fresh - refused.keys())
        return Fetched(
            new=tuple(ref for ref in taken if ref not in have),
            changed=tuple(ref for ref in taken if ref in have),
            vanished=tuple(sorted(ref for ref in gone if ref == head_of(ref))),
            refused=tuple(sorted(refused.items())),
            before=len(_before(remote, listed)),
        )

    def take_mail_in(
        self, repository: Path, heads: Mapping[str, str], day: dt.date
    ) -> dict[str, str]:
        """Keep these commits, by ref, of a repository of ours; those that git refuses, and why.

        None of the refs is there yet. Raises GitError where somebody made one meanwhile.
        """
        source = Source(Door.MAIL, str(repository.resolve()), "file")
        with locked(self.path / _FETCH_LOCK):
            self._notes.note_received((one.id for one in mail_doorways(heads)), day)
            return take_in(self.path, source, Moves(heads, {}, {}))

    def _listed(self, remote: Remote) -> dict[str, str]:
        arguments = ("ls-remote", "--quiet", "--refs", "--end-of-options", remote.url)
        answer = run(self.path, *arguments, *patterns(remote), protocols=(_protocol(remote),))
        lines = (_LISTED.fullmatch(line) for line in answer.split(b"\n"))
        pairs = [(found.group(2), found.group(1)) for found in lines if found]
        own = format_of(self.path)
        for theirs in {format_by(commit.decode()) for _, commit in pairs} - {own}:
            raise ExplainedError(OTHER_REMOTE, theirs=theirs, own=own)
        return {ref.decode(): commit.decode() for ref, commit in pairs if _is_utf_8(ref)}

    def _refs(self, at: Sequence[str], *only: str) -> dict[str, str]:
        arguments = ("for-each-ref", "--format=%(objectname) %(refname)", *only)
        answer = run(self.path, *arguments, *at)
        pairs = (line.split(" ", 1) for line in answer.decode(errors="replace").splitlines())
        return {ref: commit for commit, ref in pairs if _COMMIT.fullmatch(commit)}


def _before(remote: Remote, refs: Iterable[str]) -> frozenset[str]:
    """The refs of suggestions with numbers before those that the remote's begin at."""
    names = set(refs)
    later = doorways(remote, names, remote.since)
    return frozenset(doorways(remote, names).keys() - later.keys())


def _protocol(remote: Remote) -> str:
    """What a remote is spoken to in, and nothing else."""
    return remote.url.partition(":")[0]


def _is_utf_8(name: bytes) -> bool:
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True
