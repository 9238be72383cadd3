"""Which refs of a remote are suggestions, and what they are called.

Invariants: a ref that is no door's is never fetched; two refs of one remote never share an id; a
number is written in one way only, so that `refs/pull/012/head` is nobody's.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from playbook.model.remote import Remote
from playbook.model.slug import slug
from playbook.model.suggestion import Door
from playbook.model.text import unsafe_character

# GitHub, Gitea, Forgejo, Gogs and Pagure; GitLab; Bitbucket Data Center.
_NUMBERED: Final = {
    Door.PULL: re.compile(r"refs/pull/([1-9][0-9]{0,9})/head"),
    Door.MERGE: re.compile(r"refs/merge-requests/([1-9][0-9]{0,9})/head"),
    Door.BITBUCKET: re.compile(r"refs/pull-requests/([1-9][0-9]{0,9})/from"),
}
# What was said with a push (`playbook intake serve-refs`), beside its head.
_SAID: Final = re.compile(r"(refs/pull/[1-9][0-9]{0,9}/)(head|meta)")
# Gerrit: the last two digits, the number, the patch set.
_CHANGE: Final = re.compile(r"refs/changes/([0-9]{2})/([1-9][0-9]{0,9})/([1-9][0-9]{0,5})")
WORDS: Final = "refs/pull/*/meta"
_BRANCHES: Final = "refs/heads/"
_MAIL: Final = re.compile(
    rf"refs/({Door.MAIL}-[0-9a-hjkmnp-tv-z]{{8}}(?:[0-9a-hjkmnp-tv-z]{{4}})?)"
)
# What `git check-ref-format` refuses: no server may make git take such a name for something else.
_NO_REF: Final = re.compile(r"[\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{|//|/\.|\.lock(?:/|$)|[./]$")
_REF_LENGTH: Final = 200
_APART: Final = re.compile(r"[\W_]+")
_SLUG_LENGTH: Final = 40
_CROCKFORD: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_SHORT, _LONG = 4, 12


class Doorway(NamedTuple):
    """A ref that is a suggestion."""

    id: str
    door: Door
    ref: str


def patterns(remote: Remote) -> tuple[str, ...]:
    """What to ask a remote for, as `ls-remote` takes it."""
    branches = (f"{_BRANCHES}{remote.branches}*",) if remote.branches else ()
    return (
        "refs/pull/*/head",
        WORDS,
        "refs/merge-requests/*/head",
        "refs/pull-requests/*/from",
        "refs/changes/*",
        *branches,
    )


def places(remote: Remote, suggestion: str) -> tuple[str, ...]:
    """The refs that a suggestion of this name can stand at, as `git for-each-ref` takes them.

    None where it can't be this remote's.
    """
    start = "" if remote.main else f"{remote.name}-"
    door, _, name = suggestion.removeprefix(start).partition("-")
    if not suggestion.startswith(start):
        return ()
    if name.isdecimal() and name.isascii():
        numbered = {
            Door.PULL: f"refs/pull/{name}/head",
            Door.MERGE: f"refs/merge-requests/{name}/head",
            Door.BITBUCKET: f"refs/pull-requests/{name}/from",
            Door.CHANGE: f"refs/changes/{name.zfill(2)[-2:]}/{name}/",
        }
        return tuple(ref for one, ref in numbered.items() if one == door)
    return (f"{_BRANCHES}{remote.branches}",) if remote.branches and door == Door.BRANCH else ()


def request_number(remote: Remote, suggestion: str) -> int | None:
    """The number that a forge gave a suggestion of this name; None for one that is no request."""
    found = doorways(remote, places(remote, suggestion)).values()
    numbers = (one.ref.split("/")[2] for one in found if one.door in {Door.PULL, Door.MERGE})
    return next(map(int, numbers), None)


def request_id(remote: Remote, number: int) -> str:
    """The suggestion that a request of a remote's forge is, by its number there."""
    door = Door.MERGE if remote.forge == "gitlab" else Door.PULL
    return f"{'' if remote.main else f'{remote.name}-'}{door}-{number}"


