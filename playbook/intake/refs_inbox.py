"""An inbox without a forge: a bare repository that numbers what is pushed for main.

Invariants:
- a commit is kept as it was pushed; what was said with it stands beside it, at `refs/pull/N/meta`;
- a number is given once, whatever ends the process, is pushed meanwhile, or is deleted later;
- all that one push writes is written at once, or nothing of it;
- no account's name is kept: a topic is known by a digest of its name and of who pushed it, and who
  pushed a number first by one of the number and of who that was;
- what one account has said, no other replaces.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from playbook.intake.atomic_file import replace_file
from playbook.intake.doors import Doorway, doorways, places
from playbook.intake.git_process import Bare, GitError, run
from playbook.intake.incoming import refuse
from playbook.intake.lock import locked
from playbook.intake.objects import read
from playbook.intake.proc_receive import Moved
from playbook.intake.proposal import as_said, said_of
from playbook.model.remote import Remote

MAIN: Final = "refs/heads/main"
_HOOK: Final = "hooks/proc-receive"
_MARK: Final = "playbook.inbox"
_REMOTE: Final = "playbook.remote"
_NUMBERED: Final = re.compile(r"refs/(?:pull|inbox/numbers)/([1-9][0-9]{0,9})(?:/(?:head|meta))?")
_TOPIC: Final = re.compile(r"refs/inbox/topics/([0-9a-f]{40})/([1-9][0-9]{0,9})")
_ACCOUNT: Final = re.compile(r"refs/inbox/accounts/([0-9a-f]{40})/([1-9][0-9]{0,9})")
_SETTINGS: Final = (
    # First: what was interrupted while it was set up can be set up again.
    (_MARK, "true"),
    # Every ref goes through the hook: git itself creates, moves and deletes none.
    ("receive.procReceiveRefs", "refs"),
    ("receive.advertisePushOptions", "true"),
    ("receive.fsckObjects", "true"),
    ("receive.maxInputSize", "64m"),
    ("receive.denyNonFastForwards", "true"),
    ("receive.denyDeletes", "true"),
    # Who pushes is told of no suggestion: ten thousand of them are a megabyte a push.
    ("receive.hideRefs", "refs/pull"),
    ("transfer.hideRefs", "refs/inbox"),
    # `playbook intake fetch` asks for commits by their ids, over any version of the protocol.
    ("uploadpack.allowTipSHA1InWant", "true"),
    ("core.logAllRefUpdates", "always"),
    # A setting of the account that serves this must not lead past the hook.
    ("core.hooksPath", "hooks"),
)
_LOCK: Final = "keep.lock"
_ATTEMPTS: Final = 40
_PAUSE: Final = 0.05


class NotOursError(Exception):
    """The folder holds something else; nothing was changed."""


class TakenError(Exception):
    """A topic stands for somebody else's commits."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A commit that may be kept: what was said with it, and the topic by which it is known."""

    commit: str
    said: Mapping[str, str] = field(default_factory=dict)
    topic: str = ""
    pusher: str = ""

    @property
    def key(self) -> str:
        """What the topic is known by; empty where there is none."""
        if not self.topic:
            return ""
        return _digest(self.pusher, self.topic)

    def account(self, number: int) -> str:
        """What who pushes is known by under a number; empty where the server names nobody."""
        return _digest(self.pusher, str(number)) if self.pusher else ""


class Earlier(NamedTuple):
    """What was said with the push that one replaces; `stays` where another account has said it."""

    said: Mapping[str, str]
    stays: bool


class Kept(NamedTuple):
    """An offer that was kept under a number."""

    number: int
    moved: Moved


@dataclass
class _Book:
    """The numbers that are given, as they were read; what is planned is entered at once."""

    last: int
    open: dict[int, str]
    said: Mapping[int, str]
    topics: dict[str, int]
    accounts: dict[int, str]
    moves: dict[str, tuple[str, str]] = field(default_factory=dict)

    def move(self, ref: str, new: str, old: str | None) -> None:
        """Enter that a ref moves; a second move in one push starts where the first one did."""
        before, _ = self.moves.get(ref, (old or "0" * len(new), new))
        self.moves[ref] = (before, new)


