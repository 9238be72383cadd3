"""The hook's side of githooks(5): what git says is read, and every ref gets an answer."""

from __future__ import annotations

import io

import pytest

from playbook.intake.pkt_line import PacketError, read_section, section
from playbook.intake.proc_receive import Answer, Command, Moved, Push, read_push, send_answers

NONE, ONE, TWO = "0" * 40, "1" * 40, "2" * 40
HELLO = section([b"version=1\0push-options atomic"])


def read(*sections: bytes) -> tuple[Push, bytes]:
    reply = io.BytesIO()
    return read_push(io.BytesIO(b"".join(sections)), reply), reply.getvalue()


def answered(*answers: Answer) -> list[bytes]:
    reply = io.BytesIO()
    send_answers(reply, answers)
    return read_section(io.BytesIO(reply.getvalue()))


def test_refs_options_and_features_are_read() -> None:
    commands = section([f"{NONE} {ONE} refs/for/main".encode(), f"{ONE} {NONE} refs/é".encode()])
    push, reply = read(HELLO, commands, section([b"title=Une id\xc3\xa9e", b"lang=fr"]))
    assert push.commands == (Command(NONE, ONE, "refs/for/main"), Command(ONE, NONE, "refs/é"))
    assert [one.deletes for one in push.commands] == [False, True]
    assert (push.options, push.atomic) == (("title=Une idée", "lang=fr"), True)
    assert reply == section([b"version=1\0push-options"])


def test_without_push_options_none_are_waited_for() -> None:
    commands = section([f"{NONE} {ONE} refs/for/main".encode()])
    push, reply = read(section([b"version=1\n"]), commands)
    assert (push.options, push.atomic) == ((), False)
    assert reply == section([b"version=1\0"])


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        section([]),
        section([b"version=2\0push-options"]),
        HELLO,
        HELLO + section([b"refs/for/main"]),
        HELLO + section([b"12 34 refs/for/main"]),
        HELLO + section([f"{NONE} {ONE} refs/for/main".encode()]),
    ],
)
def test_what_is_cut_or_not_the_protocol_is_refused(sent: bytes) -> None:
    with pytest.raises(PacketError):
        read(sent)


def test_answers_are_given_in_gits_words() -> None:
    assert answered(
        Answer("refs/for/main", moved=Moved("refs/pull/1/head", None, ONE)),
        Answer("refs/for/main/a", moved=Moved("refs/pull/2/head", ONE, TWO, forced=True)),
        Answer("refs/heads/main"),
    ) == [
        b"ok refs/for/main",
        b"option refname refs/pull/1/head",
        b"option new-oid " + ONE.encode(),
        b"ok refs/for/main/a",
        b"option refname refs/pull/2/head",
        b"option old-oid " + ONE.encode(),
        b"option new-oid " + TWO.encode(),
        b"option forced-update",
        b"ok refs/heads/main",
        b"option fall-through",
    ]


def test_a_reason_is_one_short_line_that_steers_no_terminal() -> None:
    (line,) = answered(Answer("refs/for/main", reason="déjà\nlà \x1b[2J" + "a" * 1000))
    assert line.startswith("ng refs/for/main déjà là \\u001b[2Ja".encode())
    assert len(line) < 500
