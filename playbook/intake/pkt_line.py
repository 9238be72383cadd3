"""Git's packet lines: how git and its `proc-receive` hook talk.

Invariants:
- a length that git would not write is refused, and nothing is waited for that was not announced;
- what one section can hold is bounded, whoever fills it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

_HEAD: Final = 4
_LENGTH: Final = re.compile(rb"[0-9a-fA-F]{4}")
_FLUSH: Final = b"0000"
_LARGEST: Final = 65520
# A push of ten thousand refs, each with a name as long as names get, stays below this.
_SECTION: Final = 8 * 1024 * 1024


class PacketError(Exception):
    """What came is no packet line, or too much; the message says which."""


def read_section(stream: BinaryIO) -> list[bytes]:
    """The packets up to the next flush, each without its line feed."""
    packets: list[bytes] = []
    size = 0
    while (packet := _packet(stream)) is not None:
        size += len(packet) + _HEAD
        if size > _SECTION:
            raise PacketError("more in one section than any push needs")
        packets.append(packet.removesuffix(b"\n"))
    return packets


def section(packets: Iterable[bytes]) -> bytes:
    """These packets and a flush, as they are sent."""
    return b"".join(_sent(packets)) + _FLUSH


def _sent(packets: Iterable[bytes]) -> Iterator[bytes]:
    for packet in packets:
        length = len(packet) + _HEAD
        if length > _LARGEST:
            raise PacketError("longer than a packet may be")
        yield b"%04x" % length + packet


def _packet(stream: BinaryIO) -> bytes | None:
    """One packet; None for a flush."""
    head = _exactly(stream, _HEAD)
    if head == _FLUSH:
        return None
    if not _LENGTH.fullmatch(head):
        raise PacketError("not a packet line")
    length = int(head, 16)
    if not _HEAD <= length <= _LARGEST:
        raise PacketError("a length that no packet has")
    return _exactly(stream, length - _HEAD)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        raise PacketError("the other side ended in the middle")
    return content
