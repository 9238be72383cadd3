"""The risk log: what could go wrong, how serious it is before and after what is done about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.registers import Risk, RiskMitigation, Risks
from playbook.site.alphabet import folded
from playbook.site.generated import GeneratedPage, generated
from playbook.site.writer import Writer

PATH: Final = "boards/risks.md"
_GRAVEST_FIRST: Final = ("high", "medium", "low")
_HIGHEST: Final = 5


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The log."""
    yield generated(w, PATH, "risks_board", _lines(w), group="boards", dated=True)


def _lines(w: Writer) -> Iterator[str]:
    yield w.word("risks_intro")
    risks = sorted(w.publication.register(Risks).risks, key=lambda one: _order(w, one))
    rows = (
        (
            w.row_head(w.path(f"{PATH}#risk-{one.id}", w.say(one.title))),
            w.word(f"risks_rating_{one.rating_before}"),
            w.word(f"risks_rating_{one.rating_after}"),
        )
        for one in risks
    )
    table = w.table(("risks_risk", "risks_before", "risks_after"), rows)
    yield from w.or_empty("risks_none", table)
    for one in risks:
        yield from w.part(f"risk-{one.id}", w.say(one.title), _described(w, one))


def _order(w: Writer, one: Risk) -> tuple[int, int, str]:
    """The gravest after mitigation first."""
    after, before = map(_GRAVEST_FIRST.index, (one.rating_after, one.rating_before))
    return after, before, folded(one.title.in_(w.language))


def _described(w: Writer, one: Risk) -> Iterator[str]:
    yield f"{w.say(one.definition)}\n"
    facts = {
        "risks_likelihood": _score(w, one.likelihood),
        "risks_impact": _score(w, one.impact),
        "risks_before": w.word(f"risks_rating_{one.rating_before}"),
        "risks_after": w.word(f"risks_rating_{one.rating_after}"),
        "owner": w.role(one.owner),
        "reviewed_on": w.date(one.last_reviewed),
    }
    yield from w.facts(facts.items())
    rows = ((w.say(mitigation.action), _when(w, mitigation)) for mitigation in one.mitigations)
    table = w.table(("risks_mitigation", "risks_when"), rows)
    yield from w.or_empty("risks_no_mitigation", table)


def _score(w: Writer, score: int) -> str:
    return w.word("risks_score", score=str(score), highest=str(_HIGHEST))


def _when(w: Writer, mitigation: RiskMitigation) -> str:
    """Since when something is done, or by when it is to be."""
    if mitigation.on is None:
        return w.word("risks_no_day")
    key = "risks_since" if mitigation.on <= w.as_of else "risks_by"
    return w.word(key, date=w.words.date(mitigation.on))
