"""Mails to suggestions: a series of patches is one, a patch that stands alone is one.

Invariants: a mail belongs to one suggestion at most; a series of which a patch is missing is none,
because the others were written to follow it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from playbook.intake.mail import Letter
from playbook.intake.mail_header import Author, Thread
from playbook.intake.patch import Patch
from playbook.intake.refusal import INCOMPLETE, TOO_MANY_PATCHES, MailError
from playbook.model.finding import Words

_PATCHES_AT_MOST: Final = 100
_NAMED_AT_MOST: Final = 10


class Origin(NamedTuple):
    """Where a mail was found: the file as it was named, and the mail's number in it."""

    file: str
    mail: int


class Refusal(NamedTuple):
    """What was not taken in: its first mail, and why."""

    origin: Origin
    reason: Words


class Cover(NamedTuple):
    """The title and words for a whole series, and who wrote them."""

    author: Author
    words: str


class Proposal(NamedTuple):
    """A suggestion as its sender made it, before it has a commit.

    `base` is the commit that the sender's git named, which may be anything.
    """

    origin: Origin
    patches: tuple[Patch, ...]
    cover: Cover | None
    base: str | None


Sent = tuple[Origin, Letter]


@dataclass(slots=True)
class _Series:
    """Mails that belong together, by their numbers, as they are found."""

    root: str
    first: Letter
    last: int
    mails: dict[int, Sent] = field(default_factory=dict)

    def lacks(self, root: str, letter: Letter) -> bool:
        """Whether a mail can be one of this series."""
        own, other = self.first.heading, letter.heading
        same = (self.root, own.version, own.total) == (root, other.version, other.total)
        return same and other.number not in self.mails


def proposals(sent: Sequence[Sent]) -> tuple[tuple[Proposal, ...], tuple[Refusal, ...]]:
    """The suggestions that mails make, in the order of their first mails, and what is none."""
    found: list[Proposal] = []
    refused: list[Refusal] = []
    for mails in _together(sent):
        try:
            found.append(_proposal(mails))
        except MailError as error:
            refused.append(Refusal(mails[0][0], error.reason))
    return tuple(found), tuple(refused)


def _proposal(mails: Sequence[Sent]) -> Proposal:
    letters = [letter for _, letter in mails]
    total = letters[0].heading.total
    patches = tuple(patch for letter in letters for patch in letter.patches)
    if max(total, len(patches)) > _PATCHES_AT_MOST:
        raise MailError(TOO_MANY_PATCHES, most=_PATCHES_AT_MOST)
    missing = sorted(set(range(1, total + 1)) - {letter.heading.number for letter in letters})
    if missing:
        named = ", ".join(map(str, missing[:_NAMED_AT_MOST]))
        raise MailError(INCOMPLETE, total=total, missing=named)
    covers = (Cover(letter.author, letter.words) for letter in letters if letter.words)
    bases = (letter.base for letter in letters if letter.base)
    return Proposal(mails[0][0], patches, next(covers, None), next(bases, None))


def _together(sent: Sequence[Sent]) -> list[list[Sent]]:
    """The mails of each suggestion, by their numbers."""
    roots = _roots([letter.thread for _, letter in sent])
    series: list[_Series] = []
    for (origin, letter), root in zip(sent, roots, strict=True):
        number = letter.heading.number
        place = _place(series, root, letter) if letter.heading.total else None
        if place is None:
            place = _Series(root, letter, number)
            series.append(place)
        place.mails[number] = origin, letter
        place.last = number
    return [[one.mails[number] for number in sorted(one.mails)] for one in series]


def _place(series: Sequence[_Series], root: str, letter: Letter) -> _Series | None:
    """The series that lacks this mail: of the same sender, else the one with its neighbour."""
    lacking = [one for one in reversed(series) if one.lacks(root, letter)]
    own = [one for one in lacking if one.first.sender == letter.sender]
    beside = [one for one in lacking if abs(one.last - letter.heading.number) == 1]
    return next(iter((*own, *beside)), None)


def _roots(threads: Sequence[Thread]) -> list[str]:
    """The mail that began each mail's conversation; empty for a mail that is in none."""
    answers = {one.identity: one.answers for one in threads if one.identity}
    answered = {identity for one in threads for identity in one.answers}
    return [
        _root(one, answers) if one.answers or one.identity in answered else "" for one in threads
    ]


def _root(thread: Thread, answers: Mapping[str, tuple[str, ...]]) -> str:
    passed = {thread.identity}
    root = thread.answers[0] if thread.answers else thread.identity
    while root not in passed and answers.get(root):
        passed.add(root)
        root = answers[root][0]
    return root
