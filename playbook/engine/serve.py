"""Serves both languages on one address, and shows a save at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from mkdocs.livereload import LiveReloadServer

from playbook.engine.live import LivePlaybook, News
from playbook.model.text import Language
from playbook.site.unreadable_page import unshown_page

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

# Saves come in twos and threes: a file and its copy, the old name and the new one.
_SECONDS_TO_SETTLE: Final = 0.05
# How long a page waits for what has just been saved.
_SECONDS_TO_REFRESH: Final = 10


class PlaybookServer(LiveReloadServer):
    """MkDocs' live reload server, answering from a playbook that is read and not built."""

    def __init__(
        self, playbook: LivePlaybook, host: str, port: int, tell: Callable[[News], None]
    ) -> None:
        """`tell` gets what each refresh takes in; port 0 is any port that is free."""
        super().__init__(self._refresh, host, port, root=".")
        self.build_delay = _SECONDS_TO_SETTLE
        self.error_handler = lambda _code: unshown_page(Language).encode()
        self._playbook = playbook
        self._tell = tell

    def listen(self) -> None:
        """Take the address, before anything is read; raises OSError where it is taken."""
        self.server_bind()
        self.server_activate()

    def run(self, started: Callable[[str], None]) -> None:
        """Read, tell the address, and serve until interrupted."""
        try:
            self._playbook.start(self._wake)
            self._refresh()
            host = urlsplit(self.url).hostname
            started(f"http://{host}:{self.server_port}{self._playbook.mount}")
            self.serve_thread.start()
            self._build_loop()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            self.shutdown()
            self._playbook.stop()

    def _wake(self) -> None:
        """Refresh soon."""
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _refresh(self) -> None:
        for news in self._playbook.refresh():
            self._tell(news)

    def _serve_request(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes] | None:
        path = str(environ["PATH_INFO"]).encode("latin-1").decode(errors="replace")
        if path.startswith("/livereload/"):
            polled: Iterable[bytes] | None = super()._serve_request(environ, start_response)
            return polled
        with self._epoch_cond:
            self._epoch_cond.wait_for(self._is_up_to_date, _SECONDS_TO_REFRESH)
            epoch = self._visible_epoch
        answer = self._playbook.answer(path)
        body = answer.body
        if answer.follows:
            body = self._inject_js_into_html(body, epoch)  # type: ignore[no-untyped-call]
        headers = [
            ("Content-Type", self._guess_type(answer.name)),  # type: ignore[no-untyped-call]
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
        ]
        if answer.location:
            headers.append(("Location", quote(answer.location)))
        start_response(f"{answer.status.value} {answer.status.phrase}", headers)
        return [body]

    def _is_up_to_date(self) -> bool:
        return bool(self._visible_epoch == self._wanted_epoch)
