"""Golden cases: what a folder holds, and what the check says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Final

import yaml

from playbook.metadata.change import read_change
from playbook.metadata.files import LEDGER
from playbook.metadata.reading import EditionReader, Reading
from playbook.model.edition import Index, TreeFile
from playbook.model.finding import Finding
from playbook.model.history import Commit, Landing
from playbook.model.proposed import FileChange
from playbook.model.text import Language
from playbook.report.text import text
from playbook.rules.judge import Verdicts, findings, index_of, verdicts_of
from playbook.rules.judge_change import Main, faults_of_change
from playbook.rules.sug.carriage import carriage

GOLDEN: Final = Path(__file__).parent
BASE: Final = GOLDEN / "_base"
DAY: Final = dt.date(2026, 11, 22)
# Most files are the small edition's own: what did not change since the case before is not read and
# judged again.
_READER: Final = EditionReader()
_VERDICTS: Final = Verdicts()
REPORTS: Final = {Language.EN: "expected.txt", Language.FR: "attendu.txt"}


@dataclass(frozen=True)
class WrittenHistory:
    """The history that a case's `history.yml` tells."""

    blobs: Mapping[str, str]
    changes: Mapping[str, tuple[Commit, ...]]

    def text(self, blob: str) -> str | None:
        """The text of a blob of the case."""
        return self.blobs.get(blob)

    def commits(self, path: str) -> tuple[Commit, ...] | None:
        """The commits that the case tells of a file; none is an empty history, not no history."""
        return self.changes.get(path, ()) if self.changes or self.blobs else None

    def paths(self, name: str) -> frozenset[str] | None:
        """The paths with this name that the case tells commits of."""
        told = (path for path in self.changes if path.rpartition("/")[2] == name)
        return frozenset(told) if self.changes or self.blobs else None

    def landing(self, commit: str) -> Landing | None:
        """What the case tells of this commit alone."""
        if not self.changes and not self.blobs:
            return None
        told = [
            (path, one)
            for path, commits in self.changes.items()
            for one in commits
            if one.id == commit
        ]
        return Landing(
            frozenset(path for path, _ in told), frozenset(one.author for _, one in told)
        )

    def ledger(self) -> Mapping[str, tuple[str | None, ...]] | None:
        """What the case tells of the files of the ledger."""
        told = {
            path: tuple(one.blob for one in commits)
            for path, commits in self.changes.items()
            if path.startswith(LEDGER)
        }
        return told if self.changes or self.blobs else None


@dataclass(frozen=True)
class Case:
    """One folder under `tests/golden/CODE`."""

    folder: Path

    @property
    def code(self) -> str:
        """The code that the case is about."""
        return self.folder.parent.name

    @property
    def name(self) -> str:
        """`CODE/case-in-words`."""
        return f"{self.code}/{self.folder.name}"

    def contents(self) -> dict[str, bytes]:
        """The files of the small edition as this case changes them."""
        files = {**_docs(BASE), **_docs(self.folder)}
        removed = self.folder / "removed.txt"
        for path in removed.read_text().split() if removed.exists() else ():
            files.pop(path)
        return files

    def tree(self, contents: Mapping[str, bytes]) -> list[TreeFile]:
        """The tree's entries, with those that are no plain files."""
        entries = [TreeFile(path, "file", len(data), data[:512]) for path, data in contents.items()]
        listed = self.folder / "tree.txt"
        for line in listed.read_text().splitlines() if listed.exists() else ():
            kind, path, *size = line.split(" ")
            entries = [entry for entry in entries if entry.path != path]
            entries.append(TreeFile(path, kind, int(size[0]) if size else 1))  # type: ignore[arg-type]
        return entries

    def history(self) -> WrittenHistory:
        """What git would say."""
        written = self.folder / "history.yml"
        told = yaml.safe_load(written.read_text()) if written.exists() else {}  # noqa: TID251 - ours
        blobs = {
            blob: (self.folder / path).read_text() for blob, path in told.get("blobs", {}).items()
        }
        changes = {
            path: tuple(
                Commit(c["id"], c["author"], c["on"], *map(c.get, ("blob", "before", "committer")))
                for c in commits
            )
            for path, commits in told.get("commits", {}).items()
        }
        return WrittenHistory(blobs, changes)

    def findings(self) -> tuple[tuple[Finding, ...], Mapping[str, str]]:
        """Every finding of the check, of any code, and the files' texts."""
        day = self.folder / "as_of.txt"
        as_of = dt.date.fromisoformat(day.read_text().strip()) if day.exists() else DAY
        contents = self.contents()
        reading = _READER.read(self.tree(contents), contents, as_of)
        if (self.folder / "change").is_dir():
            return self._findings_of_change(reading)
        faults = list(reading.faults)
        reference = None
        if reading.edition:
            history = self.history()
            index = index_of(reading.edition, history)
            faults += chain.from_iterable(
                verdicts_of(reading.edition, index, history, kept=_VERDICTS)
            )
            reference = reading.edition.reference
        release = (self.folder / "release").exists()
        return findings(faults, reference, release=release), reading.texts

    def _findings_of_change(
        self, reading: Reading
    ) -> tuple[tuple[Finding, ...], Mapping[str, str]]:
        """What is found in the change that the folder `change` makes of the case's edition."""
        edition, history = reading.edition, self.history()
        assert edition
        index = index_of(edition, history)
        change = read_change(edition, *self._change(index), self._listed("conflicts.txt"))
        if (self.folder / "unrooted").exists():
            change = replace(change, proposed=replace(change.proposed, rooted=False))
        failed = self.folder / "failure.txt"
        if failed.exists():
            failure = failed.read_text().strip()
            change = replace(change, proposed=replace(change.proposed, failure=failure))
        main = Main(edition, index, history, reading.faults, reading.texts)
        found = findings(faults_of_change(main, change), edition.reference, release=False)
        return found, {**reading.texts, **change.texts}

    def _change(self, index: Index) -> tuple[list[FileChange], dict[str, bytes]]:
        """The files of the change, added, changed and deleted, and what may be read of them."""
        folder = self.folder / "change"
        written = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        after: dict[str, TreeFile | None] = {
            path: TreeFile(path, "file", len(data), data[:512]) for path, data in written.items()
        }
        after |= dict.fromkeys(self._listed("deleted.txt"))
        for line in self._listed("change-tree.txt"):
            kind, path, size = line.split(" ")
            after[path] = TreeFile(path, kind, int(size))  # type: ignore[arg-type]
        files = [FileChange(path, index.files.get(path), now) for path, now in after.items()]
        carried = {path: data for path, data in written.items() if carriage(path) != "apart"}
        return files, carried

    def _listed(self, name: str) -> tuple[str, ...]:
        listed = self.folder / name
        return tuple(listed.read_text().splitlines()) if listed.exists() else ()

    def reports(self) -> dict[Language, str]:
        """What the check says with this case's code, in each language."""
        found, texts = self.findings()
        mine = [finding for finding in found if finding.code == self.code]
        return {
            language: "".join(f"{line}\n" for line in text(mine, texts, language))
            for language in Language
        }


def cases() -> Iterator[Case]:
    """Every case, in order."""
    for folder in sorted(GOLDEN.glob("[A-Z][A-Z][A-Z][0-9][0-9][0-9]/*/")):
        yield Case(folder)


def _docs(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted((folder / "docs").rglob("*"))
        if path.is_file()
    }
