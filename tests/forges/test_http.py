"""The door to a forge: bounded, to one host alone, and silent about the token."""

from __future__ import annotations

import itertools
import os
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from playbook.intake.forges.error import (
    CUT_SHORT,
    ELSEWHERE,
    FAILED,
    FORBIDDEN,
    LIMITED,
    LIMITED_FOR,
    LIMITED_UNTIL,
    NOT_FOUND,
    NOT_REACHED,
    NOT_TRUSTED,
    NOT_UNDERSTOOD,
    REFUSED,
    SLOW,
    TOKEN_REFUSED,
    TOO_LARGE,
    TOO_MANY,
    ForgeError,
)
from playbook.intake.forges.http import Api, Limits
from playbook.model.finding import Words
from tests.loopback.forge import TOKEN
from tests.loopback.server import Asked, Reply, Server, as_json, served

NUMBERS = TypeAdapter(tuple[int, ...])
TEXTS = TypeAdapter(tuple[str, ...])
HEADERS = {"Authorization": f"Bearer {TOKEN}"}


def held(error: BaseException | None) -> Iterator[object]:
    """Everything that can be reached from an error, as a debugger or a log would."""
    while error is not None:
        yield repr(error)
        yield str(error)
        yield repr(vars(error))
        yield "".join(traceback.format_exception(error))
        error = error.__cause__ or error.__context__


def failure(api: Api, form: TypeAdapter[Any] = NUMBERS) -> ForgeError:
    """How asking fails; the token is nowhere in it."""
    with pytest.raises(ForgeError) as caught:
        api.get(form, "/numbers")
    assert TOKEN not in "".join(map(str, held(caught.value)))
    assert caught.value.__context__ is None
    for words in caught.value.words:
        assert "{" not in words.format(**caught.value.values)
    return caught.value


def asked_of(reply: Reply, limits: Limits | None = None) -> ForgeError:
    """How a server with this one answer fails."""
    with served(lambda _: reply) as server:
        return failure(Api(server.address, HEADERS, limits))


def test_an_answer_is_read_as_the_api_promises_it() -> None:
    with served(lambda _: as_json([1, 2])) as server:
        api = Api(server.address + "/api/v1", HEADERS)
        assert api.get(NUMBERS, "/numbers", state="all") == (1, 2)
        assert api.send(NUMBERS, "PATCH", "/numbers", {"body": "é"}) == (1, 2)
    got, sent = server.asked
    assert (got.method, got.path, got.query) == ("GET", "/api/v1/numbers", {"state": "all"})
    assert got.headers["Authorization"] == f"Bearer {TOKEN}"
    assert got.headers["User-Agent"].startswith("playbook-generator/")
    assert (sent.method, sent.values) == ("PATCH", {"body": "é"})


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (400, REFUSED),
        (401, TOKEN_REFUSED),
        (403, FORBIDDEN),
        (404, NOT_FOUND),
        (409, REFUSED),
        (422, REFUSED),
        (500, FAILED),
        (502, FAILED),
        (301, ELSEWHERE),
        (302, ELSEWHERE),
        (307, ELSEWHERE),
        (308, ELSEWHERE),
    ],
)
def test_a_status_is_said_in_words_and_the_strangers_words_are_not(
    status: int, words: Words
) -> None:
    error = asked_of(as_json({"message": "Secret words"}, status))
    assert error.words == words
    assert "Secret" not in str(error)


