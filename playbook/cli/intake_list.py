"""`playbook intake list`: the queue of whoever decides, the most urgent first."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import click

from playbook.cli.at_forge import words_of_state
from playbook.cli.checkout import edition_of, no_git, opened
from playbook.cli.context import (
    USAGE,
    day_option,
    end,
    language_option,
    playbook_root,
    say,
)
from playbook.cli.list_words import NO_SUGGESTION, NONE_MATCHES, WORDS_ALONE
from playbook.cli.words import (
    GONE,
    IN_LEDGER,
    IN_MAIN,
    LATE,
    MOVED,
    NEW_PAGES,
    NOT_FETCHED,
    OTHER_FILES,
    PAGES,
    RECEIVED,
    SUGGESTED,
    TASKS,
    TASKS_WITHOUT_A_DAY,
    UNKNOWN_PAGE,
)
from playbook.intake.forges.told import told_of
from playbook.intake.git_process import GitError
from playbook.intake.open_queue import Open, Whereabouts, open_suggestions
from playbook.intake.quarantine import Quarantine
from playbook.intake.taken_in import changed_paths
from playbook.intake.worklist import Task, next_task
from playbook.metadata.files import is_page
from playbook.model.edition import Edition
from playbook.model.forge import Told
from playbook.model.ledger import LedgerRecord, State
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.suggestion import Suggestion
from playbook.model.text import Language, visible
from playbook.site.words import SiteWords
from playbook.workspace import today

_ELSEWHERE: Final = {
    Whereabouts.GONE: GONE,
    Whereabouts.IN_MAIN: IN_MAIN,
    Whereabouts.UNKNOWN: NOT_FETCHED,
}
_OPEN_STATES: Final = [
    state.value
    for state in State
    if state
    in {
        State.RECEIVED,
        State.ACKNOWLEDGED,
        State.IN_ASSESSMENT,
        State.ACCEPTED,
        State.ACCEPTED_WITH_CHANGES,
        State.DEFERRED,
    }
]


class _Entry(NamedTuple):
    """What is open, with what the ledger says of it; without a ref, or without a record."""

    id: str
    suggestion: Suggestion | None
    record: LedgerRecord | None
    place: Whereabouts
    task: Task
    told: Told | None

    @property
    def state(self) -> State:
        return self.record.state if self.record else State.RECEIVED

    @property
    def moved(self) -> bool:
        """Whether the contributor has pushed since somebody looked."""
        seen = self.record.head if self.record else None
        return bool(self.suggestion and seen and seen != self.suggestion.head)

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages of main that it touches, as addresses within a language."""
        return tuple(_pages(self.suggestion)) if self.suggestion else ()

    def is_about(self, page: str) -> bool:
        """Whether it touches a page, by its id or its address."""
        named = self.record.pages if self.record else ()
        return page in named or any(page in {one, one.rpartition("/")[2]} for one in self.pages)


@click.command(name="list")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option(
    "--state", "states", type=click.Choice(_OPEN_STATES), multiple=True, help="Only these."
)
@click.option("--page", help="Only what touches a page, by its id / une seule page.")
@click.option("--late", is_flag=True, help="Only what is late / seulement ce qui est en retard.")
@day_option
@language_option
def list_command(
    form: str,
    states: Sequence[str],
    page: str | None,
    late: bool,
    as_of: dt.date | None,
    language: Language,
) -> None:
    """List what is open, the most urgent first / lister ce qui est ouvert, l’urgent d’abord.

    Each line says what comes next, and by when. Nobody's words are shown. What the ledger holds
    open stays in the list when its ref is gone.
    """
    root = playbook_root(language)
    edition = edition_of(root, language)
    day = as_of or today()
    quarantine = Quarantine(root)
    queue = _open(quarantine, edition, language)
    told = told_of(quarantine, edition.reference.policy.value.sources)
    every = tuple(_entries(queue, edition, told))
    entries = [
        one
        for one in every
        if (not states or one.state in states)
        and (page is None or one.is_about(page))
        and (not late or one.task.is_late(day))
    ]
    if page is not None and not entries:
        _refuse_no_page(edition, page, language)
    entries.sort(key=lambda one: one.task.due or dt.date.max)
    if form == "json":
        values = [_values(one, day) for one in entries]
        click.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    for one in entries:
        click.echo(_line(one, day, language))
    if not entries:
        nothing = NONE_MATCHES if every else NO_SUGGESTION
        click.echo(say(nothing, language, count=len(every)), err=True)


def _refuse_no_page(edition: Edition, name: str, language: Language) -> None:
    """End where a name is neither the id nor the address of a page of the playbook."""
    ids = {page.id for page in edition.pages}
    if name not in ids and name not in map(_address, edition.pages_by_path):
        meant = did_you_mean(nearest(name, ids)).in_(language)
        end(USAGE, UNKNOWN_PAGE, language, id=visible(name), meant=meant)


