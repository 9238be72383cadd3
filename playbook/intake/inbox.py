"""The queue of a checkout: what came in, held against the ledger and judged.

Invariants:
- reading it changes nothing but the quarantine, and speaks to no network;
- of a suggestion that nobody has acknowledged, no word goes into what a site is made of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from playbook.intake.assessment import Assessed, assess, merged
from playbook.intake.doors import Doorway
from playbook.intake.forges.told import told_of
from playbook.intake.git_process import GitError
from playbook.intake.history import Watched
from playbook.intake.kept import Kept
from playbook.intake.landed import landed
from playbook.intake.likeness import alike, nearly_alike, overlaps
from playbook.intake.open_queue import Open, Whereabouts, open_suggestions, titled
from playbook.intake.outline import Outline, outline_of
from playbook.intake.quarantine import Quarantine
from playbook.intake.queue import read_suggestion, suggestion_of
from playbook.model.document import Document
from playbook.model.edition import Edition
from playbook.model.history import History
from playbook.model.ledger import LedgerRecord, State
from playbook.model.queue import Assessment, Overlap, PageChange, Queue, Shown, Waiting
from playbook.model.suggestion import Suggestion
from playbook.rules.judge_change import Main
from playbook.rules.sug.carriage import Carriage, carriage
from playbook.rules.sug.sug016_awaiting_translation import awaits_twin

Landed = Mapping[str, tuple[PageChange, ...]]
_TAKEN_IN: Final = frozenset({State.IMPLEMENTED, State.RELEASED})


@dataclass(frozen=True)
class Inbox:
    """The open suggestions, and how they stand to each other.

    All are there in outline, `assessed` whole are those whose words a person has acknowledged;
    `seen` are those that a person looked at before the contributor pushed again, as they were;
    `landed` what suggestions changed that main has taken in; `missing` are those that the ledger
    alone holds open, each with where it is; `trouble` is why it was not read, where something went
    wrong.
    """

    open: Mapping[str, Suggestion] = field(default_factory=dict)
    outlines: Mapping[str, Outline] = field(default_factory=dict)
    assessed: Mapping[str, Assessed] = field(default_factory=dict)
    same: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    near: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    overlaps: tuple[Overlap, ...] = ()
    landed: Landed = field(default_factory=dict)
    seen: Mapping[str, Assessed] = field(default_factory=dict)
    missing: Mapping[str, Whereabouts] = field(default_factory=dict)
    read: bool = True
    trouble: GitError | OSError | None = None


def read_inbox(root: Path, main: Main) -> Inbox:
    """The inbox of a checkout; an unread one where there is no quarantine to read."""
    return InboxReader().read(root, main)


class InboxReader:
    """Reads an inbox again and again; the same commits are judged once.

    Pages that change in the checkout without a commit change no verdict on a suggestion.
    """

    def __init__(self) -> None:
        self._read: tuple[object, Inbox] | None = None
        self._landed: tuple[History, frozenset[str], Landed] | None = None

    def read(self, root: Path, main: Main) -> Inbox:
        """The inbox of a checkout; an unread one where there is no quarantine to read."""
        return replace(self._judge(root, main), landed=self._took_in(root, main))

    def _judge(self, root: Path, main: Main) -> Inbox:
        quarantine = Quarantine(root)
        if not quarantine.is_there:
            return Inbox(read=False)
        try:
            commit = quarantine.take_main_in()
            queue = open_suggestions(quarantine, main.edition, commit)
            looked_at = tuple(_looked_at(quarantine.path, main.edition, commit, queue.suggestions))
            known = (commit, queue, looked_at, main.edition.reference.as_of)
            if self._read is None or self._read[0] != known:
                read = _judged(quarantine.path, main, commit, queue)
                then = merged(quarantine.path, commit, looked_at)
                seen = {one.suggestion.id: one for one in assess(quarantine.path, main, then)}
                read = replace(read, seen=seen, missing=_missing(main.edition, queue))
            else:
                whole = _whole(quarantine.path, main, queue, self._read[1].assessed)
                missing = _missing(main.edition, queue)
                read = replace(self._read[1], assessed=whole, missing=missing)
            self._read = (known, read)
        except (GitError, OSError) as error:
            return Inbox(read=False, trouble=error)
        return read

    def _took_in(self, root: Path, main: Main) -> Landed:
        """What suggestions changed that main has; it needs no quarantine."""
        records = (one.value for one in main.edition.ledger)
        names = frozenset(one.id for one in records if one.state in _TAKEN_IN and one.is_shown)
        known = self._landed
        if known is None or known[0] is not main.history or known[1] != names:
            found: Landed = {}
            with suppress(GitError):  # a copy without git shows the record alone
                found = landed(root, "HEAD", names)
            known = self._landed = (main.history, names, found)
        return known[2]


def assess_one(root: Path, main: Main, suggestion: str) -> Assessed | None:
    """One suggestion by its id, judged; None where the quarantine has none. Raises GitError.

    It costs the same however many others are open.
    """
    quarantine = Quarantine(root)
    if not quarantine.is_there:
        return None
    commit = quarantine.take_main_in()
    reference = main.edition.reference
    remotes, day = reference.policy.value.sources, reference.as_of
    found = read_suggestion(quarantine, remotes, commit, suggestion, day)
    if found is None:
        return None
    named = titled(found, told_of(quarantine, remotes).get(suggestion))
    return next(assess(quarantine.path, main, merged(quarantine.path, commit, [named])), None)


def _missing(edition: Edition, queue: Open) -> dict[str, Whereabouts]:
    records = (one.value for one in edition.ledger)
    found = {one.id: queue.whereabouts(one.id) for one in records if one.is_open}
    return {name: place for name, place in found.items() if place is not Whereabouts.OPEN}


def _looked_at(
    path: Path, edition: Edition, commit: str, queue: Iterable[Suggestion]
) -> Iterator[Suggestion]:
    """Suggestions as a person looked at them, where the contributor has pushed since."""
    heads = {one.value.id: one.value.head for one in edition.ledger if one.value.is_shown}
    for one in queue:
        head = heads.get(one.id)
        if head and head != one.head:
            doorway = Doorway(one.id, one.door, one.ref)
            with suppress(GitError):  # the commit of then is no longer at hand
                found = suggestion_of(path, doorway, (commit, head), None, one.received_on)
                yield replace(found, remote=one.remote)


def _judged(path: Path, main: Main, commit: str, queue: Open) -> Inbox:
    kept = Kept(path, main, commit)
    whole = _whole(path, main, queue, {})
    outlines = _outlined(path, main, queue, kept, whole)
    heads = {one.id: one.head for one in queue.suggestions}
    made = Inbox(
        {one.id: one for one in queue.suggestions},
        outlines,
        whole,
        alike(queue.patches),
        nearly_alike(outlines),
        overlaps(outlines, heads, kept.collisions),
    )
    kept.close()
    return made


def _whole(
    path: Path, main: Main, queue: Open, before: Mapping[str, Assessed]
) -> Mapping[str, Assessed]:
    """Those whose words may be shown, judged; those of before are judged already."""
    names = {one.value.id for one in main.edition.ledger if one.value.is_shown}
    wanted = [one for one in queue.merged if one.suggestion.id in names.difference(before)]
    found = {one.suggestion.id: one for one in assess(path, main, wanted)}
    return {name: one for name, one in {**before, **found}.items() if name in names}


def _outlined(
    path: Path, main: Main, queue: Open, kept: Kept, whole: Mapping[str, Assessed]
) -> dict[str, Outline]:
    """Each in outline, in their order; what is not kept is judged for it."""
    merged = {one.suggestion.id: one for one in queue.merged}
    found = {name: kept.outline(one) for name, one in merged.items()}
    unknown = [one for name, one in merged.items() if found[name] is None and name not in whole]
    found |= {name: outline_of(one) for name, one in whole.items()}
    history = Watched(main.history)
    for assessed in assess(path, replace(main, history=history), unknown):
        name = assessed.suggestion.id
        found[name] = outline = outline_of(assessed)
        # What the tool failed at is tried again; so is what rests on a text that may yet arrive.
        if assessed.proposed.failure is None and not history.missed:
            kept.add(merged[name], outline)
        history.missed = False
    return {name: outline for name, outline in found.items() if outline}


def queue_of(inbox: Inbox, edition: Edition) -> Queue:
    """What a site may show of an inbox and the ledger."""
    records = {one.value.id: one.value for one in edition.ledger}
    seen = [name for name in inbox.open if not _is_withheld(records.get(name))]
    waiting = {name: _waiting(inbox, name) for name in seen if not _is_shown(records.get(name))}
    read = set(seen) - waiting.keys()
    return Queue(
        waiting=tuple(waiting.values()),
        shown=tuple(_shown(inbox, edition.ledger, read)),
        overlaps=tuple(_visible(inbox.overlaps, read, waiting.keys())),
        touching=_touching({name: inbox.outlines[name].pages for name in seen}),
        read=inbox.read,
    )


def _is_withheld(record: LedgerRecord | None) -> bool:
    return record is not None and record.acknowledged_on is not None and not record.is_shown


def _is_shown(record: LedgerRecord | None) -> bool:
    return record is not None and record.is_shown


def _waiting(inbox: Inbox, name: str) -> Waiting:
    suggestion, outline = inbox.open[name], inbox.outlines[name]
    return Waiting(name, suggestion.door, suggestion.received_on, outline.pages, outline.findings)


def _shown(
    inbox: Inbox, ledger: Iterable[Document[LedgerRecord]], names: Collection[str]
) -> Iterator[Shown]:
    for document in ledger:
        record = document.value
        if record.is_shown:
            here = inbox.open.get(record.id)
            read = _as_read(inbox, record)
            yield Shown(
                record,
                _assessment(inbox, read, names) if read else _of_past(inbox, record),
                vanished=inbox.missing.get(record.id) is Whereabouts.GONE,
                moved=here is not None and record.head not in {None, here.head},
                taken_in=inbox.missing.get(record.id) is Whereabouts.IN_MAIN,
            )


def _as_read(inbox: Inbox, record: LedgerRecord) -> Assessed | None:
    """A suggestion as a person last read it; no text that came after."""
    known = (inbox.seen.get(record.id), inbox.assessed.get(record.id))
    return next((one for one in known if one and one.suggestion.head == record.head), None)


def _of_past(inbox: Inbox, record: LedgerRecord) -> Assessment | None:
    """What a suggestion changed that was taken in; nothing is said of it any more."""
    pages = inbox.landed.get(record.id)
    return Assessment(record.head, pages) if pages and record.head else None


def _assessment(inbox: Inbox, one: Assessed, names: Collection[str]) -> Assessment:
    """What is told of an acknowledged suggestion, and of others that a person has read as well."""
    name = one.suggestion.id
    kinds = {path: carriage(path) for path in one.proposed.paths}
    return Assessment(
        head=one.suggestion.head,
        pages=tuple(_page_changes(one)),
        files=tuple(
            path
            for path, kind in kinds.items()
            if kind in {Carriage.RECORD, Carriage.LIST, Carriage.ASSET}
        ),
        apart=one.apart,
        findings=one.findings,
        conflict=bool(one.conflicts),
        same=tuple(other for other in inbox.same.get(name, ()) if other in names),
        near=tuple(other for other in inbox.near.get(name, ()) if other in names),
    )


def _page_changes(one: Assessed) -> Iterator[PageChange]:
    for before, after in one.proposed.pages:
        page = after or before
        if page is None:
            continue
        yield PageChange(
            page.path,
            page.id,
            page.language,
            before.content.decode() if before else None,
            after.content.decode() if after else None,
            awaits=after is not None and awaits_twin(one.proposed, before, after),
        )


def _visible(
    found: Sequence[Overlap], read: Collection[str], waiting: Collection[str]
) -> Iterator[Overlap]:
    """Overlaps with the names of those that a person has read; the others are counted."""
    for one in found:
        named = tuple(name for name in one.suggestions if name in read)
        others = sum(name in waiting for name in one.suggestions)
        if len(named) + others > 1:
            yield replace(one, suggestions=named, waiting=others)


def _touching(seen: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """The suggestions that touch each page."""
    touching: dict[str, list[str]] = defaultdict(list)
    for name, pages in seen.items():
        for page in pages:
            touching[page].append(name)
    return {page: tuple(names) for page, names in touching.items()}
