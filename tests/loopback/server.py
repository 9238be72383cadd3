"""A server that answers as a test says, and remembers what it was asked."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, urlsplit

CERTIFICATE: Final = Path(__file__).with_name("certificate.pem")
_KEY: Final = Path(__file__).with_name("key.pem")


class Asked(NamedTuple):
    """A request as it arrived."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Message
    body: bytes

    @property
    def values(self) -> dict[str, str]:
        """The values that were sent."""
        return dict(json.loads(self.body))


class Reply(NamedTuple):
    """An answer; `length` and `more` make it lie about its length or go on and on.

    `raw` is sent in place of everything else.
    """

    status: int = 200
    body: bytes = b"{}"
    headers: Mapping[str, str] = {}
    length: int | None = None
    more: Callable[[], Iterator[bytes]] | None = None
    raw: Callable[[], Iterator[bytes]] | None = None


Answering = Callable[[Asked], Reply]


def as_json(value: object, status: int = 200, **headers: str) -> Reply:
    """A value as forges answer it."""
    given = {name.replace("_", "-"): text for name, text in headers.items()}
    return Reply(status, json.dumps(value).encode(), given)


@dataclass
class Server:
    """Where it listens, what it answers, what it was asked."""

    address: str
    answer: Answering
    asked: list[Asked] = field(default_factory=list)


@contextmanager
def served(answer: Answering, *, tls: bool = True) -> Iterator[Server]:
    """A server on loopback for as long as a test takes."""
    listening = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    listening.daemon_threads = True
    if tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(CERTIFICATE, _KEY)
        # The handshake is made in the thread of the connection.
        listening.socket = context.wrap_socket(
            listening.socket, server_side=True, do_handshake_on_connect=False
        )
    scheme = "https" if tls else "http"
    server = Server(f"{scheme}://127.0.0.1:{listening.server_port}", answer)
    listening.server = server  # type: ignore[attr-defined]
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def _serve(self) -> None:
        server: Server = self.server.server  # type: ignore[attr-defined]
        length = int(self.headers.get("Content-Length", 0))
        parts = urlsplit(self.path)
        asked = Asked(
            self.command,
            parts.path,
            dict(parse_qsl(parts.query)),
            self.headers,
            self.rfile.read(length),
        )
        server.asked.append(asked)
        try:
            self._send(server.answer(asked))
        except (OSError, ValueError):
            self.close_connection = True  # the other side has hung up, as it may

    def _send(self, reply: Reply) -> None:
        if reply.raw:
            for part in reply.raw():
                self.wfile.write(part)
            self.close_connection = True
            return
        self.send_response(reply.status)
        headers = {"Content-Type": "application/json; charset=utf-8", **reply.headers}
        for name, value in headers.items():
            self.send_header(name, value)
        if reply.more:
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.send_header("Content-Length", str(reply.length or len(reply.body)))
        self.end_headers()
        for part in reply.more() if reply.more else ():
            self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
        if not reply.more:
            self.wfile.write(reply.body)
        if reply.length is not None:
            self.close_connection = True

    do_GET = do_POST = do_PATCH = do_PUT = _serve  # noqa: N815 - names of http.server

    def log_message(self, *_: object) -> None:
        """Say nothing."""