@pytest.mark.parametrize(
    ("status", "headers", "words", "values"),
    [
        (429, {}, LIMITED, {}),
        (429, {"Retry_After": "30"}, LIMITED_FOR, {"seconds": "30"}),
        (403, {"Retry_After": "60"}, LIMITED_FOR, {"seconds": "60"}),
        (403, {"Retry_After": "Sun, 22 Nov 2026 18:00:00 GMT"}, LIMITED, {}),
        (
            403,
            {"X_RateLimit_Remaining": "0", "X_RateLimit_Reset": "1795370400"},
            LIMITED_UNTIL,
            {"moment": "2026-11-22 18:00"},
        ),
        (
            429,
            {"RateLimit_Remaining": "0", "RateLimit_Reset": "1795370400"},
            LIMITED_UNTIL,
            {"moment": "2026-11-22 18:00"},
        ),
        (429, {"X_RateLimit_Reset": "9" * 40}, LIMITED, {}),
        (403, {"X_RateLimit_Remaining": "17"}, FORBIDDEN, {"status": 403}),
    ],
)
def test_a_forge_that_is_asked_too_often_says_when_to_come_back(
    status: int, headers: dict[str, str], words: Words, values: dict[str, object]
) -> None:
    error = asked_of(as_json({"message": "API rate limit exceeded"}, status, **headers))
    assert (error.words, {name: error.values[name] for name in values}) == (words, values)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Sign in</html>",
        b"[1, 2",
        b'["one"]',
        b'{"numbers": [1]}',
        b"[1.5]",
        b"[true]",
        b"null",
        b"[" * 100_000,
        b"\xff\xfe",
        b'["\\ud800"]',
        b"[1" + b"0" * 10_000 + b".0]",
    ],
)
def test_what_the_api_does_not_promise_is_not_understood(body: bytes) -> None:
    assert asked_of(Reply(200, body)).words == NOT_UNDERSTOOD


def test_what_is_packed_is_not_unpacked() -> None:
    packed = Reply(200, b"\x1f\x8b" + bytes(100), {"Content-Encoding": "gzip"})
    assert asked_of(packed).words == NOT_UNDERSTOOD


def test_an_answer_that_ends_early_is_told() -> None:
    assert asked_of(Reply(200, b"[1, 2]", length=1000)).words == CUT_SHORT


def test_an_answer_without_an_end_is_left() -> None:
    endless = Reply(more=lambda: itertools.repeat(b" " * 60_000))
    assert asked_of(endless).words == TOO_LARGE


def test_a_long_answer_is_read_up_to_its_bound() -> None:
    with served(lambda _: Reply(200, b"[]".ljust(1000))) as server:
        assert Api(server.address, HEADERS, Limits(size=1000)).get(NUMBERS, "/") == ()
        assert failure(Api(server.address, HEADERS, Limits(size=999))).words == TOO_LARGE


def test_a_server_that_does_not_answer_is_left() -> None:
    ended = threading.Event()

    def silent(_: Asked) -> Reply:
        ended.wait(60)
        return Reply()

    with served(silent) as server:
        try:
            assert failure(Api(server.address, HEADERS, Limits(wait=0.1))).words == SLOW
        finally:
            ended.set()


def test_a_server_that_stops_within_its_answer_is_left() -> None:
    ended = threading.Event()

    def stopping() -> Iterator[bytes]:
        yield b"["
        ended.wait(60)

    with served(lambda _: Reply(more=stopping)) as server:
        try:
            assert failure(Api(server.address, HEADERS, Limits(wait=0.1))).words == SLOW
        finally:
            ended.set()


def test_a_server_that_answers_in_drops_is_left() -> None:
    drops = Reply(more=lambda: itertools.repeat(b" "))
    assert asked_of(drops, Limits(answer=0.05)).words == SLOW


def test_a_server_that_sends_its_headers_in_drops_is_left() -> None:
    ended = threading.Event()

    def dropping() -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nX-Drops: "
        while not ended.wait(0.01):
            yield b"."

    with served(lambda _: Reply(raw=dropping)) as server:
        try:
            api = Api(server.address, HEADERS, Limits(wait=60, answer=0.3))
            assert failure(api).words == SLOW
            assert failure(api).words == TOO_MANY
        finally:
            ended.set()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"220 smtp.example.org ESMTP\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000,
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 999 \r\n\r\n",
        b"\x00" * 100,
    ],
    ids=lambda raw: repr(raw)[:40],
)
def test_what_is_no_http_is_told(raw: bytes) -> None:
    error = asked_of(Reply(raw=lambda: iter([raw])))
    assert error.words in {NOT_REACHED, CUT_SHORT, NOT_UNDERSTOOD, FAILED}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("tls", [True, False])
