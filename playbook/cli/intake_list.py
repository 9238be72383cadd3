"""`playbook intake list`: the queue of whoever decides, with nothing left out of it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click

from playbook.cli.checkout import edition_of, no_git
from playbook.cli.context import (
    day_option,
    language_option,
    playbook_root,
    say,
)
from playbook.cli.words import (
    GONE,
    IN_LEDGER,
    MOVED,
    NEW_PAGES,
    NO_SUGGESTION,
    OTHER_FILES,
    PAGES,
    RECEIVED,
    SUGGESTED,
)
from playbook.intake.git_process import GitError
from playbook.intake.inbox import open_suggestions
from playbook.intake.quarantine import Quarantine
from playbook.metadata.files import is_page
from playbook.model.edition import Edition
from playbook.model.ledger import LedgerRecord, State
from playbook.model.suggestion import Suggestion
from playbook.model.text import Language, visible
from playbook.workspace import today


class _Entry(NamedTuple):
    """What is open, with what the ledger says of it; without a ref, or without a record."""

    id: str
    suggestion: Suggestion | None
    record: LedgerRecord | None

    @property
    def state(self) -> State:
        return self.record.state if self.record else State.RECEIVED

    @property
    def moved(self) -> bool:
        """Whether the contributor has pushed since somebody looked."""
        seen = self.record.head if self.record else None
        return bool(self.suggestion and seen and seen != self.suggestion.head)


@click.command(name="list")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@day_option
@language_option
def list_command(form: str, as_of: dt.date | None, language: Language) -> None:
    """List what is open: id, pages, age, and where it stands / lister ce qui est ouvert.

    Nobody's words are shown. What the ledger holds open stays in the list when its ref is gone.
    """
    root = playbook_root(language)
    edition = edition_of(root, language)
    day = as_of or today()
    entries = list(_entries(_open(Quarantine(root), edition, language), edition))
    if form == "json":
        values = [_values(one, day) for one in entries]
        click.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    for one in entries:
        click.echo(_line(one, day, language))
    if not entries:
        click.echo(say(NO_SUGGESTION, language), err=True)


def _open(quarantine: Quarantine, edition: Edition, language: Language) -> Sequence[Suggestion]:
    try:
        quarantine.open()
        return open_suggestions(quarantine, edition, quarantine.take_main_in()).suggestions
    except (GitError, OSError) as error:
        no_git(error, language)


def _entries(queue: Sequence[Suggestion], edition: Edition) -> Iterator[_Entry]:
    records = {one.value.id: one.value for one in edition.ledger}
    for suggestion in queue:
        yield _Entry(suggestion.id, suggestion, records.pop(suggestion.id, None))
    for name, record in sorted(records.items()):
        if record.is_open:
            yield _Entry(name, None, record)


def _values(entry: _Entry, day: dt.date) -> dict[str, object]:
    suggestion = entry.suggestion
    known = {"id": entry.id, "state": entry.state.value, "moved": entry.moved}
    if suggestion is None:
        return {**known, "vanished": True}
    return {
        **known,
        "vanished": False,
        "door": suggestion.door.value,
        "remote": suggestion.remote,
        "head": suggestion.head,
        "base": suggestion.base,
        "received_on": suggestion.received_on.isoformat(),
        "age_in_days": (day - suggestion.received_on).days,
        "pages": _pages(suggestion),
        "new_pages": _new_pages(suggestion),
        "other_files": _others(suggestion),
    }


def _line(entry: _Entry, day: dt.date, language: Language) -> str:
    parts = [_touched(entry.suggestion, day, language)] if entry.suggestion else []
    if entry.record:
        parts.append(say(IN_LEDGER, language, state=entry.state.value))
    if entry.moved:
        parts.append(say(MOVED, language))
    if entry.suggestion is None:
        parts.append(say(GONE, language))
    return say(SUGGESTED, language, id=entry.id, told="; ".join(parts))


def _touched(suggestion: Suggestion, day: dt.date, language: Language) -> str:
    parts = [", ".join(map(visible, _pages(suggestion))) or say(PAGES, language, count=0)]
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
    return sorted({path.split("/", 2)[2].removesuffix(".md") for path in pages})


def _new_pages(suggestion: Suggestion) -> int:
    """How many pages are new; the name of a new one is a stranger's word."""
    return sum(one.before is None and is_page(one.path) for one in suggestion.changes)


def _others(suggestion: Suggestion) -> int:
    """How many files a suggestion touches that are no pages."""
    return sum(not is_page(one.path) for one in suggestion.changes)
