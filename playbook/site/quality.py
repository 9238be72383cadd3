"""Which decided suggestions a second person checks, and what the checks found.

Invariant: nobody chooses. The sample of a month is drawn once the month is over, by digests of the
month and the ids: whoever has the ledger draws the same.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from typing import Final

from playbook.model.ledger import LedgerRecord
from playbook.model.registers import Judgement, QualityCheck
from playbook.site.ledger import decisions

CRITERIA: Final = (
    "followed_policy",
    "quality_of_response",
    "accurate_record",
    "lessons_captured",
    "communication",
    "process",
)
JUDGEMENTS: Final[tuple[Judgement, ...]] = ("met", "partly", "not_met", "not_checked")
PERCENT: Final = 5
AT_LEAST: Final = 2


def month_of(day: dt.date) -> str:
    """`2026-11`."""
    return f"{day:%Y-%m}"


def sample(month: str, decided: Collection[str]) -> tuple[str, ...]:
    """5 % of the suggestions decided in a month, rounded up, and at least two where there are."""
    size = max(AT_LEAST, -(-len(decided) * PERCENT // 100))
    return tuple(sorted(decided, key=lambda one: _draw(month, one))[:size])


def _draw(month: str, suggestion: str) -> str:
    return sha256(f"{month}/{suggestion}".encode()).hexdigest()


def decided_by_month(ledger: Iterable[LedgerRecord], as_of: dt.date) -> dict[str, list[str]]:
    """The suggestions by the month of their first decision, the newest month first.

    A later decision moves none to another month, so that the sample of a month stays as it is.
    """
    found: dict[str, list[str]] = {}
    for record in ledger:
        for first in decisions(record, as_of)[:1]:
            found.setdefault(month_of(first.on), []).append(record.id)
    return dict(sorted(found.items(), reverse=True))


def samples(ledger: Iterable[LedgerRecord], as_of: dt.date) -> dict[str, tuple[str, ...]]:
    """The sample of each month that is over, the newest first."""
    decided = decided_by_month(ledger, as_of)
    this_month = month_of(as_of)
    return {month: sample(month, ids) for month, ids in decided.items() if month < this_month}


def judged(checks: Iterable[QualityCheck]) -> Mapping[str, Counter[Judgement]]:
    """How often each criterion was judged how."""
    listed = list(checks)
    return {name: Counter(getattr(one, name) for one in listed) for name in CRITERIA}
