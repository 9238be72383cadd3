"""Real checkouts to test on: a folder with the small edition or the repository's own, under git."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
SMALL: Final = ROOT / "tests" / "golden" / "_base"
_ENVIRONMENT: Final = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "Author",
    "GIT_AUTHOR_EMAIL": "author@example.org",
    "GIT_COMMITTER_NAME": "Author",
    "GIT_COMMITTER_EMAIL": "author@example.org",
}


@dataclass(frozen=True)
class Checkout:
    """A checkout under git."""

    root: Path

    def git(self, *arguments: str, **environment: str) -> str:
        """What a git command prints."""
        finished = subprocess.run(
            ["git", "-C", str(self.root), *arguments],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, **_ENVIRONMENT, **environment},
        )
        return finished.stdout.strip()

    def commit(self, message: str, on: str = "2026-11-22", author: str = "author") -> str:
        """Commit everything as somebody on a day; the commit's id."""
        self.git("add", "-A")
        day = f"{on}T12:00:00+00:00"
        who = {"GIT_AUTHOR_EMAIL": f"{author}@example.org"}
        self.git(
            "commit",
            "-q",
            "--allow-empty",
            "-m",
            message,
            GIT_AUTHOR_DATE=day,
            GIT_COMMITTER_DATE=day,
            **who,
        )
        return self.git("rev-parse", "HEAD")

    def read(self, path: str) -> str:
        """The text of a file."""
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str) -> None:
        """Write a file, with its folders."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def replace(self, path: str, before: str, after: str) -> None:
        """Change a file's text; the text before must be there."""
        text = self.read(path)
        assert before in text
        self.write(path, text.replace(before, after))


def make_checkout(root: Path, docs: Path = SMALL) -> Checkout:
    """A checkout with an edition, `mkdocs.yml` and hooks, all committed on 2026-11-22.

    Whoever approves a record has written none of it: two authors commit.
    """
    root.mkdir(parents=True, exist_ok=True)
    shutil.copytree(docs / "docs", root / "docs")
    shutil.copytree(ROOT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / ".gitignore").write_text("/site/\n/.playbook/\n__pycache__/\n")
    checkout = Checkout(root)
    checkout.git("init", "-q", "-b", "main")
    approved = {path: path.read_text() for path in root.glob("docs/records/gba/[a-z]*.yml")}
    for path, text in approved.items():
        path.write_text(text.replace("status: approved", "status: draft"))
    checkout.commit("Write pages and records")
    for path, text in approved.items():
        path.write_text(text)
    checkout.commit("Approve records", author="director")
    return checkout
