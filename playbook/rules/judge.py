"""Runs rules over an edition, scope by scope, and turns faults into findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Final

from playbook.model.document import Document, Page
from playbook.model.edition import Edition, Filed, Index, Pair, Record, Reference, TreeFile
from playbook.model.finding import Fault, Finding
from playbook.model.gba import GbaRecord
from playbook.model.history import History
from playbook.model.ledger import LedgerRecord
from playbook.model.registers import Recommendations
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
    prose = _prose(edition.records)
    index = Index.of(edition.reference, edition.pages, edition.files, records, prose)
    return replace(
        index,
        ledger=_ledger(edition),
        recommendations=_recommendations(edition),
        removed=_removed(edition, history),
    )


def index_after(index: Index, before: Edition, edition: Edition, history: History) -> Index:
    """The index of an edition that came after another; what did not change is not indexed again."""
    pages = {page.path: page for page in before.pages}
    now = {page.path: page for page in edition.pages}
    changes = [(pages.get(path), now.get(path)) for path in pages.keys() | now.keys()]
    changed = index.with_changes(pair for pair in changes if pair[0] is not pair[1])
    records = records_of(edition, pairs_of(edition.pages, history), history)
    return replace(
        changed,
        reference=edition.reference,
        files={file.path: file for file in edition.files},
        records={record.value.id: record for record in records},
        prose=index.prose if edition.records == before.records else _prose(edition.records),
        ledger=_ledger(edition),
        recommendations=_recommendations(edition),
        removed=_removed(edition, history),
    )


def _removed(edition: Edition, history: History) -> tuple[str, ...]:
    """The records of the ledger that were committed and are not there, readable or not."""
    there = {file.path for file in edition.files}
    known = history.ledger() or {}
    return tuple(sorted(path for path in known if path.endswith(".yml") and path not in there))


def _ledger(edition: Edition) -> dict[str, Document[LedgerRecord]]:
    return {document.value.id: document for document in edition.ledger}


def _recommendations(edition: Edition) -> tuple[str, ...]:
    """The ids of the register of recommendations."""
    return tuple(
        one.id
        for document in edition.registers
        if isinstance(document.value, Recommendations)
        for one in document.value.recommendations
    )


def _prose(records: Iterable[Document[GbaRecord]]) -> dict[str, tuple[str, ...]]:
    """Each text of the records, with the ids of those that hold it."""
    prose: dict[str, set[str]] = defaultdict(set)
    for document in records:
        for _, text in document.prose:
            prose[text].add(document.value.id)
    return {text: tuple(sorted(ids)) for text, ids in prose.items()}


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
    return chain.from_iterable(verdicts_of(edition, index, history, among))


class Verdicts:
    """What rules found before: the same values before the same reference get the same verdict.

    Values are the same when they are the same objects: `EditionReader` keeps what did not change.
    What rules find by way of the index is never kept, because any page may change it.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[Scope, str], tuple[tuple[object, ...], tuple[Fault, ...]]] = {}

    def of(self, scope: Scope, subject: object, ground: Reference | Index) -> tuple[Fault, ...]:
        """What the scope's rules find in a subject."""
        if not isinstance(ground, Reference):
            return verdict(scope, subject, ground)
        name, parts = _parts(subject)
        rests_on = (ground, *parts)
        before, found = self._kept.get((scope, name), ((), ()))
        if tuple(map(id, before)) != tuple(map(id, rests_on)):
            found = verdict(scope, subject, ground)
            self._kept[scope, name] = rests_on, found
        return found


# Of one rule in one file: every place of the longest skeleton, and no more than memory can hold.
_ENOUGH: Final = 1000


def verdict(scope: Scope, subject: object, ground: Reference | Index) -> tuple[Fault, ...]:
    """What the scope's rules find in one subject; of each rule enough to mend it, and no more."""
    found = (islice(check(subject, ground), _ENOUGH) for check in checks(scope))
    return tuple(chain.from_iterable(found))


def name_of(subject: object) -> str:
    """The name of what a rule judges: a page's file, the id of twins, a record's file."""
    return subject.path if isinstance(subject, Document) else _parts(subject)[0]


def _parts(subject: object) -> tuple[str, tuple[object, ...]]:
    """The name of what a rule judges, and what it is made of."""
    match subject:
        case Pair():
            return subject.id, (subject.en, subject.fr, subject.history)
        case Record():
            _, twins = _parts(subject.pages)
            return subject.document.path, (subject.document, subject.programme, *twins)
        case Page() | TreeFile():
            return subject.path, (subject,)
        case _:
            raise TypeError(subject)


def verdicts_of(
    edition: Edition,
    index: Index,
    history: History,
    among: Callable[[str], bool] = lambda _: True,
    kept: Verdicts | None = None,
) -> Iterator[tuple[Fault, ...]]:
    """What `faults_of` gives, one subject after the other: whoever asks may pause in between."""
    reference = edition.reference
    ids = {page.id for page in edition.pages if among(page.path)}
    ids |= {record.value.id for record in edition.records if among(record.path)}
    files = [file for file in edition.files if among(file.path)]
    pages = [page for page in edition.pages if page.id in ids]
    pairs = pairs_of(pages, history).values()
    records = [record for record in index.records.values() if record.value.id in ids]
    registers = [document for document in registers_of(edition) if among(document.path)]
    ledger = (Filed(document, history) for document in edition.ledger if among(document.path))
    to_judge: tuple[tuple[Scope, Iterable[object], Reference | Index], ...] = (
        (Scope.FILE, files, reference),
        (Scope.PAGE, pages, reference),
        (Scope.PAIR, pairs, reference),
        (Scope.RECORD, records, reference),
        (Scope.REGISTER, registers, index),
        (Scope.LEDGER, ledger, index),
        (Scope.INDEX, pages, index),
    )
    verdicts = kept or Verdicts()
    for scope, subjects, ground in to_judge:
        for subject in subjects:
            yield verdicts.of(scope, subject, ground)


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
    yield from edition.ledger
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
