"""Packet lines are read as git writes them, and nothing else is waited for or believed."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.intake.pkt_line import PacketError, read_section, section

PACKETS = st.lists(st.binary(max_size=200).filter(lambda one: not one.endswith(b"\n")), max_size=9)


@settings(max_examples=40)
@given(PACKETS)
def test_what_is_sent_is_read_again(packets: list[bytes]) -> None:
    assert read_section(io.BytesIO(section(packets))) == packets


def test_a_line_feed_at_the_end_belongs_to_the_line() -> None:
    assert read_section(io.BytesIO(b"0006a\n0005b00000000")) == [b"a", b"b"]


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"00",
        b"0006a",
        b"0006a\n",
        b"0009a\n0000",
        b"0001",
        b"0002",
        b"0003",
        b"-001",
        b"+00a",
        b" 00a",
        b"0x0a",
        b"zzzz",
        b"fff1" + b"a" * 70000,
        b"ffff" + b"a" * 70000,
        b"GET / HTTP/1.1\r\n\r\n",
    ],
)
def test_what_is_cut_or_no_packet_line_is_refused(sent: bytes) -> None:
    with pytest.raises(PacketError):
        read_section(io.BytesIO(sent))


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_whatever_comes_is_read_or_refused(sent: bytes) -> None:
    try:
        read_section(io.BytesIO(sent))
    except PacketError:
        return
    assert b"0000" in sent


def test_a_section_that_no_push_needs_is_refused_before_it_is_read_whole() -> None:
    stream = io.BytesIO((b"fff0" + b"a" * 65516) * 400)
    with pytest.raises(PacketError, match="more in one section"):
        read_section(stream)
    assert stream.tell() < 10 * 1024 * 1024


def test_no_packet_is_sent_that_git_would_refuse() -> None:
    with pytest.raises(PacketError):
        section([b"a" * 65517])
    assert section([b"a" * 65516]).startswith(b"fff0")
