"""Work that can wait: done in a thread of its own while nobody asks for anything."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from threading import Condition, Thread
from typing import Final, NamedTuple

Pause = Callable[[], None]
# How long nothing newer has come before work begins.
_QUIET_SECONDS: Final = 0.3
_LOG: Final = logging.getLogger("mkdocs.playbook")


class Job(NamedTuple):
    """Something to do, once nothing newer has come for so many seconds."""

    do: Callable[[Pause], None]
    quiet: float = _QUIET_SECONDS


class _Dropped(Exception):  # noqa: N818 - no error: newer work has come, or the end
    """The work in hand is no longer wanted."""


class Background:
    """Does jobs one after the other; newer jobs take the place of those not done yet.

    A job calls the `Pause` it is given as often as it can: the call waits while something else is
    more urgent, and raises where the job is no longer wanted.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._jobs: list[Job] = []
        self._round = 0
        self._given = 0.0
        self._urgent = 0
        self._stopped = False
        self._thread = Thread(target=self._work, daemon=True)

    def give(self, jobs: Sequence[Job]) -> None:
        """Do these instead of whatever is left to do."""
        with self._changed:
            self._jobs = list(jobs)
            self._round += 1
            self._given = time.monotonic()
            self._changed.notify_all()
        if not self._thread.is_alive() and not self._stopped:
            self._thread.start()

    @contextmanager
    def urgent(self) -> Iterator[None]:
        """Meanwhile, jobs wait at their next pause."""
        with self._changed:
            self._urgent += 1
        try:
            yield
        finally:
            with self._changed:
                self._urgent -= 1
                self._changed.notify_all()

    def stop(self, seconds: float) -> None:
        """Drop the work, and wait at most so long until it has ended."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(seconds)

    def _work(self) -> None:
        while (this_round := self._awaited()) is not None:
            self._do(this_round)

    def _awaited(self) -> int | None:
        """The newest round, once it has something to do; None at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._jobs or self._stopped)
            return None if self._stopped else self._round

    def _do(self, this_round: int) -> None:
        """The jobs of a round, until newer ones come."""

        def pause() -> None:
            with self._changed:
                self._changed.wait_for(lambda: not self._urgent or self._is_over(this_round))
                if self._is_over(this_round):
                    raise _Dropped

        while job := self._next(this_round):
            try:
                job.do(pause)
            except _Dropped:
                return
            except Exception:  # noqa: BLE001 - a rule or a hook may raise anything; others go on
                _LOG.exception("work in the background failed")

    def _next(self, this_round: int) -> Job | None:
        """The next job of a round, when its time has come; None where the round is over."""
        with self._changed:
            if self._is_over(this_round) or not self._jobs:
                return None
            left = self._given + self._jobs[0].quiet - time.monotonic()
            over = self._changed.wait_for(partial(self._is_over, this_round), max(left, 0))
            return None if over else self._jobs.pop(0)

    def _is_over(self, this_round: int) -> bool:
        return self._stopped or self._round != this_round