def words_of(ref: str) -> str | None:
    """Where a remote keeps what was said of the suggestion at this ref, if it keeps any."""
    found = _SAID.fullmatch(ref)
    return f"{found.group(1)}meta" if found and found.group(2) == "head" else None


def head_of(ref: str) -> str:
    """The ref of the suggestion that is spoken of at this ref: itself, where it is one."""
    found = _SAID.fullmatch(ref)
    return f"{found.group(1)}head" if found else ref


def doorways(remote: Remote, refs: Iterable[str], since: int = 1) -> dict[str, Doorway]:
    """The suggestions among a remote's refs, by ref; numbers before `since` are none.

    Of a Gerrit change, the newest patch set. Ids of a remote that is not main begin with its name.
    """
    names = sorted(set(refs))
    found = [
        *_numbered(names, since),
        *_changes(names, since),
        *_branches(remote, names),
    ]
    start = "" if remote.main else f"{remote.name}-"
    return {one.ref: one._replace(id=f"{start}{one.id}") for one in found}


def mail_places(suggestion: str) -> tuple[str, ...]:
    """The ref that a suggestion of this name has if it came by mail; none if it can't have."""
    ref = f"refs/{suggestion}"
    return (ref,) if _MAIL.fullmatch(ref) else ()


def mail_doorways(refs: Iterable[str]) -> Iterator[Doorway]:
    """The suggestions that came by mail: their refs, which we named ourselves, hold their ids."""
    for ref in refs:
        if found := _MAIL.fullmatch(ref):
            yield Doorway(found.group(1), Door.MAIL, ref)


def _numbered(refs: Iterable[str], since: int) -> Iterator[Doorway]:
    for ref in refs:
        for door, pattern in _NUMBERED.items():
            found = pattern.fullmatch(ref)
            if found and int(found.group(1)) >= since:
                yield Doorway(f"{door}-{found.group(1)}", door, ref)


def _changes(refs: Iterable[str], since: int) -> Iterator[Doorway]:
    newest: dict[str, tuple[int, str]] = {}
    for ref in refs:
        found = _CHANGE.fullmatch(ref)
        if found and found.group(2).zfill(2)[-2:] == found.group(1):
            number, patch_set = found.group(2), int(found.group(3))
            if int(number) >= since:
                newest[number] = max(newest.get(number, (0, "")), (patch_set, ref))
    for number, (_, ref) in newest.items():
        yield Doorway(f"{Door.CHANGE}-{number}", Door.CHANGE, ref)


def _branches(remote: Remote, refs: Iterable[str]) -> Iterator[Doorway]:
    """Branches under the remote's prefix; where four letters are not enough, twelve."""
    if not remote.branches:
        return
    prefix = f"{_BRANCHES}{remote.branches}"
    taken: set[str] = set()
    for ref in refs:
        if ref.startswith(prefix) and is_ref_name(ref):
            start = f"{Door.BRANCH}-{_slug(ref.removeprefix(prefix))}"
            digest = hashlib.sha256(ref.encode()).digest()
            short = f"{start}-{crockford(digest, _SHORT)}"
            name = f"{start}-{crockford(digest, _LONG)}" if short in taken else short
            taken.add(name)
            yield Doorway(name, Door.BRANCH, ref)


def is_ref_name(ref: str) -> bool:
    """Whether git takes this for the full name of a ref, and it can be shown to a person."""
    return (
        ref.startswith("refs/")
        and len(ref.encode(errors="surrogatepass")) <= _REF_LENGTH
        and not _NO_REF.search(ref)
        and not unsafe_character(ref)
    )


def _slug(name: str) -> str:
    words = _APART.sub("-", unicodedata.normalize("NFC", name))
    return slug(words)[:_SLUG_LENGTH].strip("-") or "branch"


def crockford(digest: bytes, letters: int) -> str:
    """The start of a digest in letters and digits that nobody takes for one another."""
    number = int.from_bytes(digest, "big")
    return "".join(_CROCKFORD[number >> (5 * place) & 31] for place in range(letters))
