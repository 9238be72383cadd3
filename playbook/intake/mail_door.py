"""The mail door: files of mails become suggestions in the quarantine.

Invariants:
- the same patches are the same suggestion, however often and in whatever form they are sent;
- a bad mail refuses itself, and what is refused keeps nothing else out;
- nothing but the quarantine is written.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from playbook.intake.bases import Bases
from playbook.intake.doors import crockford
from playbook.intake.git_process import GitError
from playbook.intake.hunks import changes_only
from playbook.intake.mail import read_letter
from playbook.intake.mailbox import mails, read_file
from playbook.intake.quarantine import Quarantine
from playbook.intake.refusal import ID_TAKEN, NOT_APPLIED, NOT_KEPT, MailError
from playbook.intake.series import Origin, Proposal, Refusal, Sent, proposals
from playbook.intake.workshop import Workshop, workshop
from playbook.model.suggestion import Door
from playbook.model.text import visible

_SHORT, _LONG = 8, 12
_REASON_AT_MOST: Final = 300


class Taken(NamedTuple):
    """A suggestion that came by mail; not `new` where the queue had it already."""

    id: str
    patches: int
    new: bool


class Imported(NamedTuple):
    """What came of importing files of mails, in the order of the mails."""

    taken: tuple[Taken, ...]
    refused: tuple[Refusal, ...]


class _Made(NamedTuple):
    """A suggestion with its id and commit, before the quarantine has it."""

    proposal: Proposal
    id: str
    commit: str
    new: bool


def import_files(quarantine: Quarantine, paths: Sequence[Path], day: dt.date) -> Imported:
    """Take in the suggestions that files of mails hold; those that are new are received today.

    `day` is today. Raises GitError where git itself can't work here.
    """
    sent, unread = _read(paths)
    found, incomplete = proposals(sent)
    bases = Bases(quarantine.path, quarantine.take_main_in())
    with workshop(quarantine.path) as shop:
        made, unfit = _made(found, shop, bases, quarantine.mail_heads())
        heads = {_ref(one.id): one.commit for one in made if one.new}
        reasons = quarantine.take_mail_in(shop.path, heads, day)
    unkept = [
        Refusal(
            one.proposal.origin, MailError(NOT_KEPT, reason=_told(reasons[_ref(one.id)])).reason
        )
        for one in made
        if _ref(one.id) in reasons
    ]
    taken = (one for one in made if _ref(one.id) not in reasons)
    return Imported(
        tuple(Taken(one.id, len(one.proposal.patches), one.new) for one in taken),
        _in_order(paths, (*unread, *incomplete, *unfit, *unkept)),
    )


def _in_order(paths: Sequence[Path], refused: Iterable[Refusal]) -> tuple[Refusal, ...]:
    places = {str(path): place for place, path in reversed(list(enumerate(paths)))}
    return tuple(sorted(refused, key=lambda one: (places[one.origin.file], one.origin.mail)))


def _read(paths: Iterable[Path]) -> tuple[list[Sent], list[Refusal]]:
    """The mails of all files, and those that hold no patch to take."""
    sent: list[Sent] = []
    refused: list[Refusal] = []
    for path in paths:
        for origin, raw in _mails(path, refused):
            try:
                sent.append((origin, read_letter(raw)))
            except MailError as error:
                refused.append(Refusal(origin, error.reason))
    return sent, refused


def _mails(path: Path, refused: list[Refusal]) -> Iterator[tuple[Origin, bytes]]:
    """The mails of a file; a file that can't be read is refused as its first mail."""
    try:
        found = mails(read_file(path))
    except MailError as error:
        refused.append(Refusal(Origin(str(path), 1), error.reason))
    else:
        for number, raw in enumerate(found, start=1):
            yield Origin(str(path), number), raw


def _made(
    found: Iterable[Proposal], shop: Workshop, bases: Bases, heads: Mapping[str, str]
) -> tuple[list[_Made], list[Refusal]]:
    """The suggestions with their commits, and what git does not apply."""
    have = dict(heads)
    made: list[_Made] = []
    refused: list[Refusal] = []
    for proposal in found:
        try:
            one = _make(proposal, shop, bases, have)
        except MailError as error:
            refused.append(Refusal(proposal.origin, error.reason))
        else:
            have[_ref(one.id)] = one.commit
            made.append(one)
    return made, refused


def _make(proposal: Proposal, shop: Workshop, bases: Bases, have: Mapping[str, str]) -> _Made:
    """The suggestion under the first id that is its own or free."""
    digest = _digest(proposal)
    for letters in (_SHORT, _LONG):
        name = f"{Door.MAIL}-{crockford(digest, letters)}"
        head = have.get(_ref(name))
        if head is None:
            return _Made(proposal, name, _commit(proposal, shop, bases), new=True)
        if _is_head_of(head, proposal, shop):
            return _Made(proposal, name, head, new=False)
    raise MailError(ID_TAKEN)


def _commit(proposal: Proposal, shop: Workshop, bases: Bases) -> str:
    """The commit on the first base that takes the patches; else what git says of the last."""
    reason = ""
    for base in bases.of(proposal):
        try:
            return shop.commit(proposal, base)
        except GitError as error:
            reason = _told(str(error))
    raise MailError(NOT_APPLIED, reason=reason)


def _is_head_of(head: str, proposal: Proposal, shop: Workshop) -> bool:
    """Whether a commit is what these patches make on the base that it has."""
    try:
        return shop.commit(proposal, shop.base_of(head, proposal)) == head
    except GitError:
        return False


def _digest(proposal: Proposal) -> bytes:
    """A digest of who wrote what, and of the base that was named.

    The base that was found is no part of it: main moves on, and the same patches stay the same.
    """
    cover = proposal.cover
    texts = [proposal.base or "", *((*cover.author, cover.words) if cover else ())]
    parts = [text.encode() for text in texts]
    for patch in proposal.patches:
        parts += [*(text.encode() for text in (*patch.author, patch.message))]
        parts.append(changes_only(patch.diff))
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).digest()


def _ref(name: str) -> str:
    return f"refs/{name}"


def _told(reason: str) -> str:
    """What git says first, safe for a terminal and not endless: a stranger chose its names."""
    return visible(reason.partition("\n")[0])[:_REASON_AT_MOST]
