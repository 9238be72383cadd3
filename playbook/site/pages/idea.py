"""A page for each suggestion that a person has acknowledged: its words, its answer, its findings.

The change itself and what stands beside it are in the page's frame, the change under a heading of
the page's text: the search does not look there, and so finds neither a page twice nor a suggestion
that nobody has acknowledged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from playbook.model.finding import Finding, Words
from playbook.model.ledger import LedgerRecord, Said, State, Step
from playbook.model.queue import Shown
from playbook.model.text import on_one_line, visible
from playbook.report.text import LEVEL_WORDS, is_in_a_file, path_of
from playbook.site.generated import Above, GeneratedPage
from playbook.site.ideas import BOARD, either, findings_of, idea_path
from playbook.site.inventory import named
from playbook.site.pages.codes import code_path
from playbook.site.paging import fitting
from playbook.site.writer import Writer

# Bytes of HTML that findings, file names and the words of earlier steps may take.
_ROOM_OF_FINDINGS: Final = 30_000
_ROOM_OF_FILES: Final = 10_000
_ROOM_OF_STEPS: Final = 40_000
# In a long history, the latest steps.
_STEPS: Final = 60


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """A page for each suggestion that may be shown, in the reader's words around its own."""
    for suggestion, shown in w.publication.ideas.items():
        record = shown.record
        told = {"id": suggestion, "date": w.words.date(record.received_on)}
        yield GeneratedPage(
            idea_path(suggestion),
            record.title,
            w.words.text("idea_description", **told),
            _lines(w, shown),
            dated=True,
            idea=shown,
            above=Above(BOARD, w.words.text("idea_back")),
        )


def _lines(w: Writer, shown: Shown) -> Iterator[str]:
    record = shown.record
    if record.why:
        yield from w.section("idea_why", w.paragraphs(record.why, record.language))
    if record.gba_note:
        yield from w.section("idea_gba_note", w.paragraphs(record.gba_note, record.language))
    if record.decision:
        lines = [*answer(w, record.decision), *in_edition(w, record)]
        yield from w.section("idea_answer", lines)
    if shown.assessment:
        # What is under this heading is in the frame.
        heading = [""] if shown.assessment.pages else []
        yield from w.section("idea_change", heading)
    found = findings_of(shown)
    if found is not None:
        yield from w.section("idea_findings", _findings(w, found))
    if shown.assessment:
        yield from w.section("idea_files", _files(w, shown.assessment.files))
        if apart := shown.assessment.apart:
            lines = [w.word("idea_apart_means"), "", *_files(w, apart)]
            yield from w.section("idea_apart", lines)
    yield from w.section("idea_history", _history(w, record.steps))


def answer(w: Writer, step: Step) -> Iterator[str]:
    """What was decided, why, and what the contributor was told."""
    when = w.words.date(step.on)
    yield f"**{w.word(f'idea_state_{step.to}')}** ({w.role(step.by)}, {w.plain(when)})"
    yield from _said(w, step.reason, "idea_reason")
    yield from _said(w, step.answer, "idea_answer")
    yield from _leads_to(w, step)


def in_edition(w: Writer, record: LedgerRecord) -> Iterator[str]:
    """The edition that has it, once there is one."""
    edition = next((step.edition for step in reversed(record.steps) if step.edition), None)
    if edition:
        yield f"\n{w.word('answers_in_edition', edition=edition)}"


def _said(w: Writer, said: Said | None, key: str) -> Iterator[str]:
    """Words in the reader's language where they were written in it, else in the other."""
    for language in (w.language, w.language.other):
        if said and (text := said.in_(language)):
            yield f"\n**{w.word(key)}**"
            yield from w.paragraphs(text, language)
            return


def _leads_to(w: Writer, step: Step) -> Iterator[str]:
    """Where it goes on: another suggestion, a page that covers it, a day to look again."""
    if step.into and (there := w.publication.ideas.get(step.into)):
        yield f"\n{w.pair(w.word('idea_into'), w.suggestion(there.record))}"
    if step.covered_by and (page := either(w.index, step.covered_by, w.language)):
        yield f"\n{w.pair(w.word('idea_covered_by'), named(w, page))}"
    if step.revisit_on and step.to is State.DEFERRED:
        yield f"\n{w.pair(w.word('idea_revisit_on'), w.date(step.revisit_on))}"


def _findings(w: Writer, findings: Sequence[Finding]) -> Iterator[str]:
    """Each finding, the heaviest first; the sentence that there are none."""
    ordered = sorted(findings, key=lambda one: (-one.level, one.order))
    kept = fitting([_finding(w, one) for one in ordered], _ROOM_OF_FINDINGS)
    yield from kept.lines or [w.word("idea_findings_none")]
    yield from _more(w, kept.left)


def _finding(w: Writer, one: Finding) -> str:
    level = LEVEL_WORDS[one.level].in_(w.language).capitalize()
    code = w.path(code_path(one.code), w.plain(one.code))
    help_ = f"{w.word('finding_help')} {_told(w, one.help)}"
    message = (
        f"**{w.plain(level)} {code}**, {_where(w, one)}{w.words.colon} {_told(w, one.message)}"
    )
    return f"- {message}\n\n    {help_}\n"


def _where(w: Writer, one: Finding) -> str:
    """The file with the line and the column; in words, what a finding is in that is in no file."""
    path = w.plain(visible(path_of(one, w.language)))
    if not is_in_a_file(one):
        return path
    place = w.word("finding_position", line=str(one.place.line), column=str(one.place.column))
    return f"{path}, {place}"


def _told(w: Writer, words: Words) -> str:
    """A sentence of a finding: what it repeats of a file may hold anything."""
    return w.told(Words(*(on_one_line(visible(one)) for one in words)))


def _files(w: Writer, files: Sequence[str]) -> Iterator[str]:
    kept = fitting([f"- {w.plain(visible(file))}" for file in files], _ROOM_OF_FILES)
    yield from kept.lines
    yield from _more(w, kept.left)


def _more(w: Writer, left: int) -> Iterator[str]:
    yield from [f"\n{w.word('idea_more', count=w.words.number(left))}"] if left else []


def _history(w: Writer, steps: Sequence[Step]) -> Iterator[str]:
    """Every step, the latest first; the words of as many as there is room for."""
    latest = list(reversed(steps))[:_STEPS]
    reasons = [_reason(w, step) for step in latest]
    room = fitting(reasons, _ROOM_OF_STEPS, _STEPS)
    told = [*room.lines, *["…"] * room.left]
    rows = (
        (w.date(step.on), w.word(f"idea_state_{step.to}"), w.role(step.by), reason)
        for step, reason in zip(latest, told, strict=True)
    )
    yield from w.table(("recent_on", "idea_step", "idea_step_by", "idea_reason"), rows)
    yield from _more(w, len(steps) - len(latest))


def _reason(w: Writer, step: Step) -> str:
    """The reason of a step, on one line."""
    for language in (w.language, w.language.other):
        if step.reason and (text := step.reason.in_(language)):
            return w.in_language(on_one_line(text), language)
    return "–"
