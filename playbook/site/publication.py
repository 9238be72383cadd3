"""Everything that a site is made of, the same for both languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from playbook.model.document import Document
from playbook.model.edition import Index, Reference
from playbook.model.finding import Finding
from playbook.model.history import History, NoHistory
from playbook.model.queue import NO_QUEUE, Queue
from playbook.model.text import Value

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
