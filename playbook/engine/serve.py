"""Serves both languages on one address, and builds again when a file changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer

from playbook.model.text import Language

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

_NOT_FOUND: Final = 404
# Each request has a thread, and so a context, of its own.
_ADDRESS: Final = ContextVar("_ADDRESS", default="")


class PlaybookServer(LiveReloadServer):
    """MkDocs' live reload server over two languages, each with its own page for what is missing."""

    def __init__(
        self, build: Callable[[], None], site: Path, host: str, port: int, mount: str = "/"
    ) -> None:
        super().__init__(build, host, port, str(site), mount)
        self.error_handler = self._error_page
        self.started: Callable[[str], None] = lambda _address: None

    def server_activate(self) -> None:
        """Listen, and tell the address: port 0 is any port that is free."""
        super().server_activate()
        host = urlsplit(self.url).hostname
        self.started(f"http://{host}:{self.server_port}{self.mount_path}")

    def serve_request(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer a request; the 404 page is that of the address's language."""
        _ADDRESS.set(str(environ["PATH_INFO"]).removeprefix(self.mount_path))
        return super().serve_request(environ, start_response)

    def _error_page(self, code: int) -> bytes | None:
        first = _ADDRESS.get().partition("/")[0]
        folder = Path(self.root, first if first in set(Language) else "")
        candidates = (folder / "404.html", Path(self.root, "404.html"))
        page = next((path for path in candidates if path.is_file()), None)
        return page.read_bytes() if page and code == _NOT_FOUND else None


def serve(server: PlaybookServer, watched: Iterable[Path], started: Callable[[str], None]) -> None:
    """Serve a built site until it is stopped, building again when something watched changes.

    Raises OSError where the address is taken.
    """
    server.started = started
    for path in watched:
        server.watch(str(path))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
