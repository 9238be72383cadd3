"""A mail taken apart by the standard library, with nothing in it that would take it long.

Invariants:
- a header that nothing here reads is passed over, whatever it holds: servers write long ones;
- one that is read is bounded before it is looked into: how parameters are parted takes time that
  grows with the square of their length;
- a mail has no more parts than its limit.
"""

from __future__ import annotations

from collections.abc import Sequence
from email.message import Message
from email.parser import BytesParser
from email.policy import Compat32
from typing import Final

from playbook.intake.refusal import (
    HEADER_TOO_LONG,
    TOO_MANY_HEADERS,
    TOO_MANY_PARTS,
    MailError,
)

_LONGEST: Final = 4_000
# The ids of a long conversation.
_LONGEST_THREAD: Final = 20_000
_HEADERS_AT_MOST: Final = 100
_PARTS_AT_MOST: Final = 250
_OF_A_PART: Final = "content-"
_OF_A_THREAD: Final = frozenset({"references", "in-reply-to", "message-id"})
_READ: Final = frozenset({"from", "date", "subject", "mime-version"}) | _OF_A_THREAD


def parsed(raw: bytes) -> Message:
    """A mail in its parts. Raises MailError, or what the standard library raises."""
    count = -1  # the parser makes one that it throws away

    def part(policy: _Bounded | None = None) -> Message:
        nonlocal count
        count += 1
        if count > _PARTS_AT_MOST:
            raise MailError(TOO_MANY_PARTS, most=_PARTS_AT_MOST)
        return _Part(policy or _BOUNDED)

    return BytesParser(part, policy=_BOUNDED).parsebytes(raw)


class _Bounded(Compat32):
    """How headers are read: as ever, but for those that are too long."""

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        """A header's name and value, or a MailError."""
        name = sourcelines[0].partition(":")[0].lower()
        most = _LONGEST_THREAD if name in _OF_A_THREAD else _LONGEST
        if _is_read(name) and sum(map(len, sourcelines)) > most:
            raise MailError(HEADER_TOO_LONG, most=most)
        return super().header_source_parse(list(sourcelines))


class _Part(Message):
    """A part that keeps the headers that are read."""

    def set_raw(self, name: str, value: str) -> None:
        """Keep a header as it was written."""
        if not _is_read(name.lower()):
            return
        if len(self) >= _HEADERS_AT_MOST:
            raise MailError(TOO_MANY_HEADERS, most=_HEADERS_AT_MOST)
        super().set_raw(name, value)


def _is_read(name: str) -> bool:
    return name in _READ or name.startswith(_OF_A_PART)


_BOUNDED: Final = _Bounded()
