"""What the site shows of suggestions, and what it judges of them by a day.

Invariants: the words of a suggestion are asked for here alone, and only of one that a person has
acknowledged and nobody withheld, as that person read it; of the others there is an id, a door, a
day of receipt, pages of main and a number of findings.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final, NamedTuple

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Finding
from playbook.model.ledger import LedgerRecord
from playbook.model.queue import Overlap, Queue, Shown
from playbook.model.reference import ACKNOWLEDGE, Standards
from playbook.model.text import Language
from playbook.model.working_days import after_working_days, working_days
from playbook.site.standstill import IDLE, still_since

BOARD: Final = "ideas/index.md"
# The heading of what a suggestion changes, on its page.
CHANGE: Final = "idea-change"
ANSWERS: Final = "boards/answers.md"
TRACKER: Final = "boards/recommendations.md"
STAGNANT_DAYS: Final = IDLE.days
# The upper end of each band of age, in days; the last has none.
_AGES: Final = (("time_week", 7), ("time_month", 31), ("time_quarter", 92))
_OLDEST: Final = "time_longer"
AGES: Final = (*(key for key, _ in _AGES), _OLDEST)


def idea_path(suggestion: str) -> str:
    """The source file of a suggestion's page."""
    return f"ideas/{suggestion}.md"


def recommendation_block(recommendation: str) -> str:
    """The heading of a recommendation in the tracker."""
    return f"recommendation-{recommendation}"


def shown_by_id(queue: Queue) -> Mapping[str, Shown]:
    """The suggestions whose words may be shown; one that was withheld is none of them."""
    shown = (_as_read(one) for one in queue.shown if one.record.is_shown)
    return MappingProxyType({one.record.id: one for one in shown})


def _as_read(shown: Shown) -> Shown:
    """The suggestion without a text that came after a person last read it."""
    read = shown.assessment is None or shown.assessment.head == shown.record.head
    return shown if read else replace(shown, assessment=None, moved=True)


def overlaps_by_page(queue: Queue) -> Mapping[tuple[str, Language], tuple[Overlap, ...]]:
    """The blocks that several suggestions touch, by page and language."""
    found: dict[tuple[str, Language], list[Overlap]] = {}
    for overlap in queue.overlaps:
        found.setdefault((overlap.page, overlap.language), []).append(overlap)
    return MappingProxyType({key: tuple(those) for key, those in found.items()})


def overlaps_by_suggestion(queue: Queue) -> Mapping[str, tuple[Overlap, ...]]:
    """The blocks that a suggestion shares with others, by its id."""
    found: dict[str, list[Overlap]] = {}
    for overlap in queue.overlaps:
        for suggestion in overlap.suggestions:
            found.setdefault(suggestion, []).append(overlap)
    return MappingProxyType({key: tuple(those) for key, those in found.items()})


def findings_of(shown: Shown) -> tuple[Finding, ...] | None:
    """What the check says of a suggestion; None where that is not known.

    Once something was decided and done, nobody checks it any more.
    """
    known = shown.record.is_open and shown.assessment is not None
    return shown.assessment.findings if known and shown.assessment else None


def last_step(shown: Shown) -> dt.date:
    """The day on which a person last did something about it."""
    return shown.record.steps[-1].on


def is_stagnant(shown: Shown, as_of: dt.date) -> bool:
    """Whether an open suggestion has stood still for too long."""
    return still_since(shown.record, as_of) is not None


def stillness(shown: Shown, as_of: dt.date) -> str | None:
    """The key of the words that say how a suggestion stands still; None where it does not."""
    if not is_stagnant(shown, as_of):
        return None
    return "idea_revisit_due" if shown.record.steps[-1].revisit_on else "idea_stagnant"


def has_waited(received_on: dt.date, as_of: dt.date) -> bool:
    """Whether a suggestion has waited as long for somebody to read it."""
    return received_on + IDLE <= as_of


def age_of(received_on: dt.date, as_of: dt.date) -> str:
    """The key of the band of age that a suggestion is in."""
    days = (as_of - received_on).days
    return next((key for key, most in _AGES if days <= most), _OLDEST)


def either(index: Index, page_id: str, language: Language) -> Page | None:
    """A page of main in a language, else its twin."""
    return index.page(page_id, language) or index.page(page_id, language.other)


class Standing(NamedTuple):
    """How a suggestion stands against a service standard, in working days.

    `taken` is None while the day has neither come nor passed; `met` is whether it was kept.
    """

    due: dt.date
    taken: int | None
    met: bool


def standing(
    record: LedgerRecord, standard: str, standards: Standards, as_of: dt.date
) -> Standing | None:
    """How a suggestion stands against a standard; None where there is none with a number."""
    found = (one.working_days for one in standards.standards if one.id == standard)
    days = next(found, None)
    if days is None:
        return None
    due = after_working_days(record.received_on, days)
    done = record.acknowledged_on if standard == ACKNOWLEDGE else _decided_on(record)
    if done is None and as_of <= due:
        return Standing(due, None, met=True)
    until = done or as_of
    return Standing(due, working_days(record.received_on, until), met=until <= due)


def _decided_on(record: LedgerRecord) -> dt.date | None:
    """The day of the decision that holds, or on which the contributor took it back."""
    if record.decision:
        return record.decision.on
    return None if record.is_open else record.steps[-1].on
