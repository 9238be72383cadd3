"""What the person at a checkout has told git of themselves.

Invariant: git's configuration is read as data; no git that runs elsewhere is steered by it.
"""

from __future__ import annotations

import os
from pathlib import Path

import git


def identity(root: Path) -> str:
    """The e-mail address that a commit of this checkout would name; to compare, never to print."""
    with git.Repo(root) as repo:
        return str(git.Actor.author(repo.config_reader()).email or os.environ.get("EMAIL", ""))
