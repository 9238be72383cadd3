"""Judges what names pages and is none: the lists of main that no suggestion may carry, its ledger.

Invariant: the work grows with the lists, and with the records of the ledger that name a page which
comes or goes; never with the number of pages, nor with the whole ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from playbook.model.document import Document, Page
from playbook.model.edition import Edition, Filed, Index, PageChange, keys_of
from playbook.model.finding import Fault
from playbook.model.history import History
from playbook.model.ledger import LedgerRecord
from playbook.model.page import Term
from playbook.model.proposed import Proposed
from playbook.model.text import Value
from playbook.rules.judge import registers_of
from playbook.rules.registry import checks_of_pages
from playbook.rules.rule import Scope

# What rules that are `of_pages` look pages up by.
_LISTED: Final = frozenset({"id", "type", "implements", "cites"})


@dataclass(frozen=True)
class Lists:
    """The lists and the ledger of main, with its pages and past."""

    edition: Edition
    index: Index
    history: History

    def with_and_without(
        self, proposed: Proposed, index: Index
    ) -> tuple[tuple[Fault, ...], tuple[Fault, ...]]:
        """What is found in them before a change, and after it, by the index of then.

        Only what the change can move is looked at.
        """
        before: tuple[Fault, ...] = ()
        after: tuple[Fault, ...] = ()
        if any(map(_moves_lists, proposed.pages)):
            before, after = self._before, tuple(self._in_registers(index))
        for name in _come_or_gone(proposed, self.index, index):
            before += tuple(self._in_ledger(name, self.index))
            after += tuple(self._in_ledger(name, index))
        return before, after

    @cached_property
    def _before(self) -> tuple[Fault, ...]:
        return tuple(self._in_registers(self.index))

    @cached_property
    def _registers(self) -> tuple[Document[Value], ...]:
        every = registers_of(self.edition)
        return tuple(one for one in every if not isinstance(one.value, LedgerRecord))

    @cached_property
    def _naming(self) -> Mapping[str, tuple[Filed, ...]]:
        """The records of the ledger that name a page, by its id."""
        found: dict[str, list[Filed]] = defaultdict(list)
        for document in self.edition.ledger:
            value = document.value
            covering = (one.covered_by for one in value.steps if one.covered_by)
            for name in {*value.pages, *value.segments, *covering}:
                found[name].append(Filed(document, self.history))
        return {name: tuple(filed) for name, filed in found.items()}

    def _in_registers(self, index: Index) -> Iterator[Fault]:
        for document in self._registers:
            for check in checks_of_pages(Scope.REGISTER):
                yield from check(document, index)

    def _in_ledger(self, page_id: str, index: Index) -> Iterator[Fault]:
        for filed in self._naming.get(page_id, ()):
            for check in checks_of_pages(Scope.LEDGER):
                yield from check(filed, index)


def _moves_lists(change: PageChange) -> bool:
    """Whether lists find other pages by what they look for: which there are, and what they do."""
    old, new = (frozenset(_looked_for(page)) if page else None for page in change)
    return old != new


def _looked_for(page: Page) -> Iterator[object]:
    yield from (key for key in keys_of(page) if key[0] in _LISTED)
    yield page.meta.status
    if isinstance(page.meta, Term):
        yield from (page.meta.title, page.meta.expansion, page.meta.abbreviation)


def _come_or_gone(proposed: Proposed, before: Index, after: Index) -> list[str]:
    """The ids of pages that come or go, or become pages of another type."""

    def types(index: Index, page_id: str) -> set[str]:
        return {page.meta.type for page in index.found("id", page_id)}

    return [one for one in sorted(proposed.page_ids) if types(before, one) != types(after, one)]
