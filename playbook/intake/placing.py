"""Puts what a commit changes in its place in the checkout.

Invariants:
- a file of the checkout that differs from what the branch held is never overwritten;
- no link is followed, whenever somebody sets one: each folder is opened within the one before, and
  what is no folder is left as it is;
- a file is written as a checkout of it would be, and compared as git compares it: its line ends
  are those that the person asked git for.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple

from playbook.intake.git_process import GitError, run
from playbook.intake.own_git import line_ends
from playbook.intake.queue import changes_between, trees_of
from playbook.model.history import blob_id
from playbook.model.suggestion import Change

_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
_IN_THE_WAY: Final = frozenset({errno.ENOTDIR, errno.ELOOP, errno.EISDIR, errno.ENOTEMPTY})
_CHECKED_OUT: Final = "files"


class Obstacles(NamedTuple):
    """Why files can't be put in their places: they hold work, or something else stands there."""

    unsaved: tuple[str, ...]
    in_the_way: tuple[str, ...]


def changes_of(root: Path, old: str, new: str) -> tuple[Change, ...]:
    """The files that differ between two commits, in the order in which they are changed."""
    trees = trees_of(root, {old, new})
    return changes_of_trees(root, trees[old], trees[new])


def changes_of_trees(root: Path, old: str, new: str) -> tuple[Change, ...]:
    """As `changes_of`: what goes away comes first, for a folder can stand where a file was."""
    found = changes_between(root, [(old, new)]).get((old, new), ())
    return tuple(sorted(found, key=lambda change: (change.blob is not None, change.path)))


def entry(change: Change) -> str:
    """A file as `update-index --index-info` takes it; a page is never executable."""
    if change.blob is None:
        return f"0 {'0' * len(change.before or '')}\t{change.path}"
    return f"100644 {change.blob}\t{change.path}"


def obstacles(root: Path, changes: Sequence[Change], ours: Collection[str]) -> Obstacles:
    """What keeps changes from being made; what a file of `ours` holds is not asked."""
    gone = frozenset(change.path for change in changes if change.blob is None)
    blocked = {change.path: one for change in changes if (one := _blocked(root, change, gone))}
    free = [one for one in changes if one.path not in blocked and one.path not in ours]
    held, staged = _held(root, free), staged_in(root)
    unsaved = {one.path for one in free if one.path in staged}
    unsaved |= {one.path for one in free if one.before and one.path not in held}
    untracked = {one.path for one in free if not (one.before or _is_folder(root / one.path))} - held
    return Obstacles(
        tuple(sorted(unsaved)), tuple(sorted({*blocked.values(), *untracked} - unsaved))
    )


def _blocked(root: Path, change: Change, gone: Collection[str]) -> str | None:
    """What is no folder where one has to be, or the folder that stands where the file has to."""
    parts = change.path.split("/")
    for number in range(1, len(parts)):
        parent = "/".join(parts[:number])
        if _mode(root / parent) is None or parent in gone:
            return None
        if not _is_folder(root / parent):
            return parent
    stays = _is_folder(root / change.path) and not _goes(root, change.path, gone)
    return change.path if stays else None


def _goes(root: Path, folder: str, gone: Collection[str]) -> bool:
    """Whether nothing is left in a folder once these files have gone."""
    for place, folders, files in os.walk(root / folder):
        here = Path(place).relative_to(root)
        links = [name for name in folders if (Path(place) / name).is_symlink()]
        if links or any((here / name).as_posix() not in gone for name in files):
            return False
    return True


def _mode(path: Path) -> int | None:
    try:
        return path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def staged_in(root: Path) -> frozenset[str]:
    """The files of the index that are not those of the commit that is checked out. GitError."""
    listed = run(root, "diff", "--cached", "--name-only", "-z", "--no-renames", "HEAD")
    return frozenset(name.decode(errors="surrogateescape") for name in listed.split(b"\0") if name)


def _is_folder(path: Path) -> bool:
    return stat.S_ISDIR(_mode(path) or 0)


def _held(root: Path, changes: Sequence[Change]) -> frozenset[str]:
    """The paths at which the checkout has what the branch held: a file, or nothing."""
    free = {one.path for one in changes if not one.before and _mode(root / one.path) is None}
    there = {one.path: one.before for one in changes if one.before}
    contents = {path: _content(root, path) for path in there}
    found = {
        path: blob_id(content, like=there[path])
        for path, content in contents.items()
        if content is not None
    }
    # A file that was written with other line ends holds the same to git.
    found |= _cleaned(root, [path for path, blob in found.items() if blob != there[path]])
    return frozenset(free | {path for path, blob in found.items() if blob == there[path]})


