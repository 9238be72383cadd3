"""Notices saves: told by the system where it can tell, and asking it again and again as well.

What tells of changes differs from system to system, and is silent on shared drives and in
containers: whoever works there is seen a moment later.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Final

from watchdog.events import (
    EVENT_TYPE_CLOSED,
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

_SECONDS: Final = 0.1
# Of the time, at most a tenth is spent on asking, however many files there are.
_REST: Final = 9
# Opening and reading a file is no save: we do it ourselves.
_SAVES: Final = {
    EVENT_TYPE_CLOSED,
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
}


class Watch:
    """Calls `changed` when something was saved in a folder, or when `ask` has a new answer.

    `ask` tells what was saved and not read yet, None where there is no such thing.
    """

    def __init__(
        self, folder: Path, ask: Callable[[], object | None], changed: Callable[[], None]
    ) -> None:
        self._folder = folder
        self._ask = ask
        self._changed = changed
        self._stopped = Event()
        self._thread = Thread(target=self._watch, daemon=True)
        self._observer = Observer()

    def start(self) -> None:
        """Be told, and ask, from now on."""
        self._thread.start()
        with suppress(OSError):  # no such folder, or the system tells no more folders: we ask
            self._observer.schedule(_Saves(self._changed), str(self._folder), recursive=True)
            self._observer.start()

    def stop(self) -> None:
        """Ask no more."""
        self._stopped.set()
        if self._observer.is_alive():
            self._observer.stop()

    def _watch(self) -> None:
        before: object | None = None
        spent = 0.0
        while not self._stopped.wait(max(_SECONDS, _REST * spent)):
            began = time.perf_counter()
            with suppress(OSError):  # a file that goes away meanwhile: the next answer tells
                answer = self._ask()
                if answer is not None and answer != before:
                    self._changed()
                before = answer
            spent = time.perf_counter() - began


class _Saves(FileSystemEventHandler):
    """Passes on what saves a file."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Something happened in the folder."""
        moved = event.event_type in {EVENT_TYPE_MOVED, EVENT_TYPE_DELETED}
        if event.event_type in _SAVES and (moved or not event.is_directory):
            self._changed()
