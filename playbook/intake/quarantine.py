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

from playbook.intake.atomic_file import replace_file
from playbook.intake.doors import doorways, head_of, mail_doorways, patterns, words_of
from playbook.intake.git_process import ExplainedError, GitError, run
from playbook.intake.incoming import NO_WORDS, NOT_A_COMMIT, TOO_MANY
from playbook.intake.lock import locked
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
from playbook.model.text import visible

_ENVIRONMENT: Final = "PLAYBOOK_QUARANTINE"
_RECEIVED: Final = "received"
_REFUSED: Final = "refused"
_MAIN_LOCK: Final = "main.lock"
_FETCH_LOCK: Final = "fetch.lock"
_FOR_GOOD: Final = re.compile(
    rf"error: object [0-9a-f]{{40,64}}: |{NOT_A_COMMIT}|{NO_WORDS}|{TOO_MANY}"
)
MAIN: Final = "refs/main"
_LISTED: Final = re.compile(rb"([0-9a-f]{40}|[0-9a-f]{64})\t(refs/[^\t\n]+)")
_COMMIT: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


SHALLOW: Final = Words(
    "this checkout has a part of main’s past alone, and suggestions are held against all of it: "
    "run `git fetch --unshallow`",
    "cette copie de travail n’a qu’une partie de l’histoire de la branche principale, et les "
    "suggestions se comparent à l’ensemble : lancez `git fetch --unshallow`",
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
        self.path = Path(named) if named else root / ".playbook" / "quarantine.git"

    @property
    def is_there(self) -> bool:
        """Whether anything was ever taken in here."""
        return (self.path / "HEAD").is_file()

    def open(self) -> None:
        """Make the repository where there is none yet."""
        if not self.is_there:
            named = SHA1
            with suppress(GitError):  # what is no checkout yet has no objects either
                named = run(self._root, "rev-parse", "--show-object-format").decode().strip()
            self.path.mkdir(parents=True, exist_ok=True)
            arguments = ("init", "--quiet", "--bare", "--template=", f"--object-format={named}")
            run(self.path, *arguments)

    def take_main_in(self) -> str:
        """Have the commit that is checked out, with its past; its id. Raises GitError."""
        here = self._checked_out()
        # The builds of both languages ask for it at the same moment: one fetches, the other waits.
        with locked(self.path / _MAIN_LOCK):
            if self._refs([MAIN]).get(MAIN) != here:
                source = str(self._root.resolve())
                refspec = f"+{here}:{MAIN}"
                arguments = (*FETCHING, "--end-of-options", source, refspec)
                run(self.path, *arguments, protocols=("file",))
        return here

    def _checked_out(self) -> str:
        """The commit of the checkout, whose past has to be here and in the same format."""
        arguments = ("--is-shallow-repository", "--show-object-format", "HEAD^{commit}")
        answer = run(self._root, "rev-parse", *arguments)
        shallow, own, here = answer.decode().split()
        if shallow == "true":
            raise ExplainedError(SHALLOW)
        if (theirs := format_of(self.path)) != own:
            raise ExplainedError(OTHER_QUARANTINE, theirs=theirs, own=own, path=self.path)
        return here

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
        kept = self.path / _RECEIVED
        lines = kept.read_text(encoding="utf-8").splitlines() if kept.is_file() else []
        pairs = (line.split(" ") for line in lines)
        return {name: dt.date.fromisoformat(on) for name, on in pairs}

    def _note_received(self, names: Iterable[str], day: dt.date) -> None:
        """Keep this day for those that were not seen before."""
        days = self.received()
        if new := set(names) - days.keys():
            days |= dict.fromkeys(new, day)
            lines = (f"{name} {on.isoformat()}\n" for name, on in sorted(days.items()))
            replace_file(self.path / _RECEIVED, "".join(lines).encode())

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
        self._note_received((one.id for one in found.values()), day)
        said = (words for ref in found if (words := words_of(ref)) in listed)
        wanted = {ref: listed[ref] for ref in sorted({*found, *said})}
        have = self.heads(remote)
        spared = _before(remote, have.keys() & listed.keys())
        left = (ref for ref in have.keys() - wanted.keys() if head_of(ref) not in spared)
        gone = {ref: have[ref] for ref in left}
        missing = {ref: commit for ref, commit in wanted.items() if have.get(ref) != commit}
        source = Source(remote.name, remote.url, _protocol(remote))
        refused = self._refused_before(source, missing)
        unseen = {ref: commit for ref, commit in missing.items() if ref not in refused}
        refused |= take_in(self.path, source, Moves(unseen, have, gone))
        self._note_refused(source, {missing[ref]: refused[ref] for ref in refused})
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
            self._note_received((one.id for one in mail_doorways(heads)), day)
            return take_in(self.path, source, Moves(heads, {}, {}))

    def _refused_before(self, source: Source, missing: Mapping[str, str]) -> dict[str, str]:
        """Those whose objects were refused at an earlier fetch, and why: that stays as it is.

        To ask for them again and again would leave no room for the others.
        """
        kept = self.path / f"{_REFUSED}-{source.name}"
        lines = kept.read_text(encoding="utf-8").splitlines() if kept.is_file() else []
        reasons = dict(line.split(" ", 1) for line in lines)
        return {ref: reasons[commit] for ref, commit in missing.items() if commit in reasons}

    def _note_refused(self, source: Source, reasons: Mapping[str, str]) -> None:
        """Keep what was refused for what it is, not for how the remote answered."""
        told = {commit: visible(reason.partition("\n")[0]) for commit, reason in reasons.items()}
        lines = (f"{one} {why}\n" for one, why in sorted(told.items()) if _FOR_GOOD.match(why))
        content = "".join(lines).encode()
        kept = self.path / f"{_REFUSED}-{source.name}"
        if content != (kept.read_bytes() if kept.is_file() else b""):
            replace_file(kept, content)

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
