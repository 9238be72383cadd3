"""Notices saves: asks a system again and again what it tells of files without opening them.

Asked, not told: what tells of changes differs from system to system, and is silent on shared
drives and in containers.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import Final

_SECONDS: Final = 0.1
# Of the time, at most a quarter is spent on asking, however many files there are.
_REST: Final = 3


class Watch:
    """Calls when an answer differs from the one before; the first is that of its making."""

    def __init__(self, ask: Callable[[], object], changed: Callable[[], None]) -> None:
        self._ask = ask
        self._changed = changed
        self._answer: object = None
        with suppress(OSError):
            self._answer = ask()
        self._stopped = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        """Ask from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Ask no more."""
        self._stopped.set()

    def _watch(self) -> None:
        spent = 0.0
        while not self._stopped.wait(max(_SECONDS, _REST * spent)):
            began = time.perf_counter()
            with suppress(OSError):  # a file that goes away meanwhile: the next answer tells
                answer = self._ask()
                if answer != self._answer:
                    self._answer = answer
                    self._changed()
            spent = time.perf_counter() - began
