"""What an inbox does with a push: checks it, keeps it, and answers in the pusher's terminal.

Invariants:
- what is found is an answer: only a tree that is hostile or out of place is refused, and what is no
  suggestion at all;
- a check that fails, or takes too long, keeps nothing out; no push ends in a traceback;
- refs that are no suggestions are left to git only where the server says a maintainer pushes.
"""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import FrameType
from typing import Final

import click

from playbook.cli.checkout import first_line
from playbook.cli.context import say
from playbook.cli.push_desk import SECONDS, Desk
from playbook.cli.push_words import (
    BAD_TOPIC,
    FILE_GOES_FIRST,
    HELD_ALREADY,
    HOSTILE,
    KEPT,
    KEPT_AGAIN,
    KEPT_AS_BEFORE,
    KEPT_IN_OTHER_WORDS,
    LONG_OPTION,
    MAIN_UNREADABLE,
    NO_CHANGE,
    NO_COMMIT,
    NO_TOPIC,
    NOT_CHECKED,
    NOT_KEPT,
    NOTHING_DELETED,
    NOTHING_NEW,
    ONLY_FOR,
    PUSH_AGAIN,
    TAKEN,
    TOGETHER,
    TOO_MUCH_SAID,
    TOO_SLOW,
    TOOL_TROUBLE,
    UNKNOWN_OPTION,
    WORDS_STAY,
)
from playbook.cli.words import IN_SUGGESTION, MORE, preferred
from playbook.intake.assessment import Assessed
from playbook.intake.git_process import ExplainedError, GitError
from playbook.intake.incoming import REASONS
from playbook.intake.proc_receive import Answer, Command, Push
from playbook.intake.push_options import (
    KNOWN,
    TOPIC_LENGTH,
    PushOptions,
    fitting,
    is_topic,
    push_options,
)
from playbook.intake.refs_inbox import Kept, Offer, RefsInbox, TakenError
from playbook.intake.taken_in import changed_paths
from playbook.metadata.files import PROPOSAL_PATH
from playbook.metadata.limits import FRONT_MATTER
from playbook.model.finding import Words
from playbook.model.text import Language, visible
from playbook.report.text import summary, text

_FOR: Final = re.compile(r"refs/for/main(?:/(.+))?")
_MAINTAINER: Final = "PLAYBOOK_MAINTAINER"
# Who pushes, as the server knows it: git's HTTP service says REMOTE_USER.
_PUSHER: Final = ("PLAYBOOK_PUSHER", "REMOTE_USER")
_LINES: Final = 200


class _RefusedError(Exception):
    """Why a ref is not kept, as `ng` says it."""

    def __init__(self, words: Words, **values: object) -> None:
        super().__init__(words.en)
        self.words = words
        self.values = values

    def told(self, language: Language) -> str:
        """The reason in a language."""
        values = {
            name: one.in_(language) if isinstance(one, Words) else one
            for name, one in self.values.items()
        }
        return say(self.words, language, **values)


class _OutOfTimeError(Exception):
    """A check took longer than whoever pushes waits."""


@dataclass
class _Case:
    """One ref of a push on its way: what it offers, what was found, in which language to say it."""

    command: Command
    options: PushOptions
    offer: Offer | None = None
    assessed: Assessed | None = None
    trouble: Words | None = None
    about: Mapping[str, object] = field(default_factory=dict)
    refusal: _RefusedError | None = None
    through: bool = False
    over: tuple[str, ...] = ()
    stays: bool = False
    reworded: bool = False

    @property
    def language(self) -> Language:
        """The language that was asked for; else that of the suggestion; else the locale's."""
        found = self.assessed.language if self.assessed else None
        return self.options.language or found or preferred()


