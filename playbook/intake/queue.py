"""The queue as git alone tells it: what is open, and which files each suggestion would change.

Invariants: nothing but commit and tree ids that git itself has listed is given to git; however many
suggestions there are, the number of processes is the same, but for one more for each that has taken
main in since it began.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from playbook.intake.doors import (
    WORDS,
    Doorway,
    doorways,
    mail_doorways,
    mail_places,
    places,
    words_of,
)
from playbook.intake.git_process import GitError, run
from playbook.intake.quarantine import Quarantine
from playbook.model.remote import Remote
from playbook.model.suggestion import Change, Door, Suggestion

_TREE: Final = re.compile(rb"[0-9a-f]{40}|[0-9a-f]{64}")
_NOTHING: Final = frozenset[str]()


class _Head(NamedTuple):
    """A suggestion's name and commit, and the blob with what was said of it."""

    doorway: Doorway
    remote: str
    commit: str
    said: str | None


def read_queue(
    quarantine: Quarantine, remotes: Sequence[Remote], main: str, day: dt.date
) -> tuple[Suggestion, ...]:
    """Every open suggestion, by id: its ref is there, and main does not hold its commit.

    `main` is the id of a commit that the quarantine holds; `day` stands for a day of receipt that
    the quarantine has lost. Raises GitError.
    """
    own = _main(quarantine.path, main)
    heads = [head for head in _open(quarantine, remotes, main) if head.commit not in own.past]
    return _suggestions(quarantine.path, heads, own, quarantine.received(), day)


def kept_ids(quarantine: Quarantine, remotes: Sequence[Remote]) -> frozenset[str]:
    """The ids of all suggestions whose refs the quarantine holds, open or not. Raises GitError."""
    listed = [doorways(remote, quarantine.heads(remote)).values() for remote in remotes]
    mailed = mail_doorways(quarantine.mail_heads())
    return frozenset(one.id for some in (*listed, mailed) for one in some)


def read_suggestion(
    quarantine: Quarantine, remotes: Sequence[Remote], main: str, name: str, day: dt.date
) -> Suggestion | None:
    """One suggestion by its id, open or not; it costs the same however many others there are.

    Raises GitError.
    """
    heads = [head for head in _at(quarantine, remotes, name) if head.doorway.id == name]
    own = _main(quarantine.path, main)
    return next(iter(_suggestions(quarantine.path, heads, own, quarantine.received(), day)), None)


def suggestion_of(
    path: Path, doorway: Doorway, commits: tuple[str, str], said: str | None, day: dt.date
) -> Suggestion:
    """A suggestion that came in just now; `commits` are main's and its own. Raises GitError."""
    main, commit = commits
    (found,) = _suggestions(path, [_Head(doorway, "", commit, said)], _main(path, main), {}, day)
    return found


def _at(quarantine: Quarantine, remotes: Sequence[Remote], name: str) -> Iterator[_Head]:
    for remote in remotes:
        refs = places(remote, name)
        there = quarantine.heads(remote, at=(*refs, *filter(None, map(words_of, refs))))
        for ref, doorway in doorways(remote, there).items():
            yield _Head(doorway, remote.name, there[ref], there.get(words_of(ref) or ""))
    mailed = quarantine.mail_heads(at=mail_places(name))
    for doorway in mail_doorways(mailed):
        yield _Head(doorway, Door.MAIL.value, mailed[doorway.ref], None)


def _suggestions(
    path: Path, heads: Sequence[_Head], main: _Main, received: Mapping[str, dt.date], day: dt.date
) -> tuple[Suggestion, ...]:
    bases = _bases(path, main, {head.commit for head in heads})
    changes = _changes(path, bases)
    suggestions = (
        Suggestion(
            id=head.doorway.id,
            door=head.doorway.door,
            remote=head.remote,
            ref=head.doorway.ref,
            head=head.commit,
            base=bases[head.commit],
            received_on=received.get(head.doorway.id, day),
            changes=changes.get(head.commit, ()),
            said=head.said,
        )
        for head in heads
    )
    return tuple(sorted(suggestions, key=lambda one: _natural(one.id)))


def _open(quarantine: Quarantine, remotes: Sequence[Remote], main: str) -> Iterator[_Head]:
    for remote in remotes:
        heads = quarantine.heads(remote, f"--no-merged={main}")
        said = quarantine.heads(remote, at=(WORDS,))
        for ref, doorway in doorways(remote, heads, remote.since).items():
            yield _Head(doorway, remote.name, heads[ref], said.get(words_of(ref) or ""))
    mailed = quarantine.mail_heads(f"--no-merged={main}")
    for doorway in mail_doorways(mailed):
        yield _Head(doorway, Door.MAIL.value, mailed[doorway.ref], None)


