"""What git tells a `proc-receive` hook of a push, and what the hook answers (githooks(5)).

Invariants: every ref that was pushed gets an answer, in the order it came; a reason is one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final, NamedTuple

from playbook.intake.pkt_line import PacketError, read_section, section
from playbook.model.text import on_one_line, visible

_VERSION: Final = b"version=1"
_OPTIONS: Final = b"push-options"
_ATOMIC: Final = b"atomic"
_COMMAND: Final = re.compile(rb"([0-9a-f]{40}|[0-9a-f]{64}) ([0-9a-f]{40}|[0-9a-f]{64}) (.+)")
_REASON_LENGTH: Final = 400


class Command(NamedTuple):
    """A ref as it was pushed: to this commit, from what it was; zeros stand for no commit."""

    old: str
    new: str
    ref: str

    @property
    def deletes(self) -> bool:
        """Whether the ref is to go away."""
        return not self.new.strip("0")


@dataclass(frozen=True, slots=True)
class Push:
    """The refs of a push, and what was said with it (`git push -o`)."""

    commands: tuple[Command, ...]
    options: tuple[str, ...]
    atomic: bool


class Moved(NamedTuple):
    """The ref that a push has really moved; `old` is None where it is new."""

    ref: str
    old: str | None
    new: str
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one ref: refused for a reason, moved elsewhere, or left to git itself."""

    ref: str
    reason: str | None = None
    moved: Moved | None = None


def read_push(stream: BinaryIO, reply: BinaryIO) -> Push:
    """What is pushed, after both sides have agreed on version 1; raises PacketError."""
    offered = _offered(read_section(stream))
    both = _OPTIONS in offered
    _send(reply, [_VERSION + b"\0" + (_OPTIONS if both else b"")])
    commands = tuple(map(_command, read_section(stream)))
    options = read_section(stream) if both else []
    said = tuple(option.decode(errors="replace") for option in options)
    return Push(commands, said, atomic=_ATOMIC in offered)


def send_answers(reply: BinaryIO, answers: Iterable[Answer]) -> None:
    """Tell git what came of each ref."""
    _send(reply, [line.encode(errors="surrogateescape") for one in answers for line in _lines(one)])


def _offered(packets: list[bytes]) -> frozenset[bytes]:
    version, _, features = (packets[0] if packets else b"").partition(b"\0")
    if version != _VERSION:
        raise PacketError("git speaks another version to its hook")
    return frozenset(features.split())


def _command(packet: bytes) -> Command:
    found = _COMMAND.fullmatch(packet)
    if not found:
        raise PacketError("no old id, new id and ref")
    old, new, ref = found.groups()
    return Command(old.decode(), new.decode(), ref.decode(errors="surrogateescape"))


def _lines(answer: Answer) -> Iterator[str]:
    if answer.reason is not None:
        yield f"ng {answer.ref} {visible(on_one_line(answer.reason))[:_REASON_LENGTH]}"
        return
    yield f"ok {answer.ref}"
    moved = answer.moved
    if moved is None:
        yield "option fall-through"
        return
    yield f"option refname {moved.ref}"
    if moved.old:
        yield f"option old-oid {moved.old}"
    yield f"option new-oid {moved.new}"
    if moved.forced:
        yield "option forced-update"


def _send(stream: BinaryIO, packets: Iterable[bytes]) -> None:
    stream.write(section(packets))
    stream.flush()