def _cleaned(root: Path, paths: Sequence[str]) -> dict[str, str]:
    """The blob that git would make of each file."""
    asked = [path for path in paths if "\n" not in path]
    if not asked:
        return {}
    listing = "".join(f"{path}\n" for path in asked).encode(errors="surrogateescape")
    answer = run(root, *line_ends(root), "hash-object", "--stdin-paths", stdin=listing)
    return dict(zip(asked, answer.decode().split(), strict=True))


def _content(root: Path, path: str) -> bytes | None:
    """What a file holds; None where no plain file is to be had without following a link."""
    try:
        with _folder(root, path) as folder:
            opened = os.open(
                _name(path), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder
            )
            with os.fdopen(opened, "rb") as file:
                return file.read() if stat.S_ISREG(os.fstat(opened).st_mode) else None
    except OSError:
        return None


@contextmanager
def _folder(root: Path, path: str, *, made: bool = False) -> Iterator[int]:
    """The folder that a path lies in; it is `made` where there is none. OSError."""
    opened = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for name in path.split("/")[:-1]:
            if made:
                with suppress(FileExistsError):
                    os.mkdir(name, dir_fd=opened)
            inner = os.open(name, _FOLDER, dir_fd=opened)
            os.close(opened)
            opened = inner
        yield opened
    finally:
        os.close(opened)


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def prepare(root: Path, bench: Path, new: str, changes: Sequence[Change]) -> None:
    """Have git write the files of a commit as it would check them out, on a bench. GitError."""
    index, folder = bench / "index", bench / _CHECKED_OUT
    run(root, "read-tree", new, variables={"GIT_INDEX_FILE": str(index)})
    listing = "".join(f"{one.path}\0" for one in changes if one.blob)
    run(
        root,
        *line_ends(root),
        "checkout-index",
        "--force",
        "-z",
        "--stdin",
        f"--prefix={folder}/",
        stdin=listing.encode(errors="surrogateescape"),
        variables={"GIT_INDEX_FILE": str(index)},
    )


def place(root: Path, bench: Path, changes: Sequence[Change], ours: Collection[str]) -> None:
    """Bring the checkout and its index to what was prepared; done twice, it is the same.

    What the index no longer has as the branch had it, somebody has taken further since; a file of
    `ours` is put there whatever it holds.
    """
    indexed = _indexed(root)
    todo = [one for one in changes if one.path in ours or indexed.get(one.path) == one.before]
    for some in ([one for one in todo if not one.blob], [one for one in todo if one.blob]):
        held = _held(root, some)
        for change in some:
            if change.path in held or change.path in ours:
                _put(root, bench / _CHECKED_OUT / change.path, change)
    listing = "".join(f"{entry(change)}\0" for change in todo)
    stdin = listing.encode(errors="surrogateescape")
    run(root, "update-index", "-z", "--index-info", stdin=stdin)
    with suppress(GitError):  # it ends with 1 where other files of the checkout have changed
        run(root, *line_ends(root), "update-index", "-q", "--refresh")


def _indexed(root: Path) -> dict[str, str]:
    """The blob of each file of the index."""
    fields = run(root, "ls-files", "--stage", "-z").split(b"\0")[:-1]
    split = (field.decode(errors="surrogateescape").partition("\t") for field in fields)
    return {path: described.split(" ")[1] for described, _, path in split}


def _put(root: Path, made: Path, change: Change) -> None:
    """One file in its place, or out of it; what stands in the way is left to who put it there."""
    try:
        if change.blob is None:
            _take_away(root, change.path)
            return
        _sync(made)
        with _folder(root, change.path, made=True) as folder:
            os.replace(made, _name(change.path), dst_dir_fd=folder)
            os.fsync(folder)
    except OSError as error:
        if error.errno not in _IN_THE_WAY:
            raise


def _sync(made: Path) -> None:
    with made.open("rb") as file:
        os.fsync(file.fileno())


def _take_away(root: Path, path: str) -> None:
    """A file, and the folders that it leaves empty, as git does."""
    with suppress(FileNotFoundError), _folder(root, path) as folder:
        os.unlink(_name(path), dir_fd=folder)
    while path := path.rpartition("/")[0]:
        with _folder(root, path) as folder:
            os.rmdir(_name(path), dir_fd=folder)
