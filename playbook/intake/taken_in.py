"""Which suggestions main has already, in commits of its own: squashed, rebased or picked.

Invariants:
- only what main took in after a suggestion began counts: what was taken back can be suggested anew;
- however many suggestions there are, the number of processes is the same;
- of commits that strangers made, a bounded number is compared, in files that main has changed too,
  and a bounded number of bytes is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playbook.intake.git_process import GitError, run
from playbook.intake.objects import sizes
from playbook.intake.patch_ids import Trees, names_of
from playbook.intake.queue import changes_between, trees_of
from playbook.metadata.files import PROPOSAL_PATH
from playbook.model.suggestion import Change, Suggestion

Parents = Mapping[str, Sequence[str]]
# Of one suggestion; of all that are compared commit by commit; the files that these change.
_COMMITS: Final = 50
_ALL_COMMITS: Final = 2000
_ALL_PATHS: Final = 1000
_BYTES: Final = 4 * 1024 * 1024
_ALL_BYTES: Final = 64 * 1024 * 1024


def taken_in(
    path: Path, main: str, queue: Iterable[Suggestion], named: Mapping[str, str]
) -> frozenset[str]:
    """The suggestions whose change main has, as one commit or as each of theirs; by id.

    `named` are the names of their changes (`patch_ids`). Raises GitError.
    """
    begun = [one for one in queue if one.base and one.base != main and one.changes]
    if not begun:
        return frozenset()
    past = _past(path, main, {one.base for one in begun if one.base})
    whole = {one.id for one in begun if past.has(named.get(one.id), one.base)}
    left = [one for one in begun if one.id not in whole and past.may_have([*changed_paths(one)])]
    return frozenset(whole | set(_piece_by_piece(path, main, left, past)))


def changed_paths(suggestion: Suggestion) -> Iterator[str]:
    """The files that a suggestion changes; what says what the change is for is none of them."""
    return (one.path for one in suggestion.changes if one.path != PROPOSAL_PATH)


@dataclass(frozen=True)
class _Past:
    """What main took in since the oldest suggestion began, by the names of the changes."""

    parents: Parents
    twins: Mapping[str, Sequence[str]]
    paths: frozenset[str]
    _before: dict[str, frozenset[str]] = field(default_factory=dict)

    def has(self, name: str | None, base: str | None) -> bool:
        """Whether main took a change in after this commit of its past."""
        twins = self.twins.get(name, ()) if name and base else ()
        return any(twin not in self._until(str(base)) for twin in twins)

    def may_have(self, paths: Sequence[str]) -> bool:
        """Whether main changed each of these files, and there are any."""
        return bool(paths) and self.paths.issuperset(paths)

    def _until(self, base: str) -> frozenset[str]:
        """A commit and those that it builds on, as far back as this past goes."""
        if base not in self._before:
            self._before[base] = frozenset(_reached(base, self.parents, len(self.parents)))
        return self._before[base]


def _past(path: Path, main: str, bases: set[str]) -> _Past:
    parents = _graph(path, [main], _oldest(path, main, bases))
    changed = _changed(path, parents, [one for one in parents if len(parents[one]) == 1])
    named = names_of(path, dict(changed.values()))
    twins: dict[str, list[str]] = defaultdict(list)
    for commit, (trees, _) in changed.items():
        if trees in named:
            twins[named[trees]].append(commit)
    paths = frozenset(one.path for _, changes in changed.values() for one in changes)
    return _Past(parents, twins, paths)


def _oldest(path: Path, main: str, bases: set[str]) -> str | None:
    """A commit that all of these build on: what `--not` of all would leave out is newer.

    None where main came together from pasts that have nothing in common.
    """
    try:
        answer = run(path, "merge-base", "--octopus", main, *sorted(bases))
    except GitError:
        return None
    return answer.decode().split()[0]


def _graph(path: Path, heads: Iterable[str], until: str | None) -> dict[str, list[str]]:
    """The commits of these heads that `until` does not have, each with its parents."""
    listed = [*heads, *([f"^{until}"] if until else [])]
    asked = "".join(f"{commit}\n" for commit in listed).encode()
    listed = run(path, "rev-list", "--parents", "--stdin", stdin=asked).decode().splitlines()
    return {commit: parents for commit, *parents in map(str.split, listed)}


def _reached(commit: str, parents: Parents, most: int) -> Iterator[str]:
    """A commit and those before it in a graph, no more than this many."""
    seen, waiting = set[str](), [commit]
    while waiting and len(seen) < most:
        one = waiting.pop()
        if one in parents and one not in seen:
            seen.add(one)
            yield one
            waiting += parents[one]


def _changed(
    path: Path, parents: Parents, commits: Sequence[str], only: Sequence[str] = ()
) -> dict[str, tuple[Trees, tuple[Change, ...]]]:
    """What each commit changes of its parent, with both trees."""
    both = {one: (parents[one][0], one) for one in commits}
    trees = trees_of(path, {commit for pair in both.values() for commit in pair})
    pairs = {one: (trees[parent], trees[commit]) for one, (parent, commit) in both.items()}
    found = changes_between(path, pairs.values(), only)
    return {one: (pair, found.get(pair, ())) for one, pair in pairs.items()}


def _piece_by_piece(
    path: Path, main: str, queue: Sequence[Suggestion], past: _Past
) -> Iterator[str]:
    """The suggestions of which main has every commit as one of its own."""
    if not queue:
        return
    parents = _graph(path, [one.head for one in queue], main)
    own = dict(_own_commits(queue, parents))
    paths = sorted({name for one in queue if one.id in own for name in changed_paths(one)})
    commits = sorted({commit for some in own.values() for commit in some})
    if not commits:
        return
    changed = _changed(path, parents, commits, paths)
    small = list(_small(path, own, changed))
    kept = {commit: changed[commit] for name in small for commit in own[name]}
    named = names_of(path, dict(kept.values()), paths)
    bases = {one.id: one.base for one in queue}
    for name in small:
        trees = {changed[commit][0] for commit in own[name] if changed[commit][1]}
        if trees and all(past.has(named.get(one), bases[name]) for one in trees):
            yield name


def _own_commits(
    queue: Iterable[Suggestion], parents: Parents
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The commits of each suggestion but merges, where they are few; of as many as may be read."""
    commits, paths = 0, set[str]()
    for one in queue:
        reached = list(_reached(one.head, parents, 2 * _COMMITS))
        own = tuple(commit for commit in reached if len(parents[commit]) == 1)
        paths.update(changed_paths(one))
        commits += len(own)
        if commits > _ALL_COMMITS or len(paths) > _ALL_PATHS:
            return
        if len(reached) < 2 * _COMMITS and len(own) <= _COMMITS:
            yield one.id, own


def _small(
    path: Path,
    own: Mapping[str, Sequence[str]],
    changed: Mapping[str, tuple[Trees, tuple[Change, ...]]],
) -> Iterator[str]:
    """The suggestions whose commits hold few bytes; of as many as may be read."""
    blobs = {
        name: [blob for one in some for change in changed[one][1] for blob in _blobs(change)]
        for name, some in own.items()
    }
    known = sizes(path, {blob for some in blobs.values() for blob in some})
    read = 0
    for name, some in blobs.items():
        size = sum(known.get(blob, 0) for blob in some)
        if size <= _BYTES and read + size <= _ALL_BYTES:
            read += size
            yield name


def _blobs(change: Change) -> Iterator[str]:
    return (blob for blob in (change.before, change.blob) if blob)
