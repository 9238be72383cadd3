"""What the status of a record claims."""

from __future__ import annotations

from typing import Final

from playbook.model.gba import RecordStatus

_RANKS: Final = {
    "withdrawn": 0,
    "draft": 1,
    "in_review": 2,
    "changes_requested": 3,
    "self_assessed": 4,
    "approved": 5,
}
_SIGNED: Final = frozenset({"self_assessed", "approved"})
_UNFINISHED: Final = frozenset({"draft", "withdrawn"})


def reaches(status: RecordStatus, required: RecordStatus) -> bool:
    """Whether a status is at least the one required; a withdrawn record is like none."""
    return status != "withdrawn" and _RANKS[status] >= _RANKS[required]


def is_signed(status: RecordStatus) -> bool:
    """Whether somebody stands behind the record: its analyst alone, or its approver."""
    return status in _SIGNED


def is_finished(status: RecordStatus) -> bool:
    """Whether the record claims to be whole.

    A draft may have gaps: were they errors, no record at all would pass more easily than an honest
    beginning. GBA003 keeps a draft from being enough.
    """
    return status not in _UNFINISHED