def _open(quarantine: Quarantine, edition: Edition, language: Language) -> Open:
    opened(quarantine, language)
    try:
        return open_suggestions(quarantine, edition, quarantine.take_main_in())
    except (GitError, OSError) as error:
        no_git(error, language)


def _entries(queue: Open, edition: Edition, told: Mapping[str, Told]) -> Iterator[_Entry]:
    standards = edition.reference.standards.value
    records = {one.value.id: one.value for one in edition.ledger}
    for suggestion in queue.suggestions:
        name = suggestion.id
        record = records.pop(name, None)
        task = next_task(record, suggestion.received_on, standards, suggestion.head)
        yield _Entry(name, suggestion, record, Whereabouts.OPEN, task, told.get(name))
    for name, record in sorted(records.items()):
        if record.is_open:
            task = next_task(record, record.received_on, standards)
            yield _Entry(name, None, record, queue.whereabouts(name), task, told.get(name))


def _values(entry: _Entry, day: dt.date) -> dict[str, object]:
    suggestion, task = entry.suggestion, entry.task
    known: dict[str, object] = {
        "id": entry.id,
        "state": entry.state.value,
        "moved": entry.moved,
        "place": entry.place.value,
        "at_forge": entry.told.state if entry.told else None,
        "next": task.to.value,
        "due": task.due.isoformat() if task.due else None,
        "late": task.is_late(day),
    }
    if suggestion is None:
        return known
    return {
        **known,
        "door": suggestion.door.value,
        "remote": suggestion.remote,
        "head": suggestion.head,
        "base": suggestion.base,
        "received_on": suggestion.received_on.isoformat(),
        "age_in_days": (day - suggestion.received_on).days,
        "pages": list(entry.pages),
        "new_pages": _new_pages(suggestion),
        "other_files": _others(suggestion),
    }


def _line(entry: _Entry, day: dt.date, language: Language) -> str:
    touched = _touched(entry, entry.suggestion, day, language) if entry.suggestion else None
    parts = [touched] if touched else []
    if entry.record:
        parts.append(say(IN_LEDGER, language, state=in_words(entry.state, language)))
    if entry.moved:
        parts.append(say(MOVED, language))
    parts += [say(words, language) for words in words_of_state(entry.told)] if entry.told else []
    if entry.place in _ELSEWHERE:
        parts.append(say(_ELSEWHERE[entry.place], language, id=entry.id))
    if entry.place is Whereabouts.OPEN:
        parts.append(task_in_words(entry.task, entry.id, day, language))
    return say(SUGGESTED, language, id=entry.id, told="; ".join(parts))


def in_words(state: State, language: Language) -> str:
    """A state as the site calls it."""
    words = SiteWords(language).text(f"idea_state_{state}")
    return words[0].lower() + words[1:]


def task_in_words(task: Task, suggestion: str, day: dt.date, language: Language) -> str:
    """What comes next, by when, and whether that day has passed."""
    if task.due is None:
        return say(TASKS_WITHOUT_A_DAY[task.to], language, id=suggestion)
    told = say(TASKS[task.to], language, id=suggestion, day=task.due.isoformat())
    return say(LATE, language, task=told) if task.is_late(day) else told


def _touched(entry: _Entry, suggestion: Suggestion, day: dt.date, language: Language) -> str:
    no_page = PAGES if any(changed_paths(suggestion)) else WORDS_ALONE
    parts = [", ".join(map(visible, entry.pages)) or say(no_page, language, count=0)]
    if new := _new_pages(suggestion):
        parts.append(say(NEW_PAGES, language, count=new))
    if others := _others(suggestion):
        parts.append(say(OTHER_FILES, language, count=others))
    received = suggestion.received_on
    age = (day - received).days
    return say(RECEIVED, language, touched=", ".join(parts), day=received.isoformat(), age=age)


def _pages(suggestion: Suggestion) -> list[str]:
    """The pages of main that a suggestion touches, each once, as addresses within a language."""
    pages = (one.path for one in suggestion.changes if one.before and is_page(one.path))
    return sorted(set(map(_address, pages)))


def _address(path: str) -> str:
    """The address of a page within its language."""
    return path.split("/", 2)[2].removesuffix(".md")


def _new_pages(suggestion: Suggestion) -> int:
    """How many pages are new; the name of a new one is a stranger's word."""
    return sum(one.before is None and is_page(one.path) for one in suggestion.changes)


def _others(suggestion: Suggestion) -> int:
    """How many files a suggestion changes that are no pages."""
    return sum(not is_page(path) for path in changed_paths(suggestion))
