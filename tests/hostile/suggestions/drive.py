"""Runs the commands of the intake one after the other, in a process that others watch.

Usage: python -m tests.hostile.suggestions.drive CHECKOUT, with the root of the project as path.
What the commands print is printed; an exception ends the process with its traceback.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from playbook.workspace import read_workspace
from tests.cli.running import Ran, english


def main(root: Path) -> None:
    """Fetch, list, look for conflicts, and check each suggestion."""
    _tell(english(root, "intake", "fetch"))
    listed = english(root, "intake", "list", "--format", "json")
    _tell(listed)
    _tell(english(root, "intake", "list"))
    workspace = read_workspace(root)
    for one in json.loads(listed.out):
        assert workspace.assessed(one["id"])
    assert workspace.queue.read


def _tell(ran: Ran) -> None:
    sys.stdout.write(ran.out + ran.err)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
