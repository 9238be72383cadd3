"""Names for changes: two that do the same to the same lines have one, whatever they began from.

Invariants: however many changes there are, the number of processes is the same; of a file that a
suggestion may not carry, and of one that is too large, not a byte is read. What a contributor says
in `suggestion.yml` is no part of the change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from playbook.intake.git_process import run
from playbook.intake.queue import trees_of
from playbook.metadata.files import LISTS
from playbook.metadata.limits import PAGE_SIZE
from playbook.model.suggestion import Suggestion
from playbook.rules.sug.carriage import Carriage, carriage
from playbook.rules.tre.tre011_suggestion_too_large import FILES

_PAIR: Final = re.compile(rb"(?m)^([0-9a-f]{40,64}) ([0-9a-f]{40,64})$")
# The texts that a suggestion may carry; other files are known by the ids of what they hold.
_TEXTS: Final = (
    "--",
    ":(glob)docs/en/**/*.md",
    ":(glob)docs/fr/**/*.md",
    ":(glob)docs/records/gba/[!_]*.yml",
    *sorted(LISTS),
)
_NO_PATCH: Final = frozenset({Carriage.PAGE, Carriage.RECORD, Carriage.LIST, Carriage.PROPOSAL})
_PLAIN: Final = frozenset({"000000", "100644", "100755"})
_LARGE: Final = ("-c", f"core.bigFileThreshold={PAGE_SIZE}")
_PATCHES: Final = ("--no-renames", "--no-color", "--no-ext-diff", "--no-textconv", "--full-index")


def patch_ids(path: Path, queue: Iterable[Suggestion]) -> dict[str, str]:
    """What each suggestion changes, as one name for one change, by suggestion.

    Texts are told by their patch, whatever they began from, other files by what they hold; a
    change with links, submodules or too many files has no name.
    """
    told = {one.id: one for one in queue if _is_plain(one)}
    based = {name: (one.base, one.head) for name, one in told.items() if one.base and one.changes}
    trees = trees_of(path, {commit for pair in based.values() for commit in pair})
    pairs = {name: (trees[base], trees[head]) for name, (base, head) in based.items()}
    named = _patch_ids(path, set(pairs.values()))
    names = {
        name: " ".join(filter(None, (named.get(pair), *_other_files(told[name]))))
        for name, pair in pairs.items()
    }
    return {name: patch for name, patch in names.items() if patch}


def _is_plain(suggestion: Suggestion) -> bool:
    changes = suggestion.changes
    return len(changes) <= FILES and all(change.mode in _PLAIN for change in changes)


def _other_files(suggestion: Suggestion) -> Iterator[str]:
    for change in suggestion.changes:
        if carriage(change.path) not in _NO_PATCH:
            yield f"{change.path}\0{change.mode}\0{change.blob}"


def _patch_ids(path: Path, trees: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The patch id of each two trees; none where no text differs."""
    pairs = sorted(trees)
    if not pairs:
        return {}
    asked = "".join(f"{one} {other}\n" for one, other in pairs).encode()
    numbers = {pair: number for number, pair in enumerate(pairs)}

    def numbered(found: re.Match[bytes]) -> bytes:
        """The line of a pair as that of a commit: git names each patch by it."""
        one, other = (group.decode() for group in found.groups())
        return f"commit {numbers[one, other]:0{len(other)}x}".encode()

    differing = ("diff-tree", "--stdin", "-r", "-p", *_PATCHES, *_TEXTS)
    patches = run(path, *_LARGE, *differing, stdin=asked)
    listing = run(path, "patch-id", "--stable", stdin=_PAIR.sub(numbered, patches))
    named = (line.decode().split(" ") for line in listing.splitlines())
    return {pairs[int(number, 16)]: patch for patch, number in named}


def taken_in(path: Path, main: str, bases: Iterable[str]) -> frozenset[str]:
    """The patch ids of what main has taken in since the oldest of these commits."""
    since = [f"^{base}" for base in sorted(set(bases)) if base != main]
    if not since:
        return frozenset()
    # What every base holds is older than the oldest of them; `--not` of all would be newer.
    oldest = run(path, "merge-base", "--octopus", main, *(one[1:] for one in since))
    since_oldest = f"^{oldest.decode().split()[0]}"
    patches = run(path, "log", "-p", "--format=commit %H", *_PATCHES, main, since_oldest, *_TEXTS)
    listing = run(path, "patch-id", "--stable", stdin=patches)
    return frozenset(line.decode().split(" ")[0] for line in listing.splitlines())
