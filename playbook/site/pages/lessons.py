"""The lessons learned log: what happened, what it taught, what is done differently since."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.registers import LearnedLesson, Lessons
from playbook.site.generated import GeneratedPage, generated
from playbook.site.inventory import pages_named
from playbook.site.pages.sources import source_link
from playbook.site.writer import Writer

PATH: Final = "boards/lessons.md"
STATUSES: Final = ("acted_on", "captured", "no_change_needed")


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The log."""
    yield generated(w, PATH, "lessons_board", _lines(w), group="boards")


def lesson_link(w: Writer, lesson: LearnedLesson) -> str:
    """A link to a lesson in the log, by what it says."""
    return w.path(f"{PATH}#lesson-{lesson.id}", w.heading(lesson.lesson))


def _lines(w: Writer) -> Iterator[str]:
    yield w.word("lessons_intro")
    lessons = w.publication.register(Lessons).lessons
    newest_first = sorted(lessons, key=lambda one: (-one.on.toordinal(), one.id))
    if not lessons:
        yield f"\n{w.coded('lessons_none')}"
    for status in STATUSES:
        described = (_described(w, one) for one in newest_first if one.status == status)
        lines = (line for lines in described for line in lines)
        yield from w.section(f"lessons_{status}", lines)


def _described(w: Writer, one: LearnedLesson) -> Iterator[str]:
    yield f"\n### {w.heading(one.lesson)} {{#lesson-{one.id}}}\n"
    facts = {
        "lessons_on": w.date(one.on),
        "lessons_context": w.say(one.context),
        "lessons_happened": w.say(one.what_happened),
        "lessons_change": w.say(one.change_made) if one.change_made else None,
        "lessons_seen_in": next(pages_named(w, (one.link,))) if one.link else None,
        "lessons_applies_to": ", ".join(pages_named(w, one.applies_to)) or None,
        "source": source_link(w, one.source) if one.source else None,
    }
    yield from w.facts(facts.items())
