"""The coverage register: which subjects no page covers yet, and why."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.model.registers import Coverage
from playbook.site.generated import GeneratedPage, generated
from playbook.site.inventory import pages_named
from playbook.site.writer import Writer


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The board of subjects without a page."""
    yield generated(w, "boards/gaps.md", "gaps_board", _lines(w), group="boards", dated=True)


def _lines(w: Writer) -> Iterator[str]:
    yield w.word("gaps_intro")
    gaps = sorted(
        w.publication.register(Coverage).coverage, key=lambda one: (one.review_on, one.subject)
    )
    rows = (
        (next(pages_named(w, (one.subject,))), w.say(one.reason), w.due(one.review_on))
        for one in gaps
    )
    table = w.table(("gaps_subject", "gaps_reason", "gaps_review_on"), rows)
    yield from w.or_empty("gaps_none", table)
