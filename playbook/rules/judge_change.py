"""Judges what main would be with a change, and tells only what the change is the cause of.

Invariant: the work grows with the change and with what refers to it, never with the number of
pages or of other suggestions.
"""

from __future__ import annotations

from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from heapq import nsmallest
from typing import Final, NamedTuple, TypeVar, cast

from playbook.metadata.change import ChangeReading
from playbook.model.document import Document, Page
from playbook.model.edition import (
    Edition,
    Index,
    Pair,
    Record,
    Reference,
    TreeFile,
    keys_of,
)
from playbook.model.finding import Fault
from playbook.model.gba import GbaRecord, Programme
from playbook.model.history import History, HistoryThrough
from playbook.model.proposed import Proposed
from playbook.model.reference import Sources
from playbook.model.text import Language, Value
from playbook.rules.judge import name_of, verdict
from playbook.rules.judge_lists import Lists
from playbook.rules.lnk.targets import path_of
from playbook.rules.registry import checks
from playbook.rules.rule import Scope
from playbook.rules.signs import Texts, caused, moves, signs
from playbook.rules.sug.sug016_awaiting_translation import awaits_twin
from playbook.rules.tre.tre011_suggestion_too_large import FILES
from playbook.rules.tre.tre011_suggestion_too_large import check as too_large

V = TypeVar("V")
# What follows from a twin that stays behind: it is told once, as awaiting translation.
_OF_TWINS: Final = frozenset({"LNG001", "LNG002", "LNG003", "LNG004", "LNG013", "LNK011"})
# A page that is much referred to is not judged with every page that refers to it.
_REFERRERS: Final = 200


@dataclass(frozen=True)
class Main:
    """Main as suggestions are held against it; the same for all of them."""

    edition: Edition
    index: Index
    history: History
    faults: tuple[Fault, ...]
    texts: Texts
    kept: dict[tuple[Scope, str], tuple[Fault, ...]] = field(default_factory=dict, compare=False)
    """What was found in main itself, by scope and subject: asked again for each suggestion."""

    @property
    def programme(self) -> Document[Programme] | None:
        """The answers that hold for the whole programme."""
        return self.edition.programme

    @cached_property
    def lists(self) -> Lists:
        """What names its pages and is none."""
        return Lists(self.edition, self.index, self.history)

    @cached_property
    def linking(self) -> Mapping[str, frozenset[str]]:
        """The ids of the pages that link to a file by its path; read once for all suggestions."""
        found: dict[str, set[str]] = defaultdict(set)
        for page in self.edition.pages:
            for link in page.body.links:
                found[path_of(page, link.target)].add(page.id)
        return {path: frozenset(ids) for path, ids in found.items()}


@dataclass(frozen=True)
class _Side:
    """The subjects of one side of a change, as the rules get them."""

    index: Index
    files: tuple[TreeFile, ...]
    pages: tuple[Page, ...]
    pairs: tuple[Pair, ...]
    records: tuple[Record, ...]
    lists: tuple[Document[Value], ...]
    around: tuple[Page, ...]


def faults_of_change(main: Main, change: ChangeReading) -> Iterator[Fault]:
    """The breaches that main would have with the change and does not have without it.

    A breach is the same when it is of the same rule, in the same file, on a line with the same
    words, wherever that line or that file has moved to.
    """
    proposed = change.proposed
    if excess := tuple(too_large(proposed, main.index)):
        # Its files were not read; a hundred thousand breaches of their names would help nobody.
        yield from excess
        for file in proposed.files[:FILES]:
            if file.after:
                yield from verdict(Scope.FILE, file.after, main.index.reference)
        return
    for check in checks(Scope.CHANGE):
        yield from check(proposed, main.index)
    history = _WithChange(main.history, proposed)
    index = _index_after(main, proposed, history)
    around = _around(main, index, proposed)
    before = _before(main, proposed, around)
    after = _after(main, proposed, index, around, history)
    paths = set(proposed.paths)
    known = [fault for fault in main.faults if fault.place.path in paths]
    known += _judged(before, main.kept)
    texts = ChainMap(dict(change.texts), main.texts)  # type: ignore[arg-type]  # read only
    found = [*change.faults, *_judged(after, {})]
    without, with_it = main.lists.with_and_without(proposed, index)
    known += without
    found += (fault for fault in with_it if fault.place.path not in paths)
    graced = _graced(proposed)
    kept = (one for one in found if one.code not in _OF_TWINS or one.place.path not in graced)
    yield from caused(signs(known, main.texts, moves(proposed)), kept, texts)


