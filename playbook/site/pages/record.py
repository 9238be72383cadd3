"""A GBA Plus record as a page: everything it says, in the reader's language, in plain Markdown.

An empty part is left out, except where its absence is itself an answer (nobody consulted, no
impact found).
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook.model.edition import Record
from playbook.model.gba import ChecklistAnswer, GbaRecord, Impact
from playbook.site.escape import markdown_text
from playbook.site.frame import badge_words, record_path
from playbook.site.generated import GeneratedPage
from playbook.site.writer import Writer


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """A page for each record whose page stands in this language."""
    for record_id, record in sorted(w.index.records.items()):
        page = record.pages.of(w.language)
        if page:
            yield GeneratedPage(
                record_path(record_id),
                w.words.text("gba_record_of", title=page.meta.title),
                w.words.text("gba_record_description", title=page.meta.title),
                _lines(w, record),
                twin=record.pages.of(w.language.other) is not None,
            )


def _lines(w: Writer, record: Record) -> Iterator[str]:
    value = record.value
    page = record.pages.of(w.words.language)
    expired = value.valid_until < w.reference.as_of
    yield markdown_text(badge_words(value, w.words, expired=expired)) + "."
    if page:
        yield f"\n{w.word('page')}{w.words.colon} [[{value.id}]]"
    if value.status == "self_assessed":
        yield f'\n!!! note "{w.word("status_self_assessed")}"\n    {w.word("self_assessed_note")}'
    yield from w.section("summary", [markdown_text(_summary(value, w))])
    yield from w.section("conclusion", _conclusion(w, value))
    yield from w.section("target_group", [w.say(value.target_group)])
    yield from w.section("issue", [w.say(value.issue)])
    yield from w.section("assumptions", _assumptions(w, value))
    yield from w.section("factors", _factors(w, value))
    yield from w.section("intersections", _intersections(w, value))
    yield from w.section("data_sources", _data_sources(w, value))
    yield from w.section("data_gaps", _data_gaps(w, value))
    yield from w.section("consulted", _consulted(w, value))
    yield from w.section("findings", _findings(w, value))
    yield from w.section("impacts", _impacts(w, value))
    yield from w.section("checklist", _checklist(w, record))
    yield from w.section("monitoring", _monitoring(w, value))
    yield from w.section("communication", _communication(w, value))
    yield from w.section("grf", _results_framework(w, value))
    yield from w.section("questions_raised", _questions(w, value))
    yield from w.section("dates", _dates(w, value))
    yield from w.section("roles", _roles(w, value))
    yield from w.section("history", _history(w, value))


def _summary(value: GbaRecord, w: Writer) -> str:
    return value.summary.fr if w.words.language == "fr" else value.summary.en


def _conclusion(w: Writer, value: GbaRecord) -> Iterator[str]:
    yield w.word(f"conclusion_{value.conclusion}")
    if value.not_applicable:
        yield f"\n{w.say(value.not_applicable.reason)}"


def _assumptions(w: Writer, value: GbaRecord) -> Iterator[str]:
    rows = (
        (w.say(one.assumption), w.say(one.challenged_by), w.word(one.result))
        for one in value.assumptions
    )
    yield from w.table(("assumption", "challenged_by", "result"), rows)


def _factors(w: Writer, value: GbaRecord) -> Iterator[str]:
    rows = (
        (
            w.listed("factors", one.factor),
            w.word(f"factor_{one.status}"),
            " ".join(filter(None, (w.say(one.note) if one.note else "", one.gap or ""))),
        )
        for one in value.factors
    )
    yield from w.table(("factor", "status", "note"), rows)


def _intersections(w: Writer, value: GbaRecord) -> Iterator[str]:
    for one in value.intersections:
        names = ", ".join(w.listed("factors", factor) for factor in one.factors)
        yield f"- {names}{w.words.colon} {w.say(one.note)}"


def _data_sources(w: Writer, value: GbaRecord) -> Iterator[str]:
    rows = (
        (
            f"{one.id}{w.words.colon} {w.say(one.title)}",
            str(one.year),
            w.word(f"kind_{one.kind}"),
            ", ".join(w.listed("factors", factor) for factor in one.disaggregated_by),
            w.say(one.limits),
            ", ".join(one.used_in),
        )
        for one in value.data_sources
    )
    columns = ("source", "year", "what", "disaggregated_by", "limits", "used_in")
    yield from w.table(columns, rows)


def _data_gaps(w: Writer, value: GbaRecord) -> Iterator[str]:
    rows = (
        (one.id, w.say(one.what), w.say(one.plan), w.role(one.owner), one.due.isoformat())
        for one in value.data_gaps
    )
    yield from w.table(("gap", "what", "plan", "owner", "due"), rows)


def _consulted(w: Writer, value: GbaRecord) -> Iterator[str]:
    for one in value.consulted:
        who = f"{w.say(one.group)} ({w.words.date(one.on)})"
        yield f"- {who}{w.words.colon} {w.say(one.how)} {w.say(one.what_changed)}"
    if value.advocate_used:
        advocate = value.advocate_used
        yield f"- {w.role(advocate.role)}{w.words.colon} {w.say(advocate.reason)}"
    if value.not_consulted:
        yield f"\n{w.word('not_consulted')} {w.say(value.not_consulted.reason)}"


def _findings(w: Writer, value: GbaRecord) -> Iterator[str]:
    for one in value.findings:
        yield f"- {one.id}{w.words.colon} {w.say(one.statement)} ({', '.join(one.evidence)})"


def _impacts(w: Writer, value: GbaRecord) -> Iterator[str]:
    if not value.impacts:
        yield w.word("no_impacts")
    for one in value.impacts:
        yield from _impact(w, one)


def _impact(w: Writer, one: Impact) -> Iterator[str]:
    severity = f"{w.word('severity')}{w.words.colon} {w.word(f'severity_{one.severity}')}"
    who = f"**{one.id}, {w.say(one.group)}** ({w.word(one.kind)}; {severity})"
    yield f"- {who}{w.words.colon} {w.say(one.description)}"
    if one.mitigation:
        done = one.mitigation
        reason = f" {w.say(done.reason)}" if done.reason else ""
        yield (
            f"    - {w.word('mitigation')}{w.words.colon} {w.say(done.action)} "
            f"({w.word(done.status)}, {w.role(done.owner)}, {done.due.isoformat()}){reason}"
        )
    if one.indicator:
        yield f"    - {w.word('indicator')}{w.words.colon} {w.say(one.indicator)}"


def _checklist(w: Writer, record: Record) -> Iterator[str]:
    questions = {item.id: item.question for item in w.reference.checklist.value.items}
    rows = (
        (
            one.item,
            w.say(questions[one.item]) if one.item in questions else "",
            *_answer(w, one, record),
        )
        for one in record.value.checklist
    )
    yield from w.table(("item", "question", "status", "answer"), rows)


def _answer(w: Writer, one: ChecklistAnswer, record: Record) -> tuple[str, str]:
    """The status and words of an answer, or those of the programme's answer that it cites."""
    prefix = ""
    if one.see and record.programme:
        item = one.see.partition("#")[2]
        found = (answer for answer in record.programme.value.answers if answer.item == item)
        one = next(found, one)
        prefix = f"{w.word('programme_answer')} "
    told = " ".join(w.say(text) for text in (one.evidence, one.reason, one.action) if text)
    due = f" ({one.due.isoformat()})" if one.due else ""
    return (w.word(one.status) if one.status else "", f"{prefix}{told}{due}")


