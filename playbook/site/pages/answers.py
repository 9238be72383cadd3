"""You asked, you said, we did: what was decided, month by month, and the idea of the month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from playbook.model.ledger import LedgerRecord, Step
from playbook.model.queue import Shown
from playbook.site.generated import GeneratedPage, generated
from playbook.site.ideas import ANSWERS, either
from playbook.site.inventory import named
from playbook.site.ledger import Ledger
from playbook.site.pages.idea import answer, in_edition
from playbook.site.pages.recognition import winners
from playbook.site.paging import Entry, parts
from playbook.site.writer import Writer


def part_path(number: int) -> str:
    """The source file of a part of the list."""
    return ANSWERS if number == 1 else f"boards/answers/{number}.md"


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The list, the latest month first, in as many parts as it takes."""
    made = parts(_entries(w))
    title = w.words.text("answers")
    begun: set[str] = set()
    others = {
        suggestion: one.record.language
        for suggestion, one in w.publication.ideas.items()
        if one.record.language is not w.language
    }
    for number, part in enumerate(made, start=1):
        lines = _lines(w, part, number, len(made), frozenset(begun))
        begun |= {entry.group for entry in part}
        if number == 1:
            first = generated(w, ANSWERS, "answers", lines, group="boards", dated=True)
            yield replace(first, languages=others)
            continue
        yield GeneratedPage(
            part_path(number),
            w.words.text("ideas_part", title=title, part=str(number)),
            w.words.text("answers_description"),
            lines,
            dated=True,
            found=False,
            languages=others,
        )


def _lines(
    w: Writer, part: Sequence[Entry], number: int, last: int, begun: frozenset[str]
) -> Iterator[str]:
    if not part:
        yield w.word("answers_none")
    if last > 1:
        links = " · ".join(w.path(part_path(one), str(one)) for one in range(1, last + 1))
        yield f"{w.word('answers_part_of', part=str(number), parts=str(last))}"
        yield f"{w.word('ideas_parts')} {links}"
    chosen = winners(Ledger(w))
    for month, entries in groupby(part, lambda entry: entry.group):
        name = w.words.month(dt.date.fromisoformat(f"{month}-01"))
        again = month in begun
        heading = w.word("answers_continued", month=name) if again else w.plain(name)
        winner = [] if again or month not in chosen else [_winner(w, chosen[month]), ""]
        lines = [*winner, *(entry.line for entry in entries)]
        yield from w.part(f"month-{month}", heading, lines)


def _entries(w: Writer) -> Iterator[Entry]:
    decided = [(step, one) for one in w.publication.ideas.values() if (step := one.record.decision)]
    for step, one in sorted(decided, key=lambda pair: pair[0].on, reverse=True):
        yield Entry(f"{step.on:%Y-%m}", "\n".join(_entry(w, step, one)))


def _entry(w: Writer, step: Step, one: Shown) -> Iterator[str]:
    record = one.record
    yield f"\n### {w.suggestion(record)} {{#{record.id}}}"
    if record.why:
        yield f"\n**{w.word('answers_said')}**"
        yield from w.paragraphs(record.why, record.language)
    yield f"\n**{w.word('answers_did')}**\n"
    yield from answer(w, step)
    yield from _changed(w, record)


def _changed(w: Writer, record: LedgerRecord) -> Iterator[str]:
    """The pages that the suggestion touched, once it is done, and the edition that has it."""
    if record.state not in {"implemented", "released"}:
        return
    found = [page for one in record.pages if (page := either(w.index, one, w.language))]
    yield f"\n**{w.word('answers_changed')}**\n" if found else ""
    yield from (f"- {named(w, page)}" for page in found[:50])
    yield from in_edition(w, record)


def _winner(w: Writer, record: LedgerRecord) -> str:
    """The idea, and a person's name only where that person agreed to be named."""
    by = record.submitter
    who = w.pair(w.word("idea_author"), w.plain(by.name)) if by.consent and by.name else ""
    told = w.pair(f"**{w.word('answers_winner')}**", w.suggestion(record))
    return f"{told} ({who})" if who else told
