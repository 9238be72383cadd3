"""Chromium, and the built sites on a loopback server of the playbook's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.site.building import Site
from tests.site.fixtures import (
    everything_site,
    hostile_site,
    ideas_site,
    own_site,
    small_site,
    varied_site,
)

__all__ = [
    "everything_site",
    "hostile_site",
    "ideas_site",
    "own_site",
    "small_site",
    "varied_site",
]


class Files(SimpleHTTPRequestHandler):
    """A plain web server's answers, with the page of each language for what is missing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The 404 page of the address's language, or the one above both."""
        root = Path(self.directory)
        language = self.path.split("/")[1]
        pages = (root / language / "404.html", root / "404.html")
        found = next((page for page in pages if page.is_file()), None)
        if code != HTTPStatus.NOT_FOUND or found is None:
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(found.read_bytes())

    def handle_one_request(self) -> None:
        """Chromium hangs up on what it no longer needs, when a page is left."""
        with suppress(ConnectionError):
            super().handle_one_request()

    def log_message(self, *_: object) -> None:
        """Tests print nothing."""


@pytest.fixture(scope="session")
def address_of() -> Iterator[Callable[[Site], str]]:
    """A server for each site that is asked for: its address, with a slash at the end."""
    servers: dict[Path, ThreadingHTTPServer] = {}

    def address(site: Site) -> str:
        if site.root not in servers:
            answer = partial(Files, directory=str(site.root))
            servers[site.root] = server = ThreadingHTTPServer(("127.0.0.1", 0), answer)
            Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[site.root].server_port}/"

    yield address
    for server in servers.values():
        server.shutdown()
        server.server_close()
