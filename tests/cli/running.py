"""Runs `playbook` in a checkout: in this process, or as a person starts it."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from playbook.cli.main import group
from tests.checkouts import ROOT


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


def playbook(folder: Path, *arguments: str) -> Ran:
    """Run in this process; an exception goes through."""
    with contextlib.chdir(folder):
        result = CliRunner().invoke(group, arguments, catch_exceptions=False)
    return Ran(result.exit_code, result.stdout, result.stderr)


def english(folder: Path, *arguments: str) -> Ran:
    """Run in this process, in English whatever the locale."""
    return playbook(folder, *arguments, "--lang", "en")


def started(folder: Path, *arguments: str, **environment: str) -> Ran:
    """Start `python -m playbook` in an environment with these variables and no other locale."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))
    }
    finished = subprocess.run(
        [sys.executable, "-m", "playbook", *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        check=False,
    )
    return Ran(finished.returncode, finished.stdout.decode(), finished.stderr.decode())


def at_terminal(folder: Path, arguments: Sequence[str], answers: Sequence[str]) -> Ran:
    """Start `python -m playbook` at a terminal, and answer each question; all it shows is in `out`.

    `END` is the key that ends the input.
    """
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "playbook", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TERM": "dumb"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    try:
        shown = _conversation(ours, list(answers))
        return Ran(process.wait(_PATIENCE), shown, "")
    finally:
        process.kill()
        process.wait()
        os.close(ours)


END = "\x04"
_PATIENCE = 120


def _conversation(terminal: int, answers: list[str]) -> str:
    shown, asked = b"", 0
    while select.select([terminal], [], [], _PATIENCE)[0]:
        try:
            read = os.read(terminal, 4096)
        except OSError:  # the other end is closed
            break
        shown += read
        if shown[asked:].endswith(b": ") and answers:
            answer = answers.pop(0)
            asked = len(shown)
            os.write(terminal, answer.encode() if answer == END else f"{answer}\n".encode())
    return shown.decode().replace("\r\n", "\n")