def _graced(proposed: Proposed) -> frozenset[str]:
    """The pages that a suggestion changes in one language alone, and their twins."""
    alone = (
        page.path.split("/", 2)[2]
        for before, after in proposed.pages
        if after and awaits_twin(proposed, before, after)
        for page in (before, after)
        if page
    )
    return frozenset(f"docs/{one.value}/{path}" for path in alone for one in Language)


def _judged(side: _Side, kept: dict[tuple[Scope, str], tuple[Fault, ...]]) -> Iterator[Fault]:
    """Every breach on one side; what is `kept` is not looked for again."""
    index, reference = side.index, side.index.reference
    scopes: tuple[tuple[Scope, Iterable[object], Reference | Index], ...] = (
        (Scope.FILE, side.files, reference),
        (Scope.PAGE, side.pages, reference),
        (Scope.PAIR, side.pairs, reference),
        (Scope.RECORD, side.records, reference),
        (Scope.REGISTER, side.lists, index),
        (Scope.INDEX, side.around, index),
    )
    for scope, subjects, ground in scopes:
        for subject in subjects:
            key = (scope, name_of(subject))
            if key not in kept:
                kept[key] = verdict(scope, subject, ground)
            yield from kept[key]


def _before(main: Main, proposed: Proposed, around: frozenset[str]) -> _Side:
    files = tuple(change.before for change in proposed.files if change.before)
    lists = tuple(change.before for change in proposed.lists if change.before)
    return _side(main, main.index, proposed, _Subjects(files, lists, around, main.history))


def _after(
    main: Main, proposed: Proposed, index: Index, around: frozenset[str], history: History
) -> _Side:
    files = tuple(change.after for change in proposed.files if change.after)
    lists = tuple(change.after for change in proposed.lists if change.after)
    return _side(main, index, proposed, _Subjects(files, lists, around, history))


class _Subjects(NamedTuple):
    """What differs between the two sides, besides their indexes."""

    files: tuple[TreeFile, ...]
    lists: tuple[Document[Value], ...]
    around: frozenset[str]
    history: History


def _side(main: Main, index: Index, proposed: Proposed, subjects: _Subjects) -> _Side:
    ids = sorted(proposed.page_ids | {record.id for record in proposed.records})
    paths = set(proposed.paths)
    found = (page for page_id in ids for page in index.found("id", page_id))
    pages = tuple(page for page in found if page.path in paths)
    pairs = tuple(_pair(index, page_id, subjects.history) for page_id in ids)
    records = tuple(
        Record(index.records[pair.id].document, pair, main.programme)
        for pair in pairs
        if pair.id in index.records
    )
    near = tuple(page for page_id in sorted(subjects.around) for page in index.found("id", page_id))
    there = tuple(pair for pair in pairs if pair.en or pair.fr)
    return _Side(index, subjects.files, pages, there, records, subjects.lists, near)


def _pair(index: Index, page_id: str, history: History) -> Pair:
    english, french = (index.page(page_id, language) for language in Language)
    return Pair(page_id, english, french, history)


def _index_after(main: Main, proposed: Proposed, history: History) -> Index:
    deleted = {change.path for change in proposed.files if change.after is None}
    # A page that can't be read says so itself; what follows from that would bury it.
    read = [pair for pair in proposed.pages if pair[1] or (pair[0] and pair[0].path in deleted)]
    index = main.index.with_layer(read)
    lists = {change.path: change.after for change in proposed.lists}
    return replace(
        index,
        reference=_reference(index.reference, lists),
        files=_layered({change.path: change.after for change in proposed.files}, main.index.files),
        records=_layered(
            {
                record.id: Record(record.after, _pair(index, record.id, history), main.programme)
                if record.after
                else None
                for record in proposed.records
            },
            main.index.records,
        ),
        prose=_prose(main.index, proposed),
    )


