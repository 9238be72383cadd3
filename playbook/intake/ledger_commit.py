"""Commits one file of the ledger, and nothing else that lies in the checkout.

Invariants:
- nothing is committed while anything else waits in the index;
- hooks are off; the branch moves by one compare-and-swap, after the index: a killed run leaves the
  file as `git add` would.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Final

from playbook.intake.decision import Act
from playbook.intake.git_process import GitError, run
from playbook.intake.new_commit import new_blob, new_commit, new_tree
from playbook.intake.placing import staged_in
from playbook.model.ledger import State

_WORK: Final = ".playbook"
_SUBJECTS: Final[Mapping[State, str]] = MappingProxyType(
    {
        State.ACKNOWLEDGED: "Acknowledge {id}",
        State.IN_ASSESSMENT: "Assess {id}",
        State.ACCEPTED: "Accept {id}",
        State.ACCEPTED_WITH_CHANGES: "Accept {id} with changes",
        State.MERGED_INTO: "Merge {id} into {into}",
        State.ALREADY_COVERED: "Answer {id} with the page {covered_by}",
        State.DEFERRED: "Defer {id} until {revisit_on}",
        State.DECLINED: "Decline {id}",
        State.WITHDRAWN: "Withdraw {id}",
        State.WITHHELD: "Withhold {id}",
    }
)


def message_of(suggestion: str, act: Act) -> str:
    """What the commit of a step says: nothing of the suggestion's own words."""
    subject = _SUBJECTS[act.to].format(
        id=suggestion, into=act.into, covered_by=act.covered_by, revisit_on=act.revisit_on
    )
    return f"{subject}\n\nSuggestion: {suggestion}\nDecided-by: {act.by}\n"


def filing_message(suggestion: str) -> str:
    """What the commit of a filing says: nobody decides anything by it."""
    return f"File {suggestion}\n\nSuggestion: {suggestion}\n"


def staged_beside(root: Path, path: str) -> tuple[str, ...]:
    """The files but this one that wait in the index; raises GitError."""
    return tuple(sorted(staged_in(root) - {_prefix(root) + path}))


def commit_file(root: Path, path: str, message: str) -> str:
    """Commit a file as it lies there; the commit's id.

    Raises NobodyError, NotSignedError, or GitError; then the branch is where it was.
    """
    old = run(root, "rev-parse", "--verify", "HEAD^{commit}").decode().strip()
    blob = new_blob(root, (root / path).read_bytes())
    entry = f"100644 {blob}\t{_prefix(root)}{path}"
    (root / _WORK).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="commit-", dir=root / _WORK) as bench:
        tree = new_tree(root, old, [entry], Path(bench).resolve())
    new = new_commit(root, tree, [old], message)
    run(root, "update-index", "-z", "--index-info", stdin=f"{entry}\0".encode())
    run(root, "update-ref", "-m", f"commit: {message.partition(chr(10))[0]}", "HEAD", new, old)
    with suppress(GitError):  # it ends with 1 where other files of the checkout have changed
        run(root, "update-index", "-q", "--refresh")
    return new


def _prefix(root: Path) -> str:
    """Where the checkout lies in its repository."""
    return run(root, "rev-parse", "--show-prefix").decode().rstrip("\n")