def receive(inbox: RefsInbox, push: Push) -> list[Answer]:
    """What came of each ref of a push; what there is to say is said on standard error."""
    options = push_options(push.options)
    desk = Desk(inbox)
    desk.seconds = SECONDS / max(1, len(push.commands))
    cases = [_case(desk, command, options) for command in push.commands]
    if push.atomic:
        _all_or_none(cases)
    answers = _answers(desk, cases)
    _tell_options(options, cases)
    return answers


def _case(desk: Desk, command: Command, options: PushOptions) -> _Case:
    case = _Case(command, options)
    try:
        _judge(desk, case)
    except _RefusedError as refusal:
        case.refusal = refusal
    except _OutOfTimeError:
        case.trouble = TOO_SLOW
    except Exception as error:  # noqa: BLE001 - a check that fails must not lose a suggestion
        case.trouble, case.about = TOOL_TROUBLE, {"kind": type(error).__name__}
    return case


def _judge(desk: Desk, case: _Case) -> None:
    found = _FOR.fullmatch(case.command.ref)
    if not found:
        _leave_to_git(case)
        return
    offer = _offer(desk, case, found.group(1) or case.options.topic)
    case.offer = offer
    with _deadline(desk.seconds):
        _count(desk, offer)
        case.offer = _in_words(desk, case, offer)
        case.assessed = desk.assessed(case.offer)
    if case.assessed is None:
        case.trouble = MAIN_UNREADABLE
    elif case.assessed.refused:
        codes = sorted({one.code for one in case.assessed.refused})
        raise _RefusedError(HOSTILE, codes=", ".join(codes))


def _count(desk: Desk, offer: Offer) -> None:
    """Before any path is walked: what no fetch would keep is refused here."""
    try:
        desk.inbox.refuse(offer.commit)
    except ExplainedError as error:
        if error.words in REASONS:
            raise _RefusedError(NOT_KEPT, reason=error.words) from error
        raise


def _in_words(desk: Desk, case: _Case, offer: Offer) -> Offer:
    """What is offered, with what was said of it before and now."""
    try:
        earlier = desk.inbox.earlier(offer, desk.closed)
    except TakenError as taken:
        raise _RefusedError(TAKEN, topic=visible(offer.topic)) from taken
    case.stays = earlier.stays
    said, over = fitting(earlier.said, {} if earlier.stays else offer.said)
    case.over = tuple(sorted({*case.over, *over}))
    case.reworded = said != earlier.said
    return replace(offer, said=said)


def _leave_to_git(case: _Case) -> None:
    if os.environ.get(_MAINTAINER) != "1" or case.command.ref.startswith("refs/for/"):
        raise _RefusedError(ONLY_FOR)
    case.through = True


def _offer(desk: Desk, case: _Case, topic: str) -> Offer:
    """What is offered, where it is a suggestion at all."""
    command = case.command
    if command.deletes:
        raise _RefusedError(NOTHING_DELETED)
    if topic and not is_topic(topic):
        raise _RefusedError(BAD_TOPIC, most=TOPIC_LENGTH)
    if not desk.inbox.is_commit(command.new):
        raise _RefusedError(NO_COMMIT)
    if desk.inbox.holds(command.new, desk.commit):
        raise _RefusedError(NOTHING_NEW)
    pusher = next((name for one in _PUSHER if (name := os.environ.get(one))), "")
    said, case.over = fitting({}, case.options.said)
    return Offer(command.new, said, topic, pusher)


def _all_or_none(cases: Iterable[_Case]) -> None:
    """An atomic push is kept whole; suggestions and other refs don't go into one."""
    listed = list(cases)
    refused = any(case.refusal for case in listed)
    mixed = len({case.through for case in listed}) > 1
    for case in listed:
        if (refused or mixed) and not case.refusal:
            case.refusal = _RefusedError(TOGETHER)


