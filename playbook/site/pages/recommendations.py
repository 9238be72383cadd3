"""The recommendations tracker: what outside bodies recommended, and what was done."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, get_args

from playbook.model.ledger import LedgerRecord
from playbook.model.registers import Recommendation, Recommendations
from playbook.site.generated import GeneratedPage, generated
from playbook.site.ideas import TRACKER, either, recommendation_block
from playbook.site.inventory import named
from playbook.site.ledger import Ledger
from playbook.site.writer import Writer

# A page stays short enough to load, however long the ledger.
AT_MOST: Final = 50
_RESPONSES: Final = get_args(Recommendation.model_fields["response"].annotation)
_STATUSES: Final = get_args(Recommendation.model_fields["status"].annotation)


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The tracker."""
    yield generated(w, TRACKER, "tracker_board", _lines(w), group="boards", dated=True)


def recommendation_link(w: Writer, recommendation: str) -> str:
    """A link to a recommendation in the tracker; the bare id of one that the tracker lacks."""
    found = {one.id: one for one in _tracked(w)}.get(recommendation)
    if found is None:
        return recommendation
    return w.path(f"{TRACKER}#{recommendation_block(found.id)}", w.heading(found.recommendation))


def is_overdue(one: Recommendation, as_of: dt.date) -> bool:
    """Whether a recommendation is not closed and its day has passed."""
    return one.status != "closed" and one.due is not None and one.due < as_of


def _tracked(w: Writer) -> tuple[Recommendation, ...]:
    return w.publication.register(Recommendations).recommendations


def _lines(w: Writer) -> Iterator[str]:
    tracked = sorted(_tracked(w), key=lambda one: (one.due or dt.date.max, one.id))
    yield w.word("tracker_intro")
    if not tracked:
        yield f"\n{w.coded('tracker_none')}"
        return
    yield from _counts(w, tracked)
    late = [one for one in tracked if is_overdue(one, w.as_of)]
    open_yet = [one for one in tracked if one.status != "closed" and one not in late]
    closed = [one for one in tracked if one.status == "closed"]
    ledger = Ledger(w)
    following = suggestions_following(ledger)
    for key, some in (
        ("tracker_late", late),
        ("tracker_open", open_yet),
        ("tracker_closed", closed),
    ):
        described = (_described(ledger, one, following.get(one.id, ())) for one in some)
        yield from w.section(key, (line for lines in described for line in lines))


def _counts(w: Writer, tracked: Sequence[Recommendation]) -> Iterator[str]:
    responses = Counter(one.response for one in tracked)
    statuses = Counter(one.status for one in tracked)
    late = sum(is_overdue(one, w.as_of) for one in tracked)
    rows = [(w.row_head(w.word("tracker_all")), w.count(len(tracked)))]
    counts = [(f"tracker_response_{one}", responses[one]) for one in _RESPONSES]
    counts += [(f"tracker_status_{one}", statuses[one]) for one in _STATUSES]
    counts.append(("tracker_late", late))
    rows += [(w.row_head(w.word(key)), w.count(number)) for key, number in counts]
    yield from w.table(("tracker_counted", "tracker_number"), rows)


def suggestions_following(ledger: Ledger) -> dict[str, list[LedgerRecord]]:
    """The shown suggestions that follow each recommendation."""
    found: dict[str, list[LedgerRecord]] = {}
    for record in ledger.shown.values():
        if record.recommendation:
            found.setdefault(record.recommendation, []).append(record)
    return found


def _described(
    ledger: Ledger, one: Recommendation, following: Iterable[LedgerRecord]
) -> Iterator[str]:
    w = ledger.w
    yield f"\n### {w.heading(one.recommendation)} {{#{recommendation_block(one.id)}}}\n"
    facts = {
        "tracker_body": w.say(one.source_body),
        "tracker_report": w.say(one.report),
        "tracker_response": w.word(f"tracker_response_{one.response}"),
        "tracker_reason": w.say(one.reason) if one.reason else None,
        "tracker_action": w.say(one.action) if one.action else None,
        "owner": w.role(one.owner) if one.owner else None,
        "due": _due(w, one),
        "status": w.word(f"tracker_status_{one.status}"),
        "tracker_evidence": w.say(one.evidence) if one.evidence else None,
        "tracker_escalated": w.role(one.escalated_to) if one.escalated_to else None,
        "reviewed_on": w.date(one.last_reviewed),
        **_followed(ledger, tuple(following)),
    }
    yield from w.facts(facts.items())


def _due(w: Writer, one: Recommendation) -> str | None:
    """By when; what is closed can't be late."""
    if one.due is None:
        return None
    return w.date(one.due) if one.status == "closed" else w.due(one.due)


def _followed(ledger: Ledger, following: tuple[LedgerRecord, ...]) -> dict[str, str | None]:
    """The suggestions that follow a recommendation, and the pages that they touch."""
    w = ledger.w
    touched = dict.fromkeys(page for record in following for page in record.pages)
    pages = [page for one in touched if (page := either(w.index, one, w.language))]
    suggestions = "; ".join(ledger.named(record.id) for record in following[:AT_MOST])
    more = len(following) > AT_MOST
    return {
        "tracker_suggestions": suggestions or w.word("tracker_no_suggestion"),
        "tracker_more": w.count(len(following) - AT_MOST) if more else None,
        "pages": ", ".join(named(w, page) for page in pages[:AT_MOST]) or None,
    }
