"""What the headers of a mail say: who wrote it, when, and which patch of which series it is.

Invariants: no header over its limit is looked into; an author is three values that git's own fsck
takes; every name is a claim of who sent the mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from email.header import Header, decode_header
from email.message import Message
from email.utils import mktime_tz, parsedate_tz
from typing import Final, NamedTuple

from playbook.intake.incoming import LAST_SECOND
from playbook.intake.refusal import NO_AUTHOR, NO_DATE, TOO_LONG, MailError
from playbook.model.text import on_one_line

_HEADER_AT_MOST: Final = 4_000
_THREAD_AT_MOST: Final = 20_000
_IDENTITY: Final = re.compile(r"<[^<>\s]{1,250}>")
_ADDRESS: Final = (
    re.compile(r"<([^<>\s\x00-\x1f]{1,254})>"),
    re.compile(r"([^<>\s()\x00-\x1f]{1,254})"),
)
# What git strips from both ends of a name.
_CRUD: Final = "".join(map(chr, range(33))) + ".,:;<>\"\\'()"
_UNWANTED: Final = re.compile(r"[<>\x00-\x1f\x7f-\x9f]")
_BEFORE_TITLE: Final = re.compile(
    r"\s*(?:(?:re|fwd?|tr|rép)\s*:|\[([^\[\]]{0,200})\])\s*", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"(?<!\S)([0-9]{1,4})/([0-9]{1,4})(?!\S)")
_VERSION: Final = re.compile(r"(?<!\S)v([0-9]{1,4})(?!\S)", re.IGNORECASE)
# As browsers read these names: who writes ISO-8859-1 and sends ’ means Windows-1252.
_CHARSETS: Final[Mapping[str, str]] = {
    "iso-8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-15": "iso-8859-15",
}
_A_DAY: Final = 24 * 60 * 60


class Author(NamedTuple):
    """Who wrote a patch and when, as a commit of git says it: `1790000000 -0500`."""

    name: str
    address: str
    date: str


class Heading(NamedTuple):
    """A subject: `[PATCH v2 1/3] Words` is number 1 of 3 in version 2; a single one has 0 of 0."""

    title: str
    version: int
    number: int
    total: int


class Thread(NamedTuple):
    """A mail's own id, and the ids of those that it answers, the oldest first."""

    identity: str
    answers: tuple[str, ...]


def text_of(data: bytes, charset: str | None) -> bytes:
    """The bytes as UTF-8: what is UTF-8 already stays, whatever its mail calls it.

    What neither is UTF-8 nor has a charset that we know stays as it is.
    """
    try:
        data.decode()
    except UnicodeDecodeError:
        codec = _CHARSETS.get((charset or "").lower())
        return data.decode(codec, "replace").encode() if codec else data
    return data


def header(message: Message, name: str) -> str:
    """A header on one line, decoded; empty where it is missing."""
    written = message.get(name, "")
    if len(str(written)) > _HEADER_AT_MOST:
        raise MailError(TOO_LONG, name=name, most=_HEADER_AT_MOST)
    return on_one_line(_decoded(written).replace("\r", ""))


def _decoded(written: str | Header) -> str:
    parts = decode_header(written)
    return "".join(
        part if isinstance(part, str) else _part(part, charset) for part, charset in parts
    )


def _part(written: bytes, charset: str | None) -> str:
    known = "cp1252" if charset in {None, "unknown-8bit"} else charset
    return text_of(written, known).decode(errors="replace")


def heading(subject: str) -> Heading:
    """The parts of a subject, without what mail programs and git put before its words."""
    at, version, number, total = 0, 1, 0, 0
    while found := _BEFORE_TITLE.match(subject, at):
        at = found.end()
        prefix = found.group(1) or ""
        if numbered := _NUMBER.search(prefix):
            number, total = int(numbered.group(1)), int(numbered.group(2))
        if versioned := _VERSION.search(prefix):
            version = int(versioned.group(1))
    return Heading(subject[at:], version, number, total)


def author(source: str, date: str) -> Author:
    """The author of a patch by `From:` and `Date:`; a name that is missing is the mailbox's."""
    found = next((one for one in _addresses(source) if one.group(1).strip("@" + _CRUD)), None)
    if found is None:
        raise MailError(NO_AUTHOR)
    address = found.group(1).strip(_CRUD)
    name = _UNWANTED.sub("", source[: found.start()] + source[found.end() :]).strip(_CRUD)
    mailbox = address.partition("@")[0].strip(_CRUD)
    return Author(name or mailbox or address, address, _date(date))


def _addresses(source: str) -> Iterator[re.Match[str]]:
    """What may be an address, the likeliest first: between angle brackets, at the end."""
    for pattern in _ADDRESS:
        yield from (one for one in reversed(list(pattern.finditer(source))) if "@" in one.group())


def _date(written: str) -> str:
    """Seconds and zone, as git writes them."""
    try:
        parsed = parsedate_tz(written)
        seconds = mktime_tz(parsed) if parsed else -1
    except (ValueError, OverflowError, IndexError, TypeError) as error:
        raise MailError(NO_DATE) from error
    zone = parsed[9] or 0 if parsed else 0
    if not 0 <= seconds < LAST_SECOND or abs(zone) >= _A_DAY:
        raise MailError(NO_DATE)
    hours, minutes = divmod(abs(zone) // 60, 60)
    return f"{seconds} {'-' if zone < 0 else '+'}{hours:02}{minutes:02}"


def thread(message: Message) -> Thread:
    """Where a mail stands in its conversation."""
    own = _IDENTITY.search(_raw(message, "message-id"))
    before = _IDENTITY.findall(f"{_raw(message, 'references')} {_raw(message, 'in-reply-to')}")
    return Thread(own.group() if own else "", tuple(before))


def _raw(message: Message, name: str) -> str:
    return str(message.get(name, ""))[:_THREAD_AT_MOST]
