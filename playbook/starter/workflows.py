"""Templates of what a forge runs for each suggestion: two jobs, one that reads, one that answers.

Invariants, which tests hold each template to: nothing that a stranger wrote is checked out, run or
put into a script; the job that reads it holds no secret; the one that may write gets findings only.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Final

# Where each forge looks, and the template of it. Gitea runs what Forgejo runs.
WORKFLOWS: Final[Mapping[str, tuple[str, str]]] = {
    "github": (".github/workflows/suggestion.yml", "github.yml"),
    "gitlab": (".gitlab-ci.yml", "gitlab.yml"),
    "forgejo": (".forgejo/workflows/suggestion.yml", "forgejo.yml"),
    "gitea": (".gitea/workflows/suggestion.yml", "forgejo.yml"),
}


def template(forge: str) -> tuple[str, str]:
    """The path in a playbook, and the text, of what a forge runs."""
    path, name = WORKFLOWS[forge]
    return path, files("playbook.starter").joinpath("jobs", name).read_text(encoding="utf-8")
