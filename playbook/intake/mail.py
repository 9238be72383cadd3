"""A mail, read for the patches in it.

Invariants:
- whatever the bytes are, reading gives a letter or a MailError, and nothing else;
- a signature is taken off and never said to be checked;
- a patch is what the sender's git wrote: nothing is mended, but what a mail does on its way undone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from email.errors import MessageError
from email.message import Message
from typing import Final, NamedTuple

from playbook.intake.mail_header import (
    Author,
    Heading,
    Thread,
    author,
    header,
    heading,
    text_of,
    thread,
)
from playbook.intake.mail_parser import parsed
from playbook.intake.mailbox import from_utf_16, mails, with_line_feeds
from playbook.intake.patch import Patch, bounded, has_changes
from playbook.intake.refusal import (
    FLOWED,
    MESSAGE,
    NO_PATCH,
    NOT_A_MAIL,
    SEALED,
    TOO_LONG,
    TOO_NESTED,
    UNREADABLE,
    WINMAIL,
    MailError,
)
from playbook.model.finding import Words

_PARTS_AT_MOST: Final = 16
_MESSAGE_AT_MOST: Final = 64 * 1024
_DEEPEST: Final = 2
# What the standard library raises over mails that no honest program writes.
_BROKEN: Final = (
    MessageError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    RecursionError,
)
_HEADERS: Final = re.compile(rb"[!-9;-~]{1,80}:")
_NESTED: Final = re.compile(rb"(?im)^content-type:\s*(?:multipart|message)/")
_PATCH_TYPES: Final = frozenset({"text/x-patch", "text/x-diff"})
_PATCH_NAMES: Final = (".patch", ".diff", ".eml", ".mbox", ".patch.txt", ".diff.txt")
# What mail programs put a whole mail into, so that nothing of it can be read here.
_SEALED_TYPES: Final = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_WINMAIL_TYPES: Final = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_SEALED_NAME: Final = ".p7m"
_WINMAIL_NAME: Final = "winmail.dat"
# What git writes into a cover letter for its author to replace.
_NO_SUBJECT: Final = "*** SUBJECT HERE ***"
_NO_BLURB: Final = "*** BLURB HERE ***"
# Where git takes a message to end and its changes to begin.
_BREAK: Final = re.compile(rb"^(?:---[ \t]*$|diff -|Index: |--- [^\s])", re.MULTILINE)
_SIGNATURE: Final = re.compile(rb"^-- $", re.MULTILINE)
_BASE: Final = re.compile(rb"^base-commit: ([0-9a-f]{40}|[0-9a-f]{64})$", re.MULTILINE)
# An address or an hour tells these lines from a sentence that begins with such a word.
_IN_BODY: Final = re.compile(
    r"(?:(?:From: [^\n]{1,300}@[^\n]{1,300}|Date: [^\n]{1,100}:[0-9]{2}[^\n]{0,100}"
    r"|Subject: [^\n]{1,1000})\n){1,3}\n"
)
_SAID: Final = re.compile(r"^(From|Date|Subject): ([^\n]+)", re.MULTILINE)
_SIGNED: Final = re.compile(rb"\s*-----BEGIN PGP SIGNED MESSAGE-----\n(?:[^\n]+\n)*\n")
_SEAL: Final = re.compile(rb"^-----BEGIN PGP SIGNATURE-----", re.MULTILINE)
_DASHED: Final = re.compile(rb"^- ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail with patches in it, or the cover letter of a series.

    `words` are the title and text of a cover letter, else empty; `base` is the commit that the
    sender's git named.
    """

    thread: Thread
    sender: str
    heading: Heading
    author: Author
    words: str
    patches: tuple[Patch, ...]
    base: str | None


@dataclass(slots=True)
class _Content:
    """The parts of a mail: the text that it shows, and the files with patches that it brings."""

    texts: list[bytes] = field(default_factory=list)
    attached: list[bytes] = field(default_factory=list)
    flowed: bool = False
    closed: Words | None = None


class _Body(NamedTuple):
    """What a mail shows: the words, what its first lines say in place of headers, the changes."""

    words: str
    said: Mapping[str, str]
    diff: bytes


def read_letter(raw: bytes, depth: int = 0) -> Letter:
    """The letter that a mail is; raises MailError where it holds no patch that can be taken."""
    if not _HEADERS.match(raw):
        raise MailError(NOT_A_MAIL)
    if sum(1 for _ in _NESTED.finditer(raw)) > _PARTS_AT_MOST:
        raise MailError(TOO_NESTED, most=_PARTS_AT_MOST)
    try:
        return _letter(parsed(raw), depth)
    except _BROKEN as error:
        raise MailError(UNREADABLE) from error


def _letter(message: Message, depth: int) -> Letter:
    content = _content(message)
    shown = b"\n".join(content.texts)
    body = _body(shown)
    if body.diff and content.flowed:
        raise MailError(FLOWED)
    place, wrote = _headed(message, body.said)
    told = _told(place.title, body.words)
    brought = [] if depth == _DEEPEST else _brought(content.attached, depth)
    bare = (with_line_feeds(one) for one in content.attached if not _is_mail(one))
    diffs = (bounded(one) for one in (body.diff, *bare) if has_changes(one))
    patches = [Patch(wrote, told, diff) for diff in diffs]
    patches += [patch for letter in brought for patch in letter.patches]
    if not patches and not _opens(place):
        raise MailError(content.closed or NO_PATCH)
    return Letter(
        thread=thread(message),
        sender=header(message, "From"),
        heading=place._replace(total=0) if _opens(place) and patches else place,
        author=wrote,
        words=_words(place, _covering(place.title, body.words), patches, brought),
        patches=tuple(patches),
        base=_base((shown, *content.attached)),
    )


