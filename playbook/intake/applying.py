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

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import git

from playbook.intake.git_process import run
from playbook.intake.lineage import parents
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
from playbook.intake.placing import changes_of, entry, in_order, obstacles
from playbook.intake.queue import changes_between, trees_of
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
    """What the commit says: the subject, and the trailers `Suggestion:` and `Decided-by:`."""

    subject: str
    suggestion: str
    decided_by: str

    @property
    def text(self) -> str:
        """The whole message."""
        return f"{self.subject}\n\nSuggestion: {self.suggestion}\nDecided-by: {self.decided_by}\n"


def apply(
    root: Path, quarantine: Path, suggestion: Suggestion, ledger: Mapping[str, bytes], say: Message
) -> Applied:
    """Take a suggestion in, with the records of the ledger that say so; `ledger` is by path.

    Raises NotAppliedError, or GitError; then nothing has changed that anybody sees.
    """
    with alone(root):
        resume_alone(root)
        ref, old = _checked_out(root)
        run(
            root, *_SETTINGS, *_FETCH, str(quarantine.resolve()), suggestion.head,
            protocols=("file",),
        )  # fmt: skip
        tree = _tree(root, old, suggestion.head, ledger)
        new = _commit(root, tree, parents(root, old, suggestion.head), suggestion.head, say)
        changes = changes_of(root, old, new)
        _refuse_obstacles(root, changes, ledger)
        move(root, Journal(ref, old, new))
        return Applied(new, tuple(change.path for change in changes))


def _checked_out(root: Path) -> tuple[str, str]:
    """The branch that is checked out, and its commit."""
    ref = checked_out(root)
    if ref is None:
        raise NotAppliedError("no_branch")
    return ref, run(root, "rev-parse", "--verify", f"{ref}^{{commit}}").decode().strip()


def _tree(root: Path, old: str, head: str, ledger: Mapping[str, bytes]) -> str:
    """The tree of the branch with what the suggestion carries, and with the ledger."""
    merge = merges(root, [(old, head)])[old, head]
    if merge.tree is None or merge.conflicts:
        raise NotAppliedError("conflict", merge.conflicts)
    trees = trees_of(root, {old})
    pair = (trees[old], merge.tree)
    changes = in_order(changes_between(root, [pair]).get(pair, ()))
    apart = [change.path for change in changes if carriage(change.path) is Carriage.APART]
    if apart:
        raise NotAppliedError("apart", apart)
    entries = [entry(change) for change in changes if carriage(change.path) not in _NOT_CARRIED]
    entries += [
        f"100644 {_blob(root, content)}\t{path}" for path, content in sorted(ledger.items())
    ]
    index = {"GIT_INDEX_FILE": str(bench_of(root) / "index")}
    run(root, "read-tree", trees[old], variables=index)
    listing = "".join(f"{entry}\0" for entry in entries).encode(errors="surrogateescape")
    run(root, "update-index", "-z", "--index-info", stdin=listing, variables=index)
    return run(root, "write-tree", variables=index).decode().strip()


def _blob(root: Path, content: bytes) -> str:
    arguments = ("hash-object", "-w", "--stdin", "--no-filters")
    return run(root, *arguments, stdin=content).decode().strip()


def _commit(root: Path, tree: str, parents: Sequence[str], head: str, say: Message) -> str:
    """The commit, with the suggestion's author and the decider as committer; no ref names it."""
    with git.Repo(root) as repo:
        theirs = repo.commit(head)
        ours = git.Actor.committer(repo.config_reader())
        made = git.Commit.create_from_tree(
            repo,
            tree,
            say.text,
            parent_commits=[repo.commit(parent) for parent in parents],
            head=False,
            author=theirs.author,
            committer=ours,
            author_date=theirs.authored_datetime,
        )
        return str(made.hexsha)


def _refuse_obstacles(root: Path, changes: Sequence[Change], ledger: Mapping[str, bytes]) -> None:
    """Refuse where a file in the way holds what the branch does not; the ledger is ours."""
    found = obstacles(root, changes, ledger)
    if found.unsaved:
        raise NotAppliedError("unsaved", found.unsaved)
    if found.in_the_way:
        raise NotAppliedError("in_the_way", found.in_the_way)
