"""Runs rules over an edition, scope by scope, and turns faults into findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from playbook.model.document import Document, Page
from playbook.model.edition import Edition, Index, Pair, Record, Reference
from playbook.model.finding import Fault, Finding
from playbook.model.history import History
from playbook.model.text import Language, Value
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
        for _, text in record.document.prose:
            prose[text].add(record.value.id)
    shared = {text: tuple(sorted(ids)) for text, ids in prose.items() if len(ids) > 1}
    return Index.of(edition.reference, edition.pages, edition.files, records, shared)


def faults_of(
    edition: Edition,
    index: Index,
    history: History,
    among: Callable[[str], bool] = lambda _: True,
) -> Iterator[Fault]:
    """Every breach of every rule; or, quicker, all that can lie in the files that `among` names.

    A page, its twin and its record are judged together, because a breach of one may be shown at
    another.
    """
    reference = edition.reference
    ids = {page.id for page in edition.pages if among(page.path)}
    ids |= {record.value.id for record in edition.records if among(record.path)}
    files = [file for file in edition.files if among(file.path)]
    pages = [page for page in edition.pages if page.id in ids]
    pairs = pairs_of(pages, history).values()
    records = [record for record in index.records.values() if record.value.id in ids]
    registers = [document for document in registers_of(edition) if among(document.path)]
    yield from _run(Scope.FILE, files, reference)
    yield from _run(Scope.PAGE, pages, reference)
    yield from _run(Scope.PAIR, pairs, reference)
    yield from _run(Scope.RECORD, records, reference)
    yield from _run(Scope.REGISTER, registers, index)
    yield from _run(Scope.INDEX, pages, index)


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
    faults: Iterable[Fault], reference: Reference | None, *, release: bool
) -> tuple[Finding, ...]:
    """Faults weighed and worded, in their order, each once, without those excepted for now."""
    rules = registry()
    waived = _waived(reference) if reference else frozenset()
    judged = {
        finding.order: finding
        for fault in faults
        if (fault.code, fault.place.path) not in waived
        for finding in (rules[fault.code].rule.finding(fault, release=release),)
    }
    return tuple(judged[order] for order in sorted(judged))


def _waived(reference: Reference) -> frozenset[tuple[str, str]]:
    """Code and path of each exception that the policy grants and that has not expired."""
    return frozenset(
        (waiver.code, waiver.path)
        for waiver in reference.policy.value.exceptions
        if waiver.expires >= reference.as_of
    )
