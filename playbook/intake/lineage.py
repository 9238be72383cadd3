"""What the commits of a suggestion hold and who wrote them."""

from __future__ import annotations

from pathlib import Path

from playbook.intake.git_process import run
from playbook.model.suggestion import Suggestion
from playbook.rules.sug.carriage import Carriage, carriage


def parents(root: Path, old: str, head: str) -> tuple[str, ...]:
    """The branch, and the suggestion where each of its commits held only what may be carried.

    With the head as a parent, forges see that their request is merged.
    """
    arguments = ("log", "--format=", "--name-only", "-z", "-m", "--no-renames", head, f"^{old}")
    touched = {name for name in run(root, *arguments).split(b"\0") if name.strip(b"\n")}
    paths = {name.strip(b"\n").decode(errors="surrogateescape") for name in touched}
    if any(carriage(path) is Carriage.APART for path in paths):
        return (old,)
    return (old, head)


def authors(quarantine: Path, suggestion: Suggestion) -> frozenset[str]:
    """The e-mail addresses of a suggestion's commits; claims, to compare, never to print."""
    since = [f"^{suggestion.base}"] if suggestion.base else []
    listed = run(quarantine, "log", "--format=%aE%n%cE", suggestion.head, *since)
    return frozenset(line.casefold() for line in listed.decode(errors="replace").split())
