"""What suggestions changed when they were taken in: their pages before and after, from main's past.

Invariant: however many there are, the number of processes is the same. What is read is main's own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from playbook.intake.git_process import run
from playbook.intake.objects import contents
from playbook.intake.queue import changes_between, trees_of
from playbook.metadata.files import LEDGER, is_page
from playbook.metadata.limits import PAGE_SIZE
from playbook.model.queue import PageChange
from playbook.model.suggestion import Change
from playbook.model.text import Language

# `apply` names the suggestion in the commit that takes it in.
_FORMAT: Final = "--format=%H %P%x00%(trailers:key=Suggestion,valueonly,separator=%x20)"


def landed(path: Path, main: str, wanted: Collection[str]) -> dict[str, tuple[PageChange, ...]]:
    """The pages that each suggestion changed, by id; those that no commit of main names are out.

    Raises GitError.
    """
    if not wanted:
        return {}
    commits = dict(_commits(path, main, frozenset(wanted)))
    trees = trees_of(path, {commit for pair in commits.values() for commit in pair})
    pairs = {name: (trees[before], trees[after]) for name, (before, after) in commits.items()}
    found = changes_between(path, pairs.values())
    changes = {name: [*filter(_is_page, found.get(pair, ()))] for name, pair in pairs.items()}
    blobs = {blob for some in changes.values() for one in some for blob in _blobs(one)}
    texts = contents(path, blobs, PAGE_SIZE)
    return {name: tuple(_page_change(one, texts) for one in some) for name, some in changes.items()}


def commit_of(path: Path, main: str, name: str) -> str | None:
    """The commit of main that took a suggestion in; None where none says so. Raises GitError."""
    return next((commit for _, (_, commit) in _commits(path, main, frozenset({name}))), None)


def _commits(
    path: Path, main: str, wanted: frozenset[str]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """The commit before each suggestion was taken in, and the commit that did it.

    It changes the ledger: whoever else writes such a line into a message takes nothing in.
    """
    answer = run(path, "log", "--first-parent", _FORMAT, main, "--", LEDGER)
    for line in answer.decode(errors="replace").split("\n"):
        commits, _, name = line.partition("\0")
        commit, *parents = commits.split(" ")
        if name in wanted and parents:
            yield name, (parents[0], commit)


def _is_page(change: Change) -> bool:
    return is_page(change.path)


def _blobs(change: Change) -> Iterator[str]:
    yield from (blob for blob in (change.before, change.blob) if blob)


def _page_change(change: Change, texts: Mapping[str, bytes]) -> PageChange:
    """A page's file is named after its id and lies in its language's tree."""
    _, language, address = change.path.split("/", 2)
    before, after = (
        texts[blob].decode(errors="replace") if blob and blob in texts else None
        for blob in (change.before, change.blob)
    )
    name = address.rpartition("/")[2].removesuffix(".md")
    return PageChange(change.path, name, Language(language), before, after)
