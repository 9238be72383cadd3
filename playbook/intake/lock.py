"""One at a time: who comes later waits, but not for ever."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Final, TextIO

from playbook.intake.git_process import ExplainedError
from playbook.model.finding import Words

_SECONDS: Final = 600
_TRIES_A_SECOND: Final = 20
BUSY: Final = Words(
    "another run has been at work on the queue for {seconds} seconds; try again later",
    "une autre exécution occupe la file depuis {seconds} secondes; réessayez plus tard",
)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock; the system takes it back when the process dies. Raises ExplainedError."""
    with path.open("a") as lock:
        for _ in range(_SECONDS * _TRIES_A_SECOND):
            if _taken(lock):
                break
            sleep(1 / _TRIES_A_SECOND)
        else:
            raise ExplainedError(BUSY, seconds=_SECONDS)
        yield


def _taken(lock: TextIO) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
