"""Everything that a site is made of, the same for both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from playbook.model.document import Document
from playbook.model.edition import Index, Reference
from playbook.model.finding import Finding
from playbook.model.history import History, NoHistory
from playbook.model.queue import NO_QUEUE, Overlap, Queue, Shown
from playbook.model.text import Language, Value
from playbook.site.ideas import overlaps_by_page, overlaps_by_suggestion, shown_by_id

V = TypeVar("V", bound=Value)


@dataclass(frozen=True)
class Publication:
    """Pages, records, registers, history, findings and suggestions of one edition."""

    index: Index
    registers: tuple[Document[Value], ...] = ()
    history: History = field(default_factory=NoHistory)
    findings: tuple[Finding, ...] = ()
    queue: Queue = NO_QUEUE

    @property
    def reference(self) -> Reference:
        """The reference data, and the day that dated judgements go by."""
        return self.index.reference

    def register(self, kind: type[V]) -> V:
        """A register's values; an empty register where the edition has no such file."""
        found = (one.value for one in self.registers if isinstance(one.value, kind))
        return next(found, None) or kind()

    @cached_property
    def ideas(self) -> Mapping[str, Shown]:
        """The suggestions whose words may be shown, by id."""
        return shown_by_id(self.queue)

    @cached_property
    def waiting(self) -> frozenset[str]:
        """The ids of the suggestions that nobody has acknowledged."""
        return frozenset(one.id for one in self.queue.waiting)

    @cached_property
    def overlaps(self) -> Mapping[tuple[str, Language], tuple[Overlap, ...]]:
        """The blocks that several suggestions touch, by page and language."""
        return overlaps_by_page(self.queue)

    @cached_property
    def shared_blocks(self) -> Mapping[str, tuple[Overlap, ...]]:
        """The blocks that a suggestion shares with others, by its id."""
        return overlaps_by_suggestion(self.queue)