def test_no_redirect_takes_the_token_elsewhere(status: int, tls: bool) -> None:  # noqa: FBT001
    with served(lambda _: as_json([1]), tls=tls) as other:
        away = Reply(status, b"", {"Location": f"{other.address}/numbers"})
        assert asked_of(away).words == ELSEWHERE
        assert other.asked == []


def test_links_in_an_answer_are_not_followed() -> None:
    with served(lambda _: as_json([9])) as other:

        def linking(asked: Asked) -> Reply:
            link = f'<{other.address}/numbers?page=2>; rel="next"'
            return as_json([1] if asked.query["page"] == "1" else [], Link=link)

        with served(linking) as server:
            pages = Api(server.address, HEADERS).pages(NUMBERS, "/numbers", "per_page")
            assert list(pages) == [(1,)]
        assert other.asked == []


def test_plain_http_is_not_spoken() -> None:
    with served(lambda _: as_json([1]), tls=False) as server:
        assert failure(Api(server.address, HEADERS)).words == NOT_REACHED
        assert server.asked == []


def test_a_certificate_that_the_system_does_not_trust_ends_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with served(lambda _: as_json([1])) as server:
        assert failure(Api(server.address, HEADERS)).words == NOT_TRUSTED
        assert server.asked == []


def test_a_certificate_of_another_host_ends_it() -> None:
    with served(lambda _: as_json([1])) as server:
        address = server.address.replace("127.0.0.1", "localhost")
        assert failure(Api(address, HEADERS)).words == NOT_TRUSTED


def test_nobody_at_home_is_told() -> None:
    with served(lambda _: as_json([1])) as server:
        address = server.address
    assert failure(Api(address, HEADERS)).words == NOT_REACHED


def test_neither_a_proxy_nor_a_password_file_of_the_environment_is_heeded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login other password other\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("NETRC", os.fspath(tmp_path / ".netrc"))
    with served(lambda _: as_json([2]), tls=False) as proxy, served(lambda _: as_json([1])) as own:
        for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.address)
        assert Api(own.address, HEADERS).get(NUMBERS, "/numbers") == (1,)
        assert proxy.asked == []
    assert own.asked[0].headers["Authorization"] == f"Bearer {TOKEN}"


def pages_of(entries: list[str], limits: Limits | None = None) -> tuple[list[str], Server]:
    """What is read of a list in pages."""

    def answer(asked: Asked) -> Reply:
        count = int(asked.query["per_page"])
        start = (int(asked.query["page"]) - 1) * count
        return as_json(entries[start : start + count])

    with served(answer) as server:
        pages = Api(server.address, HEADERS, limits).pages(TEXTS, "/list", "per_page")
        return [one for page in pages for one in page], server


def test_a_list_is_read_page_by_page() -> None:
    entries = [str(number) for number in range(120)]
    read, server = pages_of(entries)
    assert read == entries
    assert [one.query["page"] for one in server.asked] == ["1", "2", "3", "4"]


def test_a_page_that_is_too_long_is_read_in_parts_and_one_entry_alone_passed_over() -> None:
    entries = [str(number) for number in range(120)]
    entries[63] = "x" * 2000
    read, server = pages_of(entries, Limits(size=1000))
    assert read == [one for one in entries if len(one) < 10]
    assert len(server.asked) < 25


def test_a_list_without_an_end_is_left_after_as_many_requests_as_are_allowed() -> None:
    with served(lambda _: as_json([1])) as server:
        api = Api(server.address, HEADERS, Limits(requests=7))
        assert len(list(api.pages(NUMBERS, "/list", "per_page"))) == 7
        assert failure(api).words == TOO_MANY
    assert len(server.asked) == 7
