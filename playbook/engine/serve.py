"""Serves both languages on one address, and builds again when a file changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.livereload import LiveReloadServer

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment


class PlaybookServer(LiveReloadServer):
    """MkDocs' live reload server over two languages, each with its own page for what is missing."""

    def serve_request(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer a request; the 404 page is that of the address's language."""
        self._asked_for = str(environ["PATH_INFO"])
        language = self._asked_for.split("/")[1:2]
        folder = Path(self.root, *language)
        candidates = (folder / "404.html", Path(self.root) / "404.html")
        page = next((path for path in candidates if path.is_file()), None)

        def not_found(code: int) -> bytes | None:
            return page.read_bytes() if page and code == 404 else None  # noqa: PLR2004

        self.error_handler = not_found
        return super().serve_request(environ, start_response)


def serve(
    site: Path, build: Callable[[], None], watched: Iterable[Path], host: str, port: int
) -> None:
    """Serve a built site until it is stopped; `build` runs when something watched changes."""
    server = PlaybookServer(builder=build, host=host, port=port, root=str(site))
    for path in watched:
        server.watch(str(path))
    try:
        server.serve()
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
