"""What the commits of a suggestion hold and who wrote them.

Invariants: every file that such a commit holds at a place where no suggestion may carry one, main
once held there too, or the commit is told as holding what is foreign; names and addresses are a
stranger's, and what could end a line or hide in one is taken out of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from playbook.intake.git_process import run
from playbook.model.suggestion import Suggestion
from playbook.rules.sug.carriage import Carriage, carriage

# A combined difference leaves out what a merge has as one of its parents had it: of a merge from
# main, main's own files. What the merge itself adds, no parent has.
_FILES: Final = (
    "log", "--format=", "--raw", "-c", "-z", "--no-abbrev", "--no-renames", "--no-relative",
    "--ignore-submodules=none",
)  # fmt: skip
_WRITERS: Final = ("log", "-z", "--encoding=UTF-8", "--date=raw", "--format=%an%x00%ae%x00%ad")
_PLAIN: Final = frozenset({"000000", "100644", "100755"})
_LENGTH: Final = 200
_MOST: Final = 20


class Writer(NamedTuple):
    """Who wrote a commit and when, as the commit claims."""

    name: str
    address: str
    date: str


def parents(root: Path, old: str, head: str) -> tuple[str, ...]:
    """The branch, and the suggestion where each of its commits held only what may be carried.

    With the head as a parent, forges see that their request is merged.
    """
    is_new = run(root, "rev-list", "--max-count=1", head, f"^{old}")
    foreign = any(
        mode not in _PLAIN or carriage(path) is Carriage.APART
        for mode, path in _held(run(root, *_FILES, head, f"^{old}"))
    )
    return (old, head) if is_new and not foreign else (old,)


def _held(answer: bytes) -> Iterator[tuple[str, str]]:
    """The mode and path of each file that a commit made what it is.

    Before the path stand a colon for each parent, the mode in each, and the mode in the commit.
    """
    fields = iter(answer.split(b"\0"))
    for field in fields:
        described = field.decode().strip("\n")
        modes = described.lstrip(":")
        if described:
            path = next(fields).decode(errors="surrogateescape")
            yield modes.split(" ")[len(described) - len(modes)], path


def writers(root: Path, old: str, head: str) -> tuple[Writer, ...]:
    """Who wrote the commits of a head that a branch does not have, newest first.

    A merge is nobody's writing: on a forge its author is who pressed the button.
    """
    listed = run(root, *_WRITERS, "--no-merges", "--topo-order", head, f"^{old}")
    fields = listed.decode(errors="replace").split("\0")[:-1]
    claims = zip(fields[::3], fields[1::3], fields[2::3], strict=True)
    return tuple(Writer(_tame(name), _tame(address), date) for name, address, date in claims)


def _tame(claim: str) -> str:
    """What may stand in a line of a commit: nothing that ends it, hides in it or parts it."""
    kept = (sign for sign in claim if sign.isprintable() and sign not in "<>")
    return "".join(kept)[:_LENGTH].strip()


def trailers(others: Iterable[Writer], known: Iterable[str]) -> str:
    """A line `Co-authored-by:` for each writer whose address is not among those `known`."""
    met = {address.casefold() for address in known}
    lines: list[str] = []
    for one in others:
        address = one.address.casefold()
        if one.name and address and address not in met:
            met.add(address)
            lines.append(f"Co-authored-by: {one.name} <{one.address}>\n")
    return "".join(lines[:_MOST])


def authors(quarantine: Path, suggestion: Suggestion) -> frozenset[str]:
    """The e-mail addresses of a suggestion's commits; claims, to compare, never to print."""
    since = [f"^{suggestion.base}"] if suggestion.base else []
    listed = run(quarantine, "log", "--format=%aE%n%cE", suggestion.head, *since)
    return frozenset(line.casefold() for line in listed.decode(errors="replace").split())