def _reference(reference: Reference, lists: Mapping[str, Document[Value] | None]) -> Reference:
    changed = lists.get(reference.sources.path)
    return replace(reference, sources=cast("Document[Sources]", changed)) if changed else reference


def _layered(changed: Mapping[str, V | None], below: Mapping[str, V]) -> Mapping[str, V]:
    """The entries of main with those of a change laid over; copied only where one goes away."""
    added = {key: value for key, value in changed.items() if value is not None}
    layered: Mapping[str, V] = ChainMap(added, below)  # type: ignore[arg-type]  # read only
    gone = changed.keys() - added.keys()
    return {key: one for key, one in layered.items() if key not in gone} if gone else layered


def _prose(index: Index, proposed: Proposed) -> Mapping[str, tuple[str, ...]]:
    """The texts of the records, each with the records that hold it then."""
    changed: dict[str, tuple[str, ...]] = {}
    for record in proposed.records:
        old, new = (set(_texts(one)) for one in (record.before, record.after))
        for text in old ^ new:
            others = set(changed.get(text, index.prose.get(text, ()))) - {record.id}
            changed[text] = tuple(sorted(others | {record.id} if text in new else others))
    return ChainMap(changed, index.prose) if changed else index.prose  # type: ignore[arg-type]  # read only


def _texts(record: Document[GbaRecord] | None) -> Iterator[str]:
    return (text for _, text in record.prose) if record else iter(())


def _around(main: Main, after: Index, proposed: Proposed) -> frozenset[str]:
    """The pages whose standing among the others can have changed."""
    before = main.index
    ids = proposed.page_ids | {record.id for record in proposed.records}
    for change in proposed.files:
        if change.after is None:
            ids |= _some(main.linking.get(change.path, ()))
    for pair in proposed.pages:
        old, new = (_known_by(page) for page in pair)
        if old.identity != new.identity:
            for page_id in {page.id for page in pair if page}:
                named = [*before.referrers(page_id), *after.referrers(page_id)]
                ids |= _some(page.id for page in named)
            for page in filter(None, pair):
                ids |= _some(main.linking.get(page.path, ()))
                ids |= _some(one.id for one in after.claiming(page))
        ids |= old.refers ^ new.refers
        ids |= {
            page.id
            for index in (before, after)
            for key in old.names ^ new.names
            for page in index.found(*key)
        }
    return ids


def _some(ids: Iterable[str]) -> frozenset[str]:
    """The first ones by name: the same in every process."""
    return frozenset(nsmallest(_REFERRERS, set(ids)))


class _KnownBy(NamedTuple):
    """What others find a page by, lead to in it, and what it leads to."""

    identity: frozenset[object]
    refers: frozenset[str]
    names: frozenset[tuple[str, ...]]


def _known_by(page: Page | None) -> _KnownBy:
    if page is None:
        return _KnownBy(frozenset(), frozenset(), frozenset())
    keys = frozenset(keys_of(page))
    names = frozenset(key for key in keys if key[0] in {"title", "address", "old_path", "id"})
    refers = frozenset(key[1] for key in keys if key[0] == "refers")
    return _KnownBy(names | {page.meta.status} | page.body.anchors, refers, names)


class _WithChange(HistoryThrough):
    """The history of main, and the texts that a change itself brings; it has no past in it yet."""

    def __init__(self, history: History, proposed: Proposed) -> None:
        super().__init__(history)
        self._pages = [after for _, after in proposed.pages if after]

    def text(self, blob: str) -> str | None:
        """The text of a blob of main, or of a page as the change has it."""
        own = (page for page in self._pages if page.blob(like=blob) == blob)
        found = next(own, None)
        return found.content.decode() if found else super().text(blob)
