"""Runs rules over an edition, scope by scope, and turns faults into findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from playbook.model.document import Document, Page
from playbook.model.edition import Edition, Index, Pair, Record, Reference
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
    pairs = pairs_of(edition.pages, history).values()
    yield from _run(Scope.FILE, edition.files, reference)
    yield from _run(Scope.PAGE, edition.pages, reference)
    yield from _run(Scope.PAIR, pairs, reference)
    yield from _run(Scope.RECORD, index.records.values(), reference)
    yield from _run(Scope.REGISTER, registers_of(edition), index)
    yield from _run(Scope.INDEX, edition.pages, index)


def _run(scope: Scope, subjects: Iterable[object], ground: Reference | Index) -> Iterator[Fault]:
    """The faults of one scope's rules in each of its subjects."""
    found = checks(scope)
    for subject in subjects:
        for check in found:
            yield from check(subject, ground)


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
