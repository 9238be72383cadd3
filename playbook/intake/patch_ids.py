"""Names for changes: two that do the same to the same lines have one, whatever they began from.

Invariants: however many changes there are, the number of processes is the same; of a file that a
suggestion may not carry, and of one that is too large, not a byte is read. What a contributor says
in `suggestion.yml` is no part of the change.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from playbook.intake.git_process import run
from playbook.intake.queue import trees_of
from playbook.metadata.files import LEDGER, LISTS, PROPOSAL_PATH
from playbook.metadata.limits import PAGE_SIZE
from playbook.model.suggestion import Change, Suggestion
from playbook.rules.sug.carriage import TEXTS, Carriage, carriage
from playbook.rules.tre.tre011_suggestion_too_large import FILES

_PAIR: Final = re.compile(rb"(?m)^([0-9a-f]{40,64}) ([0-9a-f]{40,64})$")
# The texts that a suggestion may carry; other files are known by the ids of what they hold.
_TEXTS: Final = (
    ":(glob)docs/en/**/*.md",
    ":(glob)docs/fr/**/*.md",
    ":(glob)docs/records/gba/[!_]*.yml",
    *sorted(LISTS),
)
_PLAIN: Final = frozenset({"000000", "100644", "100755"})
_LARGE: Final = ("-c", f"core.bigFileThreshold={PAGE_SIZE}")
_PATCHES: Final = ("--no-renames", "--no-color", "--no-ext-diff", "--no-textconv", "--full-index")
Trees = tuple[str, str]


def patch_ids(path: Path, queue: Iterable[Suggestion]) -> dict[str, str]:
    """What each suggestion changes, as one name for one change, by suggestion."""
    began = {one.id: (one.base, one.head, one.changes) for one in queue if one.base}
    trees = trees_of(path, {commit for base, head, _ in began.values() for commit in (base, head)})
    pairs = {name: (trees[base], trees[head]) for name, (base, head, _) in began.items()}
    named = names_of(path, {pairs[name]: changes for name, (_, _, changes) in began.items()})
    return {name: named[pair] for name, pair in pairs.items() if pair in named}


def patch_of(path: Path, suggestion: Suggestion) -> str | None:
    """What a suggestion changes in the texts that it may carry, as a patch for a person to read.

    None where it has no common past with main, or changes too many files. Raises GitError.
    """
    if suggestion.base is None or len(suggestion.changes) > FILES:
        return None
    differing = ("diff-tree", "-r", "-p", *_PATCHES, suggestion.base, suggestion.head)
    return run(path, *_LARGE, *differing, "--", *_TEXTS, PROPOSAL_PATH).decode(errors="replace")


def names_of(
    path: Path, changed: Mapping[Trees, Sequence[Change]], only: Collection[str] | None = None
) -> dict[Trees, str]:
    """What differs between each two trees, as one name for one change, whatever it began from.

    Texts are told by their patch, other files by what they hold; what is done to the ledger is no
    part of it. A change with links, submodules or too many files has no name. No text is read but
    `only` these, where there are any given.
    """
    plain = {trees: changes for trees, changes in changed.items() if _is_plain(changes)}
    those = None if only is None else [f":(literal){one}" for one in only if _is_text(one)]
    patches = _patch_ids(path, plain, _TEXTS if those is None else those)
    names = {
        trees: " ".join(filter(None, (patches.get(trees), *_other_files(changes))))
        for trees, changes in plain.items()
    }
    return {trees: name for trees, name in names.items() if name}


def _is_plain(changes: Sequence[Change]) -> bool:
    return len(changes) <= FILES and all(change.mode in _PLAIN for change in changes)


def _is_text(path: str) -> bool:
    return carriage(path) in TEXTS - {Carriage.PROPOSAL}


def _other_files(changes: Iterable[Change]) -> Iterator[str]:
    for change in changes:
        if carriage(change.path) not in TEXTS and not change.path.startswith(LEDGER):
            yield f"{change.path}\0{change.mode}\0{change.blob}"


def _patch_ids(path: Path, trees: Iterable[Trees], texts: Sequence[str]) -> dict[Trees, str]:
    """The patch id of each two trees; none where no text differs."""
    pairs = sorted(trees)
    if not pairs or not texts:
        return {}
    asked = "".join(f"{one} {other}\n" for one, other in pairs).encode()
    numbers = {pair: number for number, pair in enumerate(pairs)}

    def numbered(found: re.Match[bytes]) -> bytes:
        """The line of a pair as that of a commit: git names each patch by it."""
        one, other = (group.decode() for group in found.groups())
        return f"commit {numbers[one, other]:0{len(other)}x}".encode()

    differing = ("diff-tree", "--stdin", "-r", "-p", *_PATCHES, "--", *texts)
    patches = run(path, *_LARGE, *differing, stdin=asked)
    listing = run(path, "patch-id", "--stable", stdin=_PAIR.sub(numbered, patches))
    named = (line.decode().split(" ") for line in listing.splitlines())
    return {pairs[int(number, 16)]: patch for patch, number in named}