def make_inbox(root: Path, source: Path, remote: str, hook: str) -> None:
    """Set up an inbox with a checkout's main, or put its settings and hook right again.

    Raises NotOursError where the folder holds anything else, GitError where git fails.
    """
    fresh = not root.exists() or not any(root.iterdir())
    if not fresh and not RefsInbox(root).is_one:
        raise NotOursError
    main, root = _main_of(source), Bare(root)
    if fresh:
        root.mkdir(parents=True, exist_ok=True)
        run(root, "init", "--quiet", "--bare", "--template=", "--initial-branch=main")
    for key, value in (*_SETTINGS, (_REMOTE, remote)):
        run(root, "config", "--local", key, value)
    replace_file(root / _HOOK, hook.encode())
    (root / _HOOK).chmod(0o755)
    if not run(root, "for-each-ref", MAIN):
        fetching = ("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--end-of-options")
        place = str(source.resolve())
        run(root, *fetching, place, f"+{main}:{MAIN}", protocols=("file",))


def _main_of(source: Path) -> str:
    """The commit of a checkout's branch `main`; of what is checked out where there is none."""
    for name in (MAIN, "HEAD"):
        with suppress(GitError):
            found = run(source, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
            return found.decode().strip()
    raise GitError("nothing is committed here yet")


class RefsInbox:
    """An inbox that is there."""

    def __init__(self, path: Path) -> None:
        self.path = Bare(path)

    @property
    def is_one(self) -> bool:
        """Whether the folder is an inbox that this tool has set up."""
        with suppress(GitError):
            return self._setting(_MARK) == "true"
        return False

    def main(self) -> str:
        """The commit of main; raises GitError."""
        return run(self.path, "rev-parse", "--verify", f"{MAIN}^{{commit}}").decode().strip()

    def is_commit(self, name: str) -> bool:
        """Whether this id is a commit's, and no tag's or file's."""
        with suppress(GitError):
            return run(self.path, "cat-file", "-t", name).strip() == b"commit"
        return False

    def refuse(self, commit: str) -> None:
        """Raise ExplainedError where no fetch would keep what is new with a commit."""
        refuse(self.path, [commit], (), None)

    def holds(self, commit: str, main: str) -> bool:
        """Whether main holds a commit already."""
        return self._is_before(commit, main)

    def doorway(self, number: int) -> Doorway:
        """What the suggestion of a number is called where this inbox is fetched from."""
        (found,) = doorways(self._remote, [f"refs/pull/{number}/head"]).values()
        return found

    def numbers(self, suggestions: Iterable[str]) -> frozenset[int]:
        """The numbers of suggestions that this inbox can have, by their ids."""
        refs = (ref for one in suggestions for ref in places(self._remote, one))
        return frozenset(int(found.group(1)) for ref in refs if (found := _NUMBERED.fullmatch(ref)))

    @cached_property
    def _remote(self) -> Remote:
        name = self._setting(_REMOTE)
        return Remote(name=name or "main", url="file:///", main=not name)

    def blob(self, content: bytes) -> str:
        """The id of a file with this content, which is there from now on."""
        written = run(self.path, "hash-object", "-w", "--stdin", stdin=content)
        return written.decode().strip()

    def earlier(self, offer: Offer, closed: Collection[int]) -> Earlier:
        """What was said with the push that this one replaces; raises TakenError, or GitError."""
        book = self._book(closed)
        number = self._number(book, offer)
        self._refuse_taken(book, number, offer)
        blob = book.said.get(number)
        said = said_of(read(self.path, [blob])[blob]) if blob and number in book.open else {}
        return Earlier(said, _is_anothers(book, number, offer))

    def keep(self, offers: Sequence[Offer], closed: Collection[int]) -> list[Kept]:
        """Keep all of these, each under a number; raises TakenError, or GitError.

        A topic that is open, or the very commit, keeps the number it has; `closed` are the
        numbers that a person has closed.
        """
        # Git moves refs all or none, but who lists them meanwhile can see half of it.
        with locked(self.path / _LOCK):
            return self._kept(offers, closed)

    def _kept(self, offers: Sequence[Offer], closed: Collection[int]) -> list[Kept]:
        failed = GitError("no number could be given")
        for _ in range(_ATTEMPTS):
            book = self._book(closed)
            kept = [self._entered(book, one) for one in offers]
            moves = (f"update {ref} {new} {old}\n" for ref, (old, new) in book.moves.items())
            try:
                run(self.path, "update-ref", "--stdin", stdin="".join(moves).encode())
            except GitError as error:
                # Somebody else was given the number first: the next one is free.
                failed = error
                time.sleep(_PAUSE)
            else:
                return kept
        raise failed

    def _book(self, closed: Collection[int]) -> _Book:
        refs = self._refs("refs/pull", "refs/inbox")
        heads = {ref: name for ref, name in refs.items() if ref.endswith("/head")}
        open_refs = self._refs(f"--no-merged={MAIN}", "refs/pull/*/head").keys()
        waiting = _by_number({ref: name for ref, name in heads.items() if ref in open_refs})
        named = (found for ref in refs if (found := _TOPIC.fullmatch(ref)))
        topics = sorted((int(one.group(2)), one.group(1)) for one in named)
        return _Book(
            last=max(_by_number(refs), default=0),
            open={number: head for number, head in waiting.items() if number not in closed},
            said=_by_number({ref: name for ref, name in refs.items() if ref.endswith("/meta")}),
            topics={key: number for number, key in topics},
            accounts={
                int(found.group(2)): found.group(1)
                for ref in refs
                if (found := _ACCOUNT.fullmatch(ref))
            },
        )

    def _entered(self, book: _Book, offer: Offer) -> Kept:
        """An offer with its number; what has to be written for it stands in the book then."""
        number = self._number(book, offer)
        self._refuse_taken(book, number, offer)
        old = book.open.get(number)
        self._write(book, number, offer)
        book.last = max(book.last, number)
        book.open[number] = offer.commit
        if offer.key:
            book.topics[offer.key] = number
        forced = old is not None and not self._is_before(old, offer.commit)
        return Kept(number, Moved(f"refs/pull/{number}/head", old, offer.commit, forced=forced))

    def _write(self, book: _Book, number: int, offer: Offer) -> None:
        """Each ref only from where it was: where somebody else moves one, nothing is written."""
        said = self.blob(as_said(offer.said))
        if number not in book.open:
            book.move(f"refs/inbox/numbers/{number}", said, None)
        book.move(f"refs/pull/{number}/head", offer.commit, book.open.get(number))
        if not _is_anothers(book, number, offer):
            if offer.said:
                book.move(f"refs/pull/{number}/meta", said, book.said.get(number))
            account = offer.account(number)
            if account and account != book.accounts.get(number):
                book.move(f"refs/inbox/accounts/{account}/{number}", said, None)
                book.accounts[number] = account
        if offer.key and book.topics.get(offer.key) != number:
            book.move(f"refs/inbox/topics/{offer.key}/{number}", said, None)

    def _refuse_taken(self, book: _Book, number: int, offer: Offer) -> None:
        """Without accounts, a topic is replaced by what builds on it or claims the same author."""
        old = book.open.get(number)
        if old is None or offer.pusher or self._is_before(old, offer.commit):
            return
        if self._author(old) != self._author(offer.commit):
            raise TakenError(str(number))

    def _number(self, book: _Book, offer: Offer) -> int:
        topic = book.topics.get(offer.key)
        if topic in book.open:
            return topic
        same = (number for number, head in book.open.items() if head == offer.commit)
        again = None if offer.key else next(same, None)
        return again or book.last + 1

    def _author(self, commit: str) -> bytes:
        return run(self.path, "log", "-1", "--format=%aE", commit).strip().lower()

    def _is_before(self, one: str, other: str) -> bool:
        with suppress(GitError):
            run(self.path, "merge-base", "--is-ancestor", one, other)
            return True
        return False

    def _setting(self, key: str) -> str:
        return run(self.path, "config", "--local", "--default", "", "--get", key).decode().strip()

    def _refs(self, *arguments: str) -> dict[str, str]:
        listed = run(self.path, "for-each-ref", "--format=%(objectname) %(refname)", *arguments)
        pairs = (line.split(" ", 1) for line in listed.decode(errors="replace").splitlines())
        return {ref: name for name, ref in pairs}


def _is_anothers(book: _Book, number: int, offer: Offer) -> bool:
    """Whether what stands under a number was said by another account; a topic is one's own."""
    if number not in book.open or number == book.topics.get(offer.key):
        return False
    return book.accounts.get(number, "") != offer.account(number)


def _digest(account: str, word: str) -> str:
    known = f"{account}\0{word}".encode(errors="surrogateescape")
    return hashlib.sha256(known).hexdigest()[:40]


def _by_number(refs: Mapping[str, str]) -> dict[int, str]:
    found = ((_NUMBERED.fullmatch(ref), name) for ref, name in refs.items())
    return {int(one.group(1)): name for one, name in found if one}
