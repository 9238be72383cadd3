"""A checkout, read and judged: the one place where the disk, git, reading and rules meet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from playbook.intake.checkout import read_checkout
from playbook.intake.history import GitHistory, history_of, settled_on
from playbook.metadata.reading import Reading, read_edition
from playbook.model.edition import Edition, Index
from playbook.model.finding import Finding
from playbook.model.history import History
from playbook.rules.judge import faults_of, findings, index_of


@dataclass(frozen=True)
class Workspace:
    """What a checkout holds, and what is wrong with it."""

    root: Path
    reading: Reading
    history: History
    findings: tuple[Finding, ...]
    index: Index | None

    @property
    def edition(self) -> Edition | None:
        """The edition; None while a file that everything rests on can't be read."""
        return self.reading.edition

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of all files read, for carets."""
        return self.reading.texts


def open_workspace(
    root: Path,
    as_of: dt.date | None = None,
    *,
    release: bool = False,
    among: Callable[[str], bool] = lambda _: True,
) -> Workspace:
    """Read a checkout, and judge the files that `among` names.

    The day it is judged by is `as_of`; else the date of the commit that is checked out, so that
    the same commit always gets the same verdict; else, while something is being written that no
    commit dates yet, today.
    """
    checkout = read_checkout(root)
    history = history_of(root)
    day = as_of or settled_on(root) or _today()
    reading = read_edition(checkout.files, checkout.contents, day)
    faults = list(reading.faults)
    if reading.edition is None:
        # What keeps every rule from running is told, whatever was asked for.
        return Workspace(root, reading, history, findings(faults, None, release=release), None)
    if isinstance(history, GitHistory):
        history.preload(_blobs_to_compare(reading.edition))
    index = index_of(reading.edition, history)
    faults += faults_of(reading.edition, index, history, among)
    judged = findings(faults, reading.edition.reference, release=release)
    kept = tuple(finding for finding in judged if among(finding.place.path))
    return Workspace(root, reading, history, kept, index)


def _today() -> dt.date:
    """The one place that reads the clock."""
    return dt.datetime.now(tz=dt.UTC).astimezone().date()  # noqa: TID251 - see above


def _blobs_to_compare(edition: Edition) -> Iterator[str]:
    """Every blob that a record or translation names."""
    for record in edition.records:
        if record.value.reviewed:
            yield from (record.value.reviewed.en, record.value.reviewed.fr)
    for page in edition.pages:
        if page.meta.translation and page.meta.translation.source:
            yield page.meta.translation.source
