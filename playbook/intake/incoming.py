"""What a fetch brings is looked at before it is kept, and thrown away where it is refused.

A fetch that fails keeps its objects all the same, and the next one finds them there and no longer
checks them. So each fetch writes to a folder of its own, as git does for what is pushed to it.

Invariants:
- an object is in the quarantine only if all that came with it passed every check;
- no tree is walked by its paths before they are counted: a few small trees can hold billions;
- nobody is said to have written in a year, or by a name, that no program could read in main's past.
"""

from __future__ import annotations

import fcntl
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Final

from playbook.intake.extent import TOO_DEEP, TOO_LONG, TOO_MANY, in_parts, refuse_extent
from playbook.intake.git_process import ExplainedError, run
from playbook.intake.objects import kinds, read, sizes
from playbook.metadata.limits import FRONT_MATTER
from playbook.model.finding import Words

NOT_A_COMMIT: Final = Words("not a commit", "pas un commit")
NO_WORDS: Final = Words("no words of a suggestion", "pas les mots d’une suggestion")
BAD_NAME: Final = Words(
    "a name of an author or committer holds control characters",
    "un nom d’auteur ou de validateur contient des caractères de commande",
)
BAD_DATE: Final = Words(
    "the date of a commit is not between 1970 and 2100",
    "la date d’un commit n’est pas entre 1970 et 2100",
)
OF_PEOPLE: Final = (BAD_NAME, BAD_DATE)
"""What is wrong with a commit only while main does not hold it."""
REASONS: Final = (NOT_A_COMMIT, NO_WORDS, TOO_MANY, TOO_LONG, TOO_DEEP, *OF_PEOPLE)
"""Why something is refused here that git itself would keep."""
_PREFIX: Final = "incoming-"
_LOCK: Final = "lock"
# The first second of 2100.
LAST_SECOND: Final = 4_102_444_800
_PERSON: Final = re.compile(rb"^(?:author|committer) (.*)$", re.MULTILINE)
_CONTROL: Final = re.compile(rb"[\x00-\x1f\x7f]|\xc2[\x80-\x9f]")
_WHEN: Final = re.compile(rb"> ([0-9]{1,10}) [+-][0-9]{4}$")
_NEW: Final = (
    "rev-list",
    "--objects",
    "--no-object-names",
    "--filter=blob:none",
    "--stdin",
    "--not",
    "--all",
)


@contextmanager
def incoming(quarantine: Path) -> Iterator[Path]:
    """A folder for the objects of one fetch; they are kept where the block ends without error."""
    _clear(quarantine)
    with TemporaryDirectory(dir=quarantine, prefix=_PREFIX) as folder, _locked(Path(folder)):
        objects = Path(folder)
        yield objects
        kept = quarantine / "objects" / "pack"
        kept.mkdir(parents=True, exist_ok=True)
        # The index comes last: without it a pack is nothing to git.
        for ending in (".pack", ".rev", ".idx"):
            for path in sorted(objects.glob(f"pack/pack-*{ending}")):
                path.replace(kept / path.name)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Say that a folder is in use; the system takes that back when the process dies."""
    with (folder / _LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def _clear(quarantine: Path) -> None:
    """Take away what a fetch that was killed has left."""
    for lock in quarantine.glob(f"{_PREFIX}*/{_LOCK}"):
        with suppress(OSError), _locked(lock.parent):
            rmtree(lock.parent)


def refuse(
    repository: Path, commits: Sequence[str], words: Sequence[str], objects: Path | None
) -> None:
    """Raise ExplainedError where a head is no commit, or what is new with it can't be worked with.

    `words` are what was said with pushes: texts, and no more of them than a reader takes. `objects`
    is where those lie that are not kept yet, if not in the repository itself.
    """
    found = kinds(repository, [*commits, *words], objects=objects)
    if any(found.get(commit) != "commit" for commit in commits):
        raise ExplainedError(NOT_A_COMMIT)
    said = sizes(repository, words, objects=objects)
    if any(found.get(one) != "blob" or said[one] > FRONT_MATTER.size for one in words):
        raise ExplainedError(NO_WORDS)
    listing = "".join(f"{commit}\n" for commit in commits)
    answer = run(repository, *_NEW, stdin=listing.encode(), objects=objects)
    told = kinds(repository, answer.decode().split(), objects=objects)
    refuse_extent(repository, [one for one, kind in told.items() if kind == "tree"], objects)
    _refuse_people(repository, [one for one, kind in told.items() if kind == "commit"], objects)


def _refuse_people(repository: Path, commits: Sequence[str], objects: Path | None) -> None:
    """What no later commit can take out of main's past is looked at before it gets there."""
    for part in in_parts(sizes(repository, commits, objects=objects)):
        for content in read(repository, part, objects=objects).values():
            header, _, _ = content.partition(b"\n\n")
            for person in _PERSON.findall(header):
                if _CONTROL.search(person):
                    raise ExplainedError(BAD_NAME)
                when = _WHEN.search(person)
                if when is None or int(when.group(1)) >= LAST_SECOND:
                    raise ExplainedError(BAD_DATE)
