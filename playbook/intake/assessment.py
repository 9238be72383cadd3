"""What reading a suggestion as data gives: what it would change, and what is wrong with that.

Invariants:
- nothing is checked out or run; of a file that a suggestion may not carry, not a byte is read;
- everything that judges (rules, lists, policy, vocabulary) is main's;
- the cost of one suggestion grows with its own change, not with the queue, and is bounded.
"""

from __future__ import annotations

import traceback
from collections import ChainMap
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

from playbook.intake.commit_tree import KINDS
from playbook.intake.doors import Doorway
from playbook.intake.git_process import run
from playbook.intake.merging import Merge, as_suggested, merges
from playbook.intake.objects import read, sizes
from playbook.intake.proposal import (
    language_of,
    language_said,
    proposal_of_words,
    said_before,
)
from playbook.intake.queue import changes_between, suggestion_of, trees_of
from playbook.metadata.change import ChangeReading, read_change
from playbook.metadata.files import PROPOSAL_PATH, ledger_path
from playbook.metadata.limits import PAGE_SIZE, REFERENCE
from playbook.model.document import Document
from playbook.model.edition import TreeFile
from playbook.model.finding import Finding, Level
from playbook.model.proposal import Proposal
from playbook.model.proposed import FileChange, Proposed
from playbook.model.suggestion import Change, Suggestion
from playbook.model.text import Language
from playbook.rules.judge import findings
from playbook.rules.judge_change import Main, faults_of_change
from playbook.rules.registry import registry
from playbook.rules.sug.carriage import Carriage, carriage
from playbook.rules.sug.sug020_not_judged import check as not_judged
from playbook.rules.tre.tre011_suggestion_too_large import FILES, is_too_large

_HEAD: Final = 512
_TEXT: Final = max(PAGE_SIZE, REFERENCE.size)
_ASSET: Final = 10 * 1024 * 1024
_AT_A_TIME: Final = 64 * 1024 * 1024
_HOSTILE: Final = "TRE"
# Of a change with more files than these no more are judged: it is far too large as it is.
_LOOKED_AT: Final = 5 * FILES


@dataclass(frozen=True)
class Assessed:
    """A suggestion, read and judged; `texts` are those of its files, for carets."""

    suggestion: Suggestion
    proposed: Proposed
    proposal: Proposal | None
    findings: tuple[Finding, ...]
    texts: Mapping[str, str]
    conflicts: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[str, ...]:
        """The ids of main's pages that it touches: a new page's id is a stranger's word."""
        return tuple(sorted({before.id for before, _ in self.proposed.pages if before}))

    @property
    def language(self) -> Language | None:
        """The language that the contributor said, else that of the pages where they have one."""
        return language_said(self.proposed.proposal) or language_of(self.proposed.paths)

    @property
    def apart(self) -> tuple[str, ...]:
        """The files that need a maintainer's own review."""
        return tuple(path for path in self.proposed.paths if carriage(path) is Carriage.APART)

    @property
    def refused(self) -> tuple[Finding, ...]:
        """What makes the tree hostile or out of place: nothing of it can be taken in."""
        return tuple(
            one
            for one in self.findings
            if one.code.startswith(_HOSTILE)
            and one.level is Level.ERROR
            and not registry()[one.code].rule.harmless
        )

    @property
    def in_error(self) -> bool:
        """Whether anything at error level was found."""
        return any(one.level is Level.ERROR for one in self.findings)


class Merged(NamedTuple):
    """A suggestion's changes of main as it is now; `conflicts` are where main moved under it.

    `spoken` is what the contributor said of it, where an editor has changed it since.
    """

    suggestion: Suggestion
    changes: tuple[Change, ...]
    conflicts: tuple[str, ...]
    spoken: Document[Proposal] | None = None

    @property
    def is_in_main(self) -> bool:
        """Whether main holds everything that it brings, but for what is said of it."""
        brought = {one.path for one in self.suggestion.changes} - {PROPOSAL_PATH}
        left = {one.path for one in self.changes} - {PROPOSAL_PATH}
        return bool(brought) and not left


