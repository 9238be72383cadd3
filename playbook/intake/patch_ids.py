"""Names for changes: two that do the same to the same lines have one, whatever they began from.

Invariant: however many changes there are, the number of processes is the same. What a contributor
says in `suggestion.yml` is no part of the change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from playbook.intake.git_process import run
from playbook.intake.queue import trees_of
from playbook.model.suggestion import Suggestion

_PAIR: Final = re.compile(rb"(?m)^[0-9a-f]{40,64} ([0-9a-f]{40,64})$")
_WITHOUT_WORDS: Final = ("--", ".", ":(exclude)suggestion.yml")
_PATCHES: Final = ("--no-renames", "--no-color", "--no-ext-diff", "--no-textconv", "--full-index")


def patch_ids(path: Path, queue: Iterable[Suggestion]) -> dict[str, str]:
    """What each suggestion changes, as one name for one change, by suggestion."""
    based = {one.id: (one.base, one.head) for one in queue if one.base and one.changes}
    trees = trees_of(path, {commit for pair in based.values() for commit in pair})
    pairs = {name: (trees[base], trees[head]) for name, (base, head) in based.items()}
    named = _patch_ids(path, set(pairs.values()))
    return {name: named[pair[1]] for name, pair in pairs.items() if pair[1] in named}


def _patch_ids(path: Path, trees: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The patch id of each two trees, by the second."""
    asked = "".join(f"{one} {other}\n" for one, other in sorted(trees)).encode()
    if not asked:
        return {}
    patches = run(path, "diff-tree", "--stdin", "-r", "-p", *_PATCHES, *_WITHOUT_WORDS, stdin=asked)
    listing = run(path, "patch-id", "--stable", stdin=_PAIR.sub(rb"commit \1", patches))
    pairs = (line.decode().split(" ") for line in listing.splitlines())
    return {tree: patch for patch, tree in pairs}


def taken_in(path: Path, main: str, bases: Iterable[str]) -> frozenset[str]:
    """The patch ids of what main has taken in since the oldest of these commits."""
    since = [f"^{base}" for base in sorted(set(bases)) if base != main]
    if not since:
        return frozenset()
    # What every base holds is older than the oldest of them; `--not` of all would be newer.
    oldest = run(path, "merge-base", "--octopus", main, *(one[1:] for one in since))
    since_oldest = f"^{oldest.decode().split()[0]}"
    patches = run(
        path, "log", "-p", "--format=commit %H", *_PATCHES, main, since_oldest, *_WITHOUT_WORDS
    )
    listing = run(path, "patch-id", "--stable", stdin=patches)
    return frozenset(line.decode().split(" ")[0] for line in listing.splitlines())
