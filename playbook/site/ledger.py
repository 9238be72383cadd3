"""What is known of suggestions, to be counted and to be shown.

Invariant: the words of a suggestion come from `Ledger.shown` alone; of any other there is nothing
to write but its id, and to count.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from playbook.model.ledger import LedgerRecord, Step, is_decision
from playbook.model.queue import Waiting
from playbook.site.ideas import idea_path
from playbook.site.writer import Writer


def decisions(record: LedgerRecord, as_of: dt.date) -> tuple[Step, ...]:
    """Every decision on a suggestion until a day, the first one first."""
    return tuple(step for step in record.steps if is_decision(step.to) and step.on <= as_of)


class Ledger:
    """The suggestions of one publication, written about in one language."""

    def __init__(self, w: Writer) -> None:
        self.w = w

    @cached_property
    def records(self) -> tuple[LedgerRecord, ...]:
        """Every suggestion that a person has acted on, oldest first; also what was withheld."""
        publication = self.w.publication
        found = {one: document.value for one, document in publication.index.ledger.items()}
        found |= {one.record.id: one.record for one in publication.queue.shown}
        return tuple(sorted(found.values(), key=lambda record: (record.received_on, record.id)))

    @cached_property
    def shown(self) -> dict[str, LedgerRecord]:
        """The suggestions whose words the site shows, by id, oldest first."""
        return {record.id: record for record in self.records if record.is_shown}

    @cached_property
    def waiting(self) -> tuple[Waiting, ...]:
        """The suggestions that nobody has acted on."""
        known = {record.id for record in self.records}
        return tuple(one for one in self.w.publication.queue.waiting if one.id not in known)

    @cached_property
    def _with_page(self) -> frozenset[str]:
        queue = self.w.publication.queue
        return frozenset(one.record.id for one in queue.shown) & self.shown.keys()

    def link(self, suggestion: str) -> str:
        """A link to a suggestion's page by its id; the bare id of one that has none."""
        has_page = suggestion in self._with_page
        return self.w.path(idea_path(suggestion), suggestion) if has_page else suggestion

    def named(self, suggestion: str) -> str:
        """A suggestion by its id, with its title where its words are shown."""
        link, record = self.link(suggestion), self.shown.get(suggestion)
        return self.w.pair(link, self._title(record)) if record else link

    def _title(self, record: LedgerRecord) -> str:
        """A contributor's title, marked where it is in the other language."""
        title, language = self.w.plain(record.title), record.language
        return title if language is self.w.language else f"*{title}*{{lang={language.value}}}"
