"""Runs rules over an edition, scope by scope, and turns faults into findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from playbook.model.document import Document, Page
from playbook.model.edition import Edition, Index, Pair, Record
from playbook.model.finding import Fault, Finding
from playbook.model.history import History
from playbook.model.reference import Policy
from playbook.model.text import Language, Value
from playbook.rules.prose import prose_of
from playbook.rules.registry import checks, registry
from playbook.rules.rule import Scope


def pairs_of(pages: Iterable[Page], history: History) -> dict[str, Pair]:
    """Twins by id; the first file wins where two pages claim one id in one language."""
    twins: dict[str, dict[Language, Page]] = defaultdict(dict)
    for page in pages:
        twins[page.id].setdefault(page.language, page)
    return {
        page_id: Pair(page_id, twin.get(Language.EN), twin.get(Language.FR), history)
        for page_id, twin in sorted(twins.items())
    }


def records_of(edition: Edition, pairs: dict[str, Pair], history: History) -> list[Record]:
    """Each GBA Plus record with the pages it speaks of."""
    return [
        Record(
            document,
            pairs.get(document.value.id, Pair(document.value.id, None, None, history)),
            edition.programme,
        )
        for document in edition.records
    ]


def index_of(edition: Edition, history: History) -> Index:
    """The index of an edition."""
    pairs = pairs_of(edition.pages, history)
    records = records_of(edition, pairs, history)
    prose: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for _, text in prose_of(record.value):
            prose[text].add(record.value.id)
    shared = {text: tuple(sorted(ids)) for text, ids in prose.items() if len(ids) > 1}
    return Index.of(edition.reference, edition.pages, edition.files, records, shared)


def faults_of(edition: Edition, history: History) -> Iterator[Fault]:
    """Every breach of every rule."""
    reference, index = edition.reference, index_of(edition, history)
    for file in edition.files:
        for check in checks(Scope.FILE):
            yield from check(file, reference)
    for page in edition.pages:
        yield from page_faults(page, index)
    for pair in pairs_of(edition.pages, history).values():
        for check in checks(Scope.PAIR):
            yield from check(pair, reference)
    for record in index.records.values():
        for check in checks(Scope.RECORD):
            yield from check(record, reference)
    for document in registers_of(edition):
        for check in checks(Scope.REGISTER):
            yield from check(document, index)


def page_faults(page: Page, index: Index) -> Iterator[Fault]:
    """What is wrong with one page by itself and among the others."""
    for check in checks(Scope.PAGE):
        yield from check(page, index.reference)
    for check in checks(Scope.INDEX):
        yield from check(page, index)


def registers_of(edition: Edition) -> Iterator[Document[Value]]:
    """Every record that is not a page's GBA Plus record."""
    reference = edition.reference
    yield from (
        reference.vocabulary,
        reference.types,
        reference.owners,
        reference.sources,
        reference.facts,
        reference.checklist,
        reference.policy,
        reference.standards,
        reference.promise,
    )
    yield from reference.guidelines.values()
    yield from edition.registers
    if edition.programme:
        yield edition.programme


def findings(
    faults: Iterable[Fault], policy: Policy | None, edition: Edition | None, *, release: bool
) -> tuple[Finding, ...]:
    """Faults weighed and worded, in their order, each once, without those excepted for now."""
    rules = registry()
    waived = _waived(policy, edition)
    judged = {
        finding.order: finding
        for fault in faults
        if (fault.code, fault.place.path) not in waived
        for finding in (rules[fault.code].rule.finding(fault, release=release),)
    }
    return tuple(judged[order] for order in sorted(judged))


def _waived(policy: Policy | None, edition: Edition | None) -> frozenset[tuple[str, str]]:
    """Code and path of each exception that the policy grants and that has not expired."""
    if policy is None or edition is None:
        return frozenset()
    today = edition.reference.as_of
    return frozenset(
        (waiver.code, waiver.path) for waiver in policy.exceptions if waiver.expires >= today
    )
