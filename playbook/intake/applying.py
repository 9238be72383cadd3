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

import fcntl
import json
import os
import shutil
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import git

from playbook.intake.atomic_file import replace_file
from playbook.intake.git_process import GitError, run
from playbook.intake.merging import merges
from playbook.intake.objects import read
from playbook.intake.queue import changes_between, trees_of
from playbook.metadata.files import LEDGER
from playbook.model.history import blob_id
from playbook.model.suggestion import Change, Suggestion
from playbook.rules.sug.carriage import Carriage, carriage

_WORK: Final = ".playbook"
_JOURNAL: Final = "applying.json"
_LOCK: Final = "applying.lock"
_BENCH: Final = "applying"  # what is being written lies here, not among the pages
_BRANCH: Final = "refs/heads/"
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


class NotAppliedError(Exception):
    """Why a suggestion could not be taken in; nothing has changed. `paths` are in the way."""

    def __init__(self, reason: str, paths: Sequence[str] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.paths = tuple(paths)


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


@dataclass(frozen=True)
class _Journal:
    """A move of the branch from one commit to another that is not finished yet."""

    ref: str
    old: str
    new: str

    @property
    def content(self) -> bytes:
        return json.dumps({"ref": self.ref, "old": self.old, "new": self.new}).encode()


def apply(
    root: Path, quarantine: Path, suggestion: Suggestion, ledger: Mapping[str, bytes], say: Message
) -> Applied:
    """Take a suggestion in, with the records of the ledger that say so; `ledger` is by path.

    Raises NotAppliedError, or GitError; then nothing has changed that anybody sees.
    """
    with _alone(root):
        _resume(root)
        ref, old = _checked_out(root)
        run(
            root, *_SETTINGS, *_FETCH, str(quarantine.resolve()), suggestion.head,
            protocols=("file",),
        )  # fmt: skip
        tree = _tree(root, old, suggestion.head, ledger)
        new = _commit(root, tree, _parents(root, old, suggestion.head), suggestion.head, say)
        changes = _changes(root, old, new)
        _refuse_unsaved(root, changes, ledger)
        _move(root, _Journal(ref, old, new))
        return Applied(new, tuple(change.path for change in changes))


def resume(root: Path) -> bool:
    """Finish or undo what an earlier run was killed in; whether there was anything."""
    if not (root / _WORK / _JOURNAL).is_file():
        return False
    with _alone(root):
        return _resume(root)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """One at a time in a checkout; the system lets go of the lock of a process that died."""
    work = root / _WORK
    work.mkdir(exist_ok=True)
    with (work / _LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise NotAppliedError("busy") from error
        shutil.rmtree(work / _BENCH, ignore_errors=True)
        yield
        shutil.rmtree(work / _BENCH, ignore_errors=True)


def _checked_out(root: Path) -> tuple[str, str]:
    """The branch that is checked out, and its commit."""
    try:
        ref = run(root, "symbolic-ref", "--quiet", "HEAD").decode().strip()
    except GitError as error:
        raise NotAppliedError("no_branch") from error
    return ref, run(root, "rev-parse", "--verify", f"{ref}^{{commit}}").decode().strip()


def _tree(root: Path, old: str, head: str, ledger: Mapping[str, bytes]) -> str:
    """The tree of the branch with what the suggestion carries, and with the ledger."""
    merge = merges(root, [(old, head)])[old, head]
    if merge.tree is None or merge.conflicts:
        raise NotAppliedError("conflict", merge.conflicts)
    trees = trees_of(root, {old})
    changes = changes_between(root, [(trees[old], merge.tree)]).get((trees[old], merge.tree), ())
    apart = [change.path for change in changes if carriage(change.path) is Carriage.APART]
    if apart:
        raise NotAppliedError("apart", apart)
    entries = [_entry(change) for change in changes if carriage(change.path) not in _NOT_CARRIED]
    entries += [
        f"100644 {_blob(root, content)}\t{path}" for path, content in sorted(ledger.items())
    ]
    index = _bench(root) / "index"
    run(root, "read-tree", trees[old], index=index)
    listing = "".join(f"{entry}\0" for entry in entries).encode(errors="surrogateescape")
    run(root, "update-index", "-z", "--index-info", stdin=listing, index=index)
    return run(root, "write-tree", index=index).decode().strip()


def _bench(root: Path) -> Path:
    bench = root / _WORK / _BENCH
    bench.mkdir(exist_ok=True)
    return bench


def _entry(change: Change) -> str:
    """A file as `update-index --index-info` takes it; a page is never executable."""
    if change.blob is None:
        return f"0 {'0' * 40}\t{change.path}"
    return f"100644 {change.blob}\t{change.path}"


def _blob(root: Path, content: bytes) -> str:
    arguments = ("hash-object", "-w", "--stdin", "--no-filters")
    return run(root, *arguments, stdin=content).decode().strip()


def _parents(root: Path, old: str, head: str) -> tuple[str, ...]:
    """The branch, and the suggestion where each of its commits held only what may be carried.

    With the head as a parent, forges see that their request is merged.
    """
    arguments = ("log", "--format=", "--name-only", "-z", "-m", "--no-renames", head, f"^{old}")
    touched = {name for name in run(root, *arguments).split(b"\0") if name.strip(b"\n")}
    paths = {name.strip(b"\n").decode(errors="surrogateescape") for name in touched}
    if any(carriage(path) is Carriage.APART for path in paths):
        return (old,)
    return (old, head)


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


def _changes(root: Path, old: str, new: str) -> tuple[Change, ...]:
    trees = trees_of(root, {old, new})
    pair = (trees[old], trees[new])
    return changes_between(root, [pair]).get(pair, ())


def _refuse_unsaved(root: Path, changes: Sequence[Change], ledger: Mapping[str, bytes]) -> None:
    """Refuse where a file in the way holds what the branch does not; the ledger is ours."""
    staged = run(root, "diff", "--cached", "--name-only", "-z", "--no-renames", "HEAD")
    waiting = {name.decode(errors="surrogateescape") for name in staged.split(b"\0")}
    unsaved = [
        change.path
        for change in changes
        if change.path not in ledger
        and (change.path in waiting or not _holds(root / change.path, change.before))
    ]
    if unsaved:
        raise NotAppliedError("unsaved", unsaved)


def _holds(path: Path, blob: str | None) -> bool:
    """Whether a file of the checkout is this blob; None is no file."""
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return blob is None
    if not stat.S_ISREG(found.st_mode) or blob is None:
        return False
    return blob_id(path.read_bytes(), like=blob) == blob


def _move(root: Path, journal: _Journal) -> None:
    replace_file(root / _WORK / _JOURNAL, journal.content)
    try:
        command = f"update {journal.ref} {journal.new} {journal.old}\n"
        run(root, "update-ref", "-m", "playbook intake apply", "--stdin", stdin=command.encode())
    except GitError:
        (root / _WORK / _JOURNAL).unlink()
        raise
    _finish(root, journal)


def _resume(root: Path) -> bool:
    """Finish a move whose ref has moved; forget one whose ref has not."""
    journal = _journal(root)
    if journal is None:
        return False
    _unlock(root, journal.ref)
    now = run(root, "rev-parse", "--verify", f"{journal.ref}^{{commit}}").decode().strip()
    if now == journal.old or not _is_ancestor(root, journal.new, now):
        (root / _WORK / _JOURNAL).unlink()
    else:
        _finish(root, journal)
    return True


def _journal(root: Path) -> _Journal | None:
    try:
        content = (root / _WORK / _JOURNAL).read_bytes()
    except FileNotFoundError:
        return None
    return _Journal(**json.loads(content))


def _unlock(root: Path, ref: str) -> None:
    """Take away the locks of a git that was killed with the process that kept the journal."""
    for name in ("index", ref, "HEAD"):
        place = run(root, "rev-parse", "--git-path", f"{name}.lock").decode().strip()
        with suppress(FileNotFoundError):
            (root / place).unlink()


def _is_ancestor(root: Path, one: str, other: str) -> bool:
    try:
        run(root, "merge-base", "--is-ancestor", one, other)
    except GitError:
        return False
    return True


def _finish(root: Path, journal: _Journal) -> None:
    """Bring the checkout to where the branch is; done twice, it is the same."""
    changes = _changes(root, journal.old, journal.new)
    blobs = read(root, [change.blob for change in changes if change.blob])
    for change in changes:
        place = root / change.path
        if not change.path.startswith(LEDGER) and not _holds(place, change.before):
            continue  # it is there already, or somebody has changed it since
        if change.blob:
            replace_file(place, blobs[change.blob], at=_bench(root))
        else:
            place.unlink(missing_ok=True)
            _prune(root, place.parent)
    listing = "".join(f"{_entry(change)}\0" for change in changes)
    stdin = listing.encode(errors="surrogateescape")
    run(root, "update-index", "-z", "--index-info", stdin=stdin)
    with suppress(GitError):  # it ends with 1 where other files of the checkout have changed
        run(root, "update-index", "-q", "--refresh")
    (root / _WORK / _JOURNAL).unlink()


def _prune(root: Path, folder: Path) -> None:
    """Take away the folders that a deleted file leaves empty, as git does."""
    while folder != root:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def identity(root: Path) -> str:
    """The e-mail address that a commit of this checkout would name; to compare, never to print."""
    with git.Repo(root) as repo:
        return str(git.Actor.author(repo.config_reader()).email or os.environ.get("EMAIL", ""))


def authors(quarantine: Path, suggestion: Suggestion) -> frozenset[str]:
    """The e-mail addresses of a suggestion's commits; claims, to compare, never to print."""
    since = [f"^{suggestion.base}"] if suggestion.base else []
    listed = run(quarantine, "log", "--format=%aE%n%cE", suggestion.head, *since)
    return frozenset(line.casefold() for line in listed.decode(errors="replace").split())