def _headed(message: Message, said: Mapping[str, str]) -> tuple[Heading, Author]:
    """Place and author by the headers; what the body says of its patch itself goes before."""
    place = heading(header(message, "Subject"))
    if "Subject" in said:
        place = place._replace(title=heading(said["Subject"]).title)
    source, date = (said.get(name) or header(message, name) for name in ("From", "Date"))
    return place, author(source, date)


def _words(place: Heading, told: str, patches: list[Patch], brought: list[Letter]) -> str:
    """The words for all patches together: a cover letter's, or those of a mail that brings many."""
    inner = next((letter.words for letter in brought if letter.words), "")
    several = bool(brought) and len(patches) > 1
    return inner or (told if _opens(place) or several else "")


def _covering(title: str, words: str) -> str:
    """A title and words, less what git wrote for somebody to replace and nobody did."""
    if title == _NO_SUBJECT:
        return "" if _NO_BLURB in words else _told("", words)
    return _told(title, words.replace(_NO_BLURB, "").strip("\n"))


def _opens(place: Heading) -> bool:
    """Whether this is a cover letter; one that brings all patches itself stands alone."""
    return place.total > 0 and place.number == 0


def _brought(attached: Iterable[bytes], depth: int) -> list[Letter]:
    """The mails that a mail brings as files."""
    return [read_letter(raw, depth + 1) for one in attached if _is_mail(one) for raw in mails(one)]


def _is_mail(content: bytes) -> bool:
    start = content[:200].lstrip(b"\xef\xbb\xbf\r\n")
    return start.startswith(b"From ") or _HEADERS.match(start) is not None


def _content(message: Message) -> _Content:
    content = _Content()
    for part in _leaves(message):
        if part.get_content_maintype() == "message":
            content.attached += [inner.as_bytes() for inner in _messages(part)]
        elif part is not message and _is_patch(part):
            content.attached.append(from_utf_16(_payload(part)))
        elif _is_shown(part):
            text = text_of(_payload(part), part.get_content_charset())
            content.texts.append(_without_seal(with_line_feeds(text)))
            content.flowed |= str(part.get_param("format", "")).lower() == "flowed"
        else:
            content.closed = content.closed or _closed(part)
    return content


def _leaves(part: Message) -> Iterator[Message]:
    """The parts of a mail that hold no others; a mail within the mail stays whole."""
    if part.get_content_maintype() == "message" or not part.is_multipart():
        yield part
        return
    for one in _messages(part):
        yield from _leaves(one)


def _messages(part: Message) -> Iterator[Message]:
    inside = part.get_payload()
    yield from (one for one in inside if isinstance(one, Message))


def _is_patch(part: Message) -> bool:
    name = str(part.get_filename("")).lower()
    if part.get_content_type() in _PATCH_TYPES or name.endswith(_PATCH_NAMES):
        return True
    return _is_text(part) and not _is_shown(part) and has_changes(_payload(part))


def _closed(part: Message) -> Words | None:
    """Why a part that is not read may hold the patch all the same."""
    kind, name = part.get_content_type(), str(part.get_filename("")).lower()
    if kind in _SEALED_TYPES or name.endswith(_SEALED_NAME):
        return SEALED
    return WINMAIL if kind in _WINMAIL_TYPES or name == _WINMAIL_NAME else None


def _is_shown(part: Message) -> bool:
    return _is_text(part) and part.get_content_disposition() != "attachment"


def _is_text(part: Message) -> bool:
    return part.get_content_maintype() == "text" and part.get_content_subtype() != "html"


def _payload(part: Message) -> bytes:
    decoded = part.get_payload(decode=True)
    return decoded if isinstance(decoded, bytes) else b""


def _without_seal(text: bytes) -> bytes:
    """What is inside a text that was signed as a whole."""
    start = _SIGNED.match(text)
    if start is None:
        return text
    end = _SEAL.search(text, start.end())
    return _DASHED.sub(b"", text[start.end() : end.start() if end else len(text)])


def _body(shown: bytes) -> _Body:
    changed = has_changes(shown)
    end = _BREAK.search(shown) or (None if changed else _SIGNATURE.search(shown))
    at = end.start() if end else len(shown)
    words = shown[:at].decode(errors="replace").replace("\0", "").strip("\r\n")
    found = _IN_BODY.match(words + "\n\n")
    said = dict(_SAID.findall(found.group())) if found else {}
    return _Body(words[found.end() :] if found else words, said, shown[at:] if changed else b"")


def _told(title: str, words: str) -> str:
    """The message of a commit: a title and words."""
    told = f"{title}\n\n{words}".replace("\0", "").strip()
    if len(told) > _MESSAGE_AT_MOST:
        raise MailError(TOO_LONG, name=MESSAGE, most=_MESSAGE_AT_MOST)
    return told


def _base(texts: Iterable[bytes]) -> str | None:
    found = (_BASE.search(with_line_feeds(text)) for text in texts)
    return next((one.group(1).decode() for one in found if one), None)
