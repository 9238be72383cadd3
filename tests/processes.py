"""Counts the processes that git is asked through, which really run."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


@contextmanager
def counted_processes() -> Iterator[list[object]]:
    """The commands that are started meanwhile, as they are started."""
    started: list[object] = []
    real = subprocess.Popen

    def counted(command: object, *others: object, **rest: object) -> object:
        started.append(command)
        return real(command, *others, **rest)  # type: ignore[call-overload]

    with patch("playbook.intake.git_process.subprocess.Popen", counted):
        yield started