def _answers(desk: Desk, cases: Sequence[_Case]) -> list[Answer]:
    offered = [case for case in cases if case.offer and not case.refusal]
    offers = [case.offer for case in offered if case.offer]
    try:
        kept = desk.inbox.keep(offers, _closed(desk)) if offers else []
    except (GitError, TakenError, OSError) as error:
        reason = first_line(error)
        for case in offered:
            case.refusal = _RefusedError(NOT_KEPT, reason=reason)
        kept = []
    under = {id(case): one for case, one in zip(offered, kept, strict=False)}
    return [_answer(desk, case, under.get(id(case))) for case in cases]


def _closed(desk: Desk) -> frozenset[int]:
    """While main can't be read, no number counts as closed."""
    try:
        return desk.closed
    except Exception:  # noqa: BLE001 - as above: nothing that fails may lose a suggestion
        return frozenset()


def _answer(desk: Desk, case: _Case, kept: Kept | None) -> Answer:
    ref, language = case.command.ref, case.language
    refusal = case.refusal
    if refusal is None and kept is None and not case.through:
        refusal = _RefusedError(NOT_KEPT, reason=_trouble(case, language))
    if refusal:
        _say(_report(case))
        return Answer(ref, reason=refusal.told(language))
    if kept:
        _say(_told(desk, case, kept))
        return Answer(ref, moved=kept.moved)
    return Answer(ref)


def _told(desk: Desk, case: _Case, kept: Kept) -> Iterator[str]:
    language, name = case.language, desk.inbox.doorway(kept.number).id
    yield from _report(case)
    moved = kept.moved
    as_before = KEPT_IN_OTHER_WORDS if case.reworded else KEPT_AS_BEFORE
    again = as_before if moved.old == moved.new else KEPT_AGAIN
    yield say(again if moved.old else KEPT, language, id=name)
    if case.stays:
        yield say(WORDS_STAY, language, id=name)
    for one in case.over:
        yield say(TOO_MUCH_SAID, language, option=one, most=FRONT_MATTER.size)
    if case.assessed:
        told = summary(case.assessed.findings, language)
        yield say(IN_SUGGESTION, language, id=name, summary=told)
        if nothing := _nothing(case.assessed):
            yield say(nothing, language, id=name)
    else:
        yield say(NOT_CHECKED, language, id=name, reason=_trouble(case, language))
    topic = case.offer.topic if case.offer else ""
    yield say(PUSH_AGAIN if topic else NO_TOPIC, language, topic=visible(topic))


def _nothing(assessed: Assessed) -> Words | None:
    """What to say of a suggestion that would change nothing of main."""
    if set(assessed.proposed.paths) - {PROPOSAL_PATH}:
        return None
    return HELD_ALREADY if any(changed_paths(assessed.suggestion)) else NO_CHANGE


def _report(case: _Case) -> Iterator[str]:
    """The findings as `playbook intake check` words them, as far as a terminal holds them."""
    if case.assessed is None:
        return
    lines = list(text(case.assessed.findings, case.assessed.texts, case.language))
    yield from lines[:_LINES]
    if len(lines) > _LINES:
        yield say(MORE, case.language, count=len(lines) - _LINES)
    changed = case.assessed.proposed.paths
    if PROPOSAL_PATH in changed and case.options.said:
        yield say(FILE_GOES_FIRST, case.language)


def _trouble(case: _Case, language: Language) -> str:
    return say(case.trouble or MAIN_UNREADABLE, language, **case.about)


def _tell_options(options: PushOptions, cases: Sequence[_Case]) -> None:
    """Name what was said with the push and not understood."""
    language = cases[0].language if cases else preferred()
    known = ", ".join(KNOWN)
    _say(say(UNKNOWN_OPTION, language, option=visible(one), known=known) for one in options.unknown)
    _say(say(LONG_OPTION, language, option=visible(one), most=2000) for one in options.long)


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line, err=True)


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Whatever is checked, whoever pushes gets an answer; systems without alarms do without."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise _OutOfTimeError

    if not hasattr(signal, "SIGALRM"):
        yield
        return
    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
