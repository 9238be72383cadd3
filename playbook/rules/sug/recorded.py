"""Which commit recorded a step of the ledger."""

from __future__ import annotations

from playbook.model.edition import Filed
from playbook.model.history import Commit, History
from playbook.model.ledger import Step


def recorded(filed: Filed, step: Step) -> Commit | None:
    """The commit that added a step; None where git tells of none.

    A step's digest is in the file from that commit on, and in no other file. The first commit that
    git tells of may have found it there: then nobody knows.
    """
    history = filed.history
    for commit in (history.commits(filed.document.path) or ())[::-1]:
        if _holds(history, commit.blob, step):
            return None if _holds(history, commit.before, step) else commit
    return None


def _holds(history: History, blob: str | None, step: Step) -> bool:
    text = history.text(blob) if blob else None
    return text is not None and step.digest in text