class _Main(NamedTuple):
    """Main's commit, and every commit of its past.

    Asked what main does not have, git goes by the dates of commits, and takes some of main's own
    for new where the clocks of people differ. The whole past of main it lists without a guess.
    """

    commit: str
    past: frozenset[str]


def _main(path: Path, commit: str) -> _Main:
    listed = run(path, "rev-list", "--stdin", stdin=f"{commit}\n".encode())
    return _Main(commit, frozenset(listed.decode().split()))


def _bases(path: Path, main: _Main, heads: Iterable[str]) -> dict[str, str | None]:
    """The commit of main that each head began from; None where the two have no common past."""
    wanted = sorted(set(heads))
    if not wanted:
        return {}
    asked = "".join(f"{commit}\n" for commit in [*wanted, f"^{main.commit}"]).encode()
    answer = run(path, "rev-list", "--topo-order", "--reverse", "--parents", "--stdin", stdin=asked)
    # The commits of main that each commit's own past touches: none, one or, of many, some two. A
    # line of commits shares one set, and no set grows with its past.
    touched: dict[str, frozenset[str]] = {}
    for line in answer.decode().splitlines():
        commit, *parents = line.split(" ")
        if commit in main.past:
            continue
        sets = [touched.get(parent, frozenset({parent})) for parent in parents]
        touched[commit] = sets[0] if len(sets) == 1 else _some(sets)
    return {head: _base(path, main.commit, head, touched.get(head, _NOTHING)) for head in wanted}


def _some(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    """The members of these sets; of more than two, two."""
    found = set[str]()
    for one in sets:
        found |= one
        if len(found) > 1:
            break
    return frozenset(sorted(found)[:2])


def _base(path: Path, main: str, head: str, touched: frozenset[str]) -> str | None:
    if len(touched) == 1:
        return next(iter(touched))
    try:
        answer = run(path, "merge-base", main, head)
    except GitError:
        return None
    return answer.decode().split()[0]


def _changes(path: Path, bases: Mapping[str, str | None]) -> dict[str, tuple[Change, ...]]:
    """The files that differ between each head and its base; of those that have one."""
    began = {head: base for head, base in bases.items() if base}
    trees = trees_of(path, {*began, *began.values()})
    compared = {head: (trees[base], trees[head]) for head, base in began.items()}
    found = changes_between(path, compared.values())
    return {head: found.get(pair, ()) for head, pair in compared.items()}


def changes_between(
    path: Path, trees: Iterable[tuple[str, str]], only: Sequence[str] = ()
) -> dict[tuple[str, str], tuple[Change, ...]]:
    """The files that differ between each two trees; a pair without a difference may be absent.

    Where `only` names files, no other is looked at.
    """
    asked = "".join(f"{one} {other}\n" for one, other in sorted(set(trees))).encode()
    if not asked:
        return {}
    arguments = ("diff-tree", "--stdin", "-r", "-z", "--raw", "--no-renames", "--no-abbrev")
    files = ("--", *(f":(literal){name}" for name in only)) if only else ()
    return _differences(run(path, *arguments, *files, stdin=asked))


def trees_of(path: Path, commits: Iterable[str]) -> Mapping[str, str]:
    """The tree of each commit; every one of them has to be there."""
    wanted = sorted(set(commits))
    if not wanted:
        return {}
    asked = "".join(f"{commit}^{{tree}}\n" for commit in wanted).encode()
    answer = run(path, "cat-file", "--batch-check=%(objectname)", stdin=asked)
    found = [line.decode() for line in answer.splitlines() if _TREE.fullmatch(line)]
    return dict(zip(wanted, found, strict=True))


def _differences(answer: bytes) -> dict[tuple[str, str], tuple[Change, ...]]:
    """What `diff-tree --stdin -z` answers: a line for each pair, then its files.

    A file begins with a colon and ends with NUL, as no line of a pair does: a path can hold any
    other byte, and is never taken for anything but a path.
    """
    found: dict[tuple[str, str], list[Change]] = {}
    changes: list[Change] = []
    at = 0
    while at < len(answer):
        if answer[at : at + 1] == b":":
            middle = answer.index(b"\0", at)
            end = answer.index(b"\0", middle + 1)
            changes.append(_change(answer[at + 1 : middle], answer[middle + 1 : end]))
            at = end + 1
        else:
            end = answer.index(b"\n", at)
            one, _, other = answer[at:end].decode().partition(" ")
            changes = found.setdefault((one, other), [])
            at = end + 1
    return {pair: tuple(listed) for pair, listed in found.items()}


def _change(described: bytes, path: bytes) -> Change:
    _, mode, before, blob, _ = described.decode().split(" ")
    return Change(
        path=path.decode(errors="surrogateescape"),
        mode=mode,
        before=before if before.strip("0") else None,
        blob=blob if blob.strip("0") else None,
    )


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    """The order of a person: `pr-9` before `pr-10`."""
    parts = re.split(r"([0-9]+)", name)
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
