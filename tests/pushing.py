"""Pushes as a contributor makes them, with what the terminal shows."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.checkouts import Checkout

_PREFIX: Final = "remote: "
_PATIENCE: Final = 300
_KEPT: Final = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
}


@dataclass(frozen=True)
class Pushed:
    """How a push ended, what the other side said (with plain blanks), and all that git showed."""

    code: int
    told: str
    shown: str


def push(
    clone: Checkout, url: str, refspecs: str, options: str | list[str] = "", **environment: str
) -> Pushed:
    """Push; `refspecs` and short options are told apart by blanks."""
    said = options.split() if isinstance(options, str) else options
    command = ["git", "push", *(f"--push-option={one}" for one in said), url, *refspecs.split()]
    finished = subprocess.run(
        command,
        cwd=clone.root,
        env={**_locale(), **_KEPT, **environment},
        capture_output=True,
        timeout=_PATIENCE,
        check=False,
    )
    shown = (finished.stdout + finished.stderr).decode()
    lines = [line for line in shown.split("\n") if line.startswith(_PREFIX)]
    told = blanks("\n".join(line.removeprefix(_PREFIX).rstrip() for line in lines))
    return Pushed(finished.returncode, told, shown)


def blanks(text: str) -> str:
    """A text with plain blanks for the no-break spaces of French."""
    return text.replace("\u00a0", " ")


def clone_of(folder: Path, root: Path, author: str = "anna") -> Checkout:
    """A contributor's own clone."""
    clone = Checkout(root)
    root.mkdir()
    clone.git("clone", "-q", str(folder), ".")
    clone.git("config", "user.name", author)
    clone.git("config", "user.email", f"{author}@example.org")
    return clone


def _locale() -> dict[str, str]:
    """The surroundings without a language of their own."""
    dropped = ("LC_", "LANG", "GIT_", "PLAYBOOK_", "REMOTE_USER")
    return {name: one for name, one in os.environ.items() if not name.startswith(dropped)}