def assess(quarantine: Path, main: Main, merged: Sequence[Merged]) -> Iterator[Assessed]:
    """Each suggestion, read and judged as what it would make of main."""
    objects = {name for one in merged for name in (*_all_blobs(one), *_words(one))}
    known = sizes(quarantine, objects)
    for batch in _batches(merged, known):
        held = _held(quarantine, batch, known)
        for one in batch:
            yield _contained(main, one, held)


def assess_edited(root: Path, main: Main, original: Assessed, commit: str) -> Assessed:
    """A suggestion as an editor changed it in a commit of the checkout, judged. GitError."""
    suggestion = original.suggestion
    here = run(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()
    doorway = Doorway(suggestion.id, suggestion.door, suggestion.ref)
    edited = suggestion_of(root, doorway, (here, commit), None, suggestion.received_on)
    (one,) = merged(root, here, [edited])
    return next(assess(root, main, [one._replace(spoken=original.proposed.proposal)]))


def _contained(main: Main, merged: Merged, held: _Held) -> Assessed:
    """A suggestion, judged; what fails on one keeps no other from being read."""
    try:
        return _assessed(main, merged, held)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told as a finding
        files = tuple(FileChange(change.path, None, None) for change in merged.changes)
        proposed = Proposed(files[:_LOOKED_AT], failure=_failure(error))
        faults = not_judged(proposed, main.index)
        found = findings(faults, main.edition.reference, release=False)
        return Assessed(merged.suggestion, proposed, None, found, {}, merged.conflicts)


def _failure(error: Exception) -> str:
    """What went wrong and where, in no word of a stranger's."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}, {Path(place.filename).name}:{place.lineno}"


def _assessed(main: Main, merged: Merged, held: _Held) -> Assessed:
    suggestion = merged.suggestion
    looked_at = merged.changes[:_LOOKED_AT]
    files = [_file(change, held, main.index.files) for change in looked_at]
    carried = {
        change.path: as_suggested(held.contents[change.blob], suggestion.head)
        if change.path in merged.conflicts
        else held.contents[change.blob]
        for change in looked_at
        if change.blob and change.blob in held.contents and _is_read(change)
    }
    reading = read_change(main.edition, files, carried, merged.conflicts)
    reading, proposal = _with_words(reading, merged, held.contents)
    reading = replace(
        reading, proposed=replace(reading.proposed, rooted=suggestion.base is not None)
    )
    # What its own record says of the pages is decided, and not a breach of it.
    own = ledger_path(suggestion.id)
    faults = (one for one in faults_of_change(main, reading) if one.place.path != own)
    return Assessed(
        suggestion,
        reading.proposed,
        proposal,
        findings(faults, main.edition.reference, release=False),
        ChainMap(dict(reading.texts), main.texts),  # type: ignore[arg-type]  # read only
        merged.conflicts,
    )


def _with_words(
    reading: ChangeReading, merged: Merged, held: Mapping[str, bytes]
) -> tuple[ChangeReading, Proposal | None]:
    """What is said of the change: in its file, else with the push and in its commit's message.

    What the contributor said goes on to hold where an editor says nothing of it.
    """
    proposed, suggestion = reading.proposed, merged.suggestion
    if any(change.path == PROPOSAL_PATH and change.after for change in proposed.files):
        return reading, proposed.proposal.value if proposed.proposal else None
    message, said = held.get(suggestion.head, b""), held.get(suggestion.said or "", b"")
    document, faults = proposal_of_words(message, said, proposed.paths, suggestion.title)
    if document and merged.spoken:
        document = said_before(merged.spoken, document)
    spoken = replace(
        reading,
        proposed=replace(proposed, proposal=document),
        faults=(*reading.faults, *faults),
    )
    return spoken, document.value if document else None


class _Held(NamedTuple):
    """What the quarantine holds: sizes of all blobs, contents of what a batch may have read."""

    sizes: Mapping[str, int]
    contents: Mapping[str, bytes]


def _file(change: Change, held: _Held, there: Mapping[str, TreeFile]) -> FileChange:
    before = there.get(change.path, TreeFile(change.path, "file", 0)) if change.before else None
    if change.blob is None:
        return FileChange(change.path, before, None)
    kind = KINDS.get(change.mode, "other")
    size = held.sizes.get(change.blob, 0)
    head = held.contents.get(change.blob, b"")[:_HEAD]
    return FileChange(change.path, before, TreeFile(change.path, kind, size, head))


def _is_read(change: Change) -> bool:
    """Whether a file's bytes are read at all: a plain file that a suggestion may carry."""
    kind = KINDS.get(change.mode)
    return kind in {"file", "executable"} and carriage(change.path) is not Carriage.APART


def merged(path: Path, commit: str, queue: Sequence[Suggestion]) -> list[Merged]:
    """Each suggestion's changes against main as it is now; merged where both changed a file.

    `commit` is main's. Raises GitError.
    """
    moved = _moved_since(path, commit, {one.base for one in queue if one.base})
    stale = [
        one
        for one in queue
        if one.base and moved[one.base].intersection(change.path for change in one.changes)
    ]
    made = merges(path, ((commit, one.head) for one in stale))
    now = _changes_of_trees(path, commit, made.values())
    return [_on_main(one, made.get((commit, one.head)), now) for one in queue]


def _on_main(
    suggestion: Suggestion, merge: Merge | None, now: Mapping[str, tuple[Change, ...]]
) -> Merged:
    if merge is None:
        return Merged(suggestion, suggestion.changes, ())
    if merge.tree is None:
        return Merged(suggestion, suggestion.changes, tuple(one.path for one in suggestion.changes))
    made = now.get(merge.tree, ())
    # What git could not decide is as the suggestion has it, and where both have it, as git made it
    # of the two: `as_suggested` takes the suggestion's side of what collides there.
    own = {one.path: one for one in suggestion.changes if one.path in merge.conflicts}
    both = {one.path for one in made if one.blob and (mine := own.get(one.path)) and mine.blob}
    left = [one for path, one in own.items() if path not in both]
    there = {one.path for one in left}
    changes = [*(one for one in made if one.path not in there), *left]
    return Merged(suggestion, tuple(sorted(changes, key=lambda one: one.path)), merge.conflicts)


def _moved_since(path: Path, commit: str, bases: Collection[str]) -> dict[str, frozenset[str]]:
    """The files that main has changed since each of these commits."""
    trees = trees_of(path, {commit, *bases})
    pairs = {(trees[base], trees[commit]) for base in bases}
    found = changes_between(path, pairs)
    return {
        base: frozenset(change.path for change in found.get((trees[base], trees[commit]), ()))
        for base in bases
    }


def _changes_of_trees(
    path: Path, commit: str, made: Iterable[Merge]
) -> dict[str, tuple[Change, ...]]:
    """What each merged tree changes of main, by tree."""
    wanted = {merge.tree for merge in made if merge.tree}
    if not wanted:
        return {}
    main = trees_of(path, {commit})[commit]
    found = changes_between(path, {(main, tree) for tree in wanted})
    return {tree: found.get((main, tree), ()) for tree in wanted}


def _batches(merged: Iterable[Merged], known: Mapping[str, int]) -> Iterator[list[Merged]]:
    """Suggestions in runs whose files fit into memory together."""
    batch: list[Merged] = []
    size = 0
    for one in merged:
        own = sum(known.get(blob, 0) for blob in _blobs(one, known))
        if batch and size + own > _AT_A_TIME:
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += own
    if batch:
        yield batch


def _blobs(merged: Merged, known: Mapping[str, int]) -> Iterator[str]:
    """The blobs of a suggestion that may be read; none where they are too many or too large."""
    held = {one.path: known.get(one.blob, 0) for one in merged.changes if one.blob}
    if not is_too_large(len(merged.changes), held):
        yield from (one.blob for one in merged.changes if one.blob and _is_read(one))


def _held(path: Path, batch: Sequence[Merged], known: Mapping[str, int]) -> _Held:
    readable = (blob for one in batch for blob in _blobs(one, known))
    blobs = {blob for blob in readable if known.get(blob, _ASSET + 1) <= _ASSET}
    words = {word for one in batch for word in _words(one) if known.get(word, _TEXT + 1) <= _TEXT}
    return _Held(known, read(path, blobs | words))


def _words(merged: Merged) -> Iterator[str]:
    """Where the words of a suggestion stand: its commit, and what was said with its push."""
    yield from filter(None, (merged.suggestion.head, merged.suggestion.said))


def _all_blobs(merged: Merged) -> Iterator[str]:
    return (one.blob for one in merged.changes if one.blob)
