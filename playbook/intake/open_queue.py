"""Which suggestions are open: those that nobody closed, and of whose change main has not all.

Invariant: nothing is judged here; however many there are, the number of processes is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from playbook.intake.assessment import Merged, merged
from playbook.intake.forges.told import told_of
from playbook.intake.patch_ids import patch_ids
from playbook.intake.quarantine import Quarantine
from playbook.intake.queue import kept_ids, read_queue
from playbook.intake.taken_in import taken_in
from playbook.model.edition import Edition
from playbook.model.forge import Told
from playbook.model.ledger import LedgerRecord, is_final
from playbook.model.suggestion import Suggestion


class Whereabouts(StrEnum):
    """Where a suggestion is that the ledger holds open."""

    OPEN = "open"
    IN_MAIN = "in_main"
    ENDED = "ended"
    GONE = "gone"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Open:
    """The open suggestions as changes of main as it is now, each change also as one name.

    `kept` are the ids of what the quarantine holds of all that the ledger knows, `ended` of those
    among them that a person or their forge has closed, `seen` of all that it ever held.
    """

    merged: tuple[Merged, ...]
    patches: Mapping[str, str]
    kept: frozenset[str] = frozenset()
    ended: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """The suggestions themselves."""
        return tuple(one.suggestion for one in self.merged)

    @cached_property
    def ids(self) -> frozenset[str]:
        """Their ids."""
        return frozenset(one.suggestion.id for one in self.merged)

    def whereabouts(self, suggestion: str) -> Whereabouts:
        """Where a suggestion is that a person has not closed, by its id."""
        if suggestion in self.ids:
            return Whereabouts.OPEN
        if suggestion in self.ended:
            return Whereabouts.ENDED
        if suggestion in self.kept:
            return Whereabouts.IN_MAIN
        return Whereabouts.GONE if suggestion in self.seen else Whereabouts.UNKNOWN


def open_suggestions(quarantine: Quarantine, edition: Edition, commit: str) -> Open:
    """The suggestions that nobody has closed and whose change main does not hold already.

    What a forge closed stays where a person has acted on it: a person ends it. Raises GitError.
    """
    policy = edition.reference.policy.value
    day = edition.reference.as_of
    queue = read_queue(quarantine, policy.sources, commit, day)
    told = told_of(quarantine, policy.sources)
    records = {one.value.id: one.value for one in edition.ledger}
    listed = [
        titled(one, told.get(one.id))
        for one in queue
        if _is_open(records.get(one.id), told.get(one.id))
    ]
    patches = patch_ids(quarantine.path, listed)
    there = taken_in(quarantine.path, commit, listed, patches)
    made = merged(quarantine.path, commit, [one for one in listed if one.id not in there])
    still = tuple(one for one in made if not one.is_in_main)
    names = {one.suggestion.id for one in still}
    kept = frozenset(one.id for one in queue)
    # All heads are asked for only where the ledger holds open what is not among these.
    if any(one.is_open and one.id not in kept for one in records.values()):
        kept |= kept_ids(quarantine, policy.sources)
    return Open(
        still,
        {name: patch for name, patch in patches.items() if name in names},
        kept,
        frozenset(one.id for one in queue) - {one.id for one in listed},
        frozenset(quarantine.received()),
    )


def _is_open(record: LedgerRecord | None, told: Told | None) -> bool:
    """Whether neither a person nor the forge has closed a suggestion."""
    if record and is_final(record.state):
        return False
    if told is None or told.is_open:
        return True
    return record is not None and told.state != "merged"


def titled(suggestion: Suggestion, told: Told | None) -> Suggestion:
    """A suggestion with the title that its forge told."""
    return replace(suggestion, title=told.title) if told else suggestion
