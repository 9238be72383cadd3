"""Runs `playbook` in a checkout: in this process, or as a person starts it."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
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
