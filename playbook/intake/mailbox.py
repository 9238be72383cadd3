"""Files of mails: one mail, or many as an mbox holds them.

Invariants: nothing over its limit is looked into; no pattern backtracks over more than a line of
250 bytes.
"""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path
from typing import Final

from playbook.intake.refusal import FILE_TOO_BIG, NOT_READ, TOO_MANY_MAILS, UTF_16, MailError

_MIB: Final = 1024 * 1024
_FILE_AT_MOST: Final = 32 * _MIB
_MAILS_AT_MOST: Final = 1_000
_BOM: Final = b"\xef\xbb\xbf"
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_FROM: Final = re.compile(rb"^From [^\n]{1,250}$", re.MULTILINE)
# What git looks for in such a line, so that a sentence which begins with "From" parts no mail.
_WHEN: Final = re.compile(rb"[0-9]:[0-9]{2}[^\n]{0,20} (?:19|20)[0-9]{2}")
# mboxrd: a line of a mail that would part it has a sign more than it had.
_QUOTED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)
_GIT_LINE: Final = re.compile(rb"^diff --git [^\n]*\n", re.MULTILINE)
_FIRST_LINE: Final = re.compile(rb"[^\n]*\n")


def read_file(path: Path) -> bytes:
    """The bytes of a file, or a MailError that says why not."""
    try:
        with path.open("rb") as file:
            content = file.read(_FILE_AT_MOST + 1)
    except OSError as error:
        raise MailError(NOT_READ, reason=str(error.strerror)) from error
    if len(content) > _FILE_AT_MOST:
        raise MailError(FILE_TOO_BIG, most=_FILE_AT_MOST // _MIB)
    return content


def from_utf_16(content: bytes) -> bytes:
    """What `>` has written in PowerShell, as git printed it; other bytes as they are.

    PowerShell reads git's UTF-8 in the console's code page. Where every character is ASCII, none
    can have been taken for another; where one is not, MailError.
    """
    if not content.startswith(_UTF_16):
        return content
    try:
        return content.decode("utf-16").encode("ascii")
    except UnicodeError as error:
        raise MailError(UTF_16) from error


def mails(content: bytes) -> tuple[bytes, ...]:
    """The mails of a file in their order, each from its first header on, with LF line ends."""
    text = from_utf_16(content).removeprefix(_BOM).lstrip(b"\r\n")
    found = (one.start() for one in _FROM.finditer(text) if _WHEN.search(one.group()))
    starts = list(islice(found, _MAILS_AT_MOST + 1))
    if len(starts) > _MAILS_AT_MOST:
        raise MailError(TOO_MANY_MAILS, most=_MAILS_AT_MOST)
    if starts[:1] != [0]:
        return (with_line_feeds(text),)
    ends = [*starts[1:], len(text)]
    return tuple(_mail(text[start:end]) for start, end in zip(starts, ends, strict=True))


def _mail(stored: bytes) -> bytes:
    return with_line_feeds(_QUOTED.sub(rb"\1", stored.partition(b"\n")[2]))


def with_line_feeds(text: bytes) -> bytes:
    """Text without the CRLF that a mail travels with.

    Git ends its own lines with LF: where these have CR, all got it on the way; where they have
    none, a line's CR belongs to the file that the patch changes.
    """
    line = _GIT_LINE.search(text) or _FIRST_LINE.match(text)
    travelled = line is not None and line.group().endswith(b"\r\n")
    return text.replace(b"\r\n", b"\n") if travelled else text
