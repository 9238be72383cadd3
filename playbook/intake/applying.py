"""Takes an accepted suggestion into the branch that is checked out, as one commit.

Invariants:
- whatever ends the process, the next run finds the branch and the checkout as they were, or
  finishes them: a journal is on the disk before the first ref moves and until the last file is in
  its place;
- a file of the checkout that differs from what the branch holds is never overwritten;
- nothing but what a suggestion may carry gets into the commit, and no commit of it that once held
  anything else becomes an ancestor of the branch.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playbook.intake.git_process import run
from playbook.intake.lineage import Writer, parents, trailers, writers
from playbook.intake.merging import merges
from playbook.intake.moving import (
    Journal,
    NotAppliedError,
    alone,
    bench_of,
    checked_out,
    move,
    resume_alone,
)
from playbook.intake.new_commit import (
    NobodyError,
    NotSignedError,
    new_blob,
    new_commit,
    new_tree,
    somebody,
)
from playbook.intake.own_git import Person
from playbook.intake.placing import changes_of_trees, entry, obstacles
from playbook.intake.queue import trees_of
from playbook.model.suggestion import Change, Suggestion
from playbook.rules.sug.carriage import Carriage, carriage

_NOT_CARRIED: Final = frozenset({Carriage.APART, Carriage.PROPOSAL})
_SETTINGS: Final = ("-c", "fetch.fsckObjects=true", "-c", "gc.auto=0")
_FETCH: Final = (
    "fetch",
    "--quiet",
    "--no-tags",
    "--no-recurse-submodules",
    "--no-write-fetch-head",
    "--no-auto-maintenance",
    "--end-of-options",
)


@dataclass(frozen=True)
class Applied:
    """The commit that holds the suggestion, and the files of the checkout that changed."""

    commit: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Message:
    """What the commit says: the subject, and its trailers.

    `Co-authored-by:` follows for each who wrote a commit of it beside its author.
    """

    subject: str
    suggestion: str
    decided_by: str

    @property
    def text(self) -> str:
        """The whole message."""
        return f"{self.subject}\n\nSuggestion: {self.suggestion}\nDecided-by: {self.decided_by}\n"


@dataclass(frozen=True)
class Accepted:
    """What is taken in: a suggestion, and the records of the ledger that say so, by path.

    `edited` is the commit of the checkout that an editor made of it, where one did.
    """

    suggestion: Suggestion
    ledger: Mapping[str, bytes]
    say: Message
    edited: str | None = None

    @property
    def head(self) -> str:
        """The commit whose files are taken in."""
        return self.edited or self.suggestion.head


def apply(
    root: Path,
    quarantine: Path,
    accepted: Accepted,
    judge: Callable[[str, str], None] = lambda _before, _after: None,
) -> Applied:
    """Take a suggestion in.

    `judge` is given the commit of the branch and the one that is to follow, and raises where it
    may not. Raises NotAppliedError, or GitError; then nothing has changed that anybody sees.
    """
    with alone(root):
        resume_alone(root)
        ref, old = _checked_out(root)
        here = _somebody(root)
        run(
            root, *_SETTINGS, *_FETCH, str(quarantine.resolve()), accepted.suggestion.head,
            protocols=("file",),
        )  # fmt: skip
        before = trees_of(root, {old})[old]
        tree = _tree(root, old, before, accepted)
        changes = changes_of_trees(root, before, tree)
        _refuse_obstacles(root, changes, accepted.ledger)
        new = _commit(root, tree, old, accepted, here)
        judge(old, new)
        move(root, Journal(ref, old, new))
        return Applied(new, tuple(sorted(change.path for change in changes)))


def _checked_out(root: Path) -> tuple[str, str]:
    """The branch that is checked out, and its commit."""
    ref = checked_out(root)
    if ref is None:
        raise NotAppliedError("no_branch")
    return ref, run(root, "rev-parse", "--verify", f"{ref}^{{commit}}").decode().strip()


def _tree(root: Path, old: str, before: str, accepted: Accepted) -> str:
    """The tree of the branch with what the suggestion carries, and with the ledger."""
    merge = merges(root, [(old, accepted.head)])[old, accepted.head]
    if merge.tree is None or merge.conflicts:
        raise NotAppliedError("conflict", merge.conflicts)
    changes = changes_of_trees(root, before, merge.tree)
    apart = [change.path for change in changes if carriage(change.path) is Carriage.APART]
    if apart:
        raise NotAppliedError("apart", apart)
    entries = [entry(change) for change in changes if carriage(change.path) not in _NOT_CARRIED]
    entries += [
        f"100644 {new_blob(root, content)}\t{path}"
        for path, content in sorted(accepted.ledger.items())
    ]
    return new_tree(root, before, entries, bench_of(root))


def _somebody(root: Path) -> Person:
    try:
        return somebody(root)
    except NobodyError as error:
        raise NotAppliedError("nobody") from error


def _commit(root: Path, tree: str, old: str, accepted: Accepted, here: Person) -> str:
    """The commit, with who wrote the suggestion as author; no ref names it.

    It is signed where the person's own configuration of git asks for it.
    """
    wrote = writers(root, old, accepted.suggestion.head)
    # Where every commit is in the branch already, what is left to say is the editor's.
    author = wrote[0] if wrote else Writer(*here, "")
    others = writers(root, old, accepted.head)
    message = accepted.say.text + trailers(others, (author.address, here.address))
    try:
        return new_commit(root, tree, parents(root, old, accepted.head), message, author)
    except NotSignedError as error:
        raise NotAppliedError("not_signed", [str(error)]) from error


def _refuse_obstacles(root: Path, changes: Sequence[Change], ledger: Mapping[str, bytes]) -> None:
    """Refuse where a file in the way holds what the branch does not; the ledger is ours."""
    found = obstacles(root, changes, ledger)
    if found.unsaved:
        raise NotAppliedError("unsaved", found.unsaved)
    if found.in_the_way:
        raise NotAppliedError("in_the_way", found.in_the_way)