def _monitoring(w: Writer, value: GbaRecord) -> Iterator[str]:
    rows = (
        (
            w.say(one.indicator),
            w.say(one.source),
            w.role(one.owner),
            one.next_due.isoformat(),
            w.say(one.last_result) if one.last_result else w.word("not_saved"),
        )
        for one in value.monitoring
    )
    yield from w.table(("indicator", "source", "owner", "next_due", "last_result"), rows)


def _communication(w: Writer, value: GbaRecord) -> Iterator[str]:
    if value.communication:
        formats = value.communication.accessible_formats
        names = ", ".join(w.listed("accessible_formats", one) for one in formats)
        yield f"{w.word('accessible_formats')}{w.words.colon} {names}"


def _results_framework(w: Writer, value: GbaRecord) -> Iterator[str]:
    for pillar in value.grf:
        yield f"- {w.listed('grf', pillar)}"
    if value.grf_none:
        yield w.say(value.grf_none)


def _questions(w: Writer, value: GbaRecord) -> Iterator[str]:
    self_assessed = value.status == "self_assessed"
    if self_assessed and value.questions_raised:
        yield f"{w.word('analyst_question')}{w.words.colon}\n"
    for one in value.questions_raised:
        yield f"- {w.say(one.question)} ({w.role(one.by)}, {w.words.date(one.on)})"
        yield f"    - {w.word('answer')}{w.words.colon} {w.say(one.answer)}"
    if value.no_questions:
        yield f"\n{w.say(value.no_questions)}"


def _dates(w: Writer, value: GbaRecord) -> Iterator[str]:
    for key in ("started_on", "assessed_on", "reviewed_on", "approved_on", "valid_until"):
        day = getattr(value, key)
        if day:
            yield f"- {w.word(key)}{w.words.colon} {w.words.date(day)}"


def _roles(w: Writer, value: GbaRecord) -> Iterator[str]:
    for key in ("analyst", "reviewer", "approver"):
        role = getattr(value.roles, key)
        if role:
            yield f"- {w.word(key)}{w.words.colon} {w.role(role)}"


def _history(w: Writer, value: GbaRecord) -> Iterator[str]:
    for one in value.history:
        yield f"- {w.words.date(one.on)}{w.words.colon} {w.say(one.change)} ({w.role(one.by)})"
