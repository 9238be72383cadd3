"""What is told of a suggestion is what main would have with it and does not have without it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace

import pytest

from playbook.metadata.change import read_change
from playbook.metadata.reading import Reading, read_edition
from playbook.model.edition import Edition, Index, Reference, TreeFile
from playbook.model.finding import Fault
from playbook.model.history import Commit, Landing, NoHistory
from playbook.model.proposed import FileChange, Proposed
from playbook.rules import judge_change
from playbook.rules.judge import faults_of, index_of, verdict
from playbook.rules.judge_change import Main, faults_of_change
from playbook.rules.rule import Scope
from tests.golden.cases import BASE, DAY, Case, cases

TALK = "docs/en/methods/talk.md"
WELCOME = "docs/en/start/welcome.md"
HISTORY = NoHistory()
# What stands beside the files of a change: none of it is plain bytes.
_BESIDE = ("change-tree.txt", "tree.txt", "unrooted", "conflicts.txt", "history.yml")
# A version that awaits translation is told once, by SUG016.
_AWAITED = frozenset({"LNG001", "LNG002", "LNG003", "LNG004", "LNK011"})
# Entries that go are refused by SUG018, and a copy is told of the record that makes it.
_TOLD_OTHERWISE = {("CIT001", "SUG018"), ("REG015", "SUG018"), ("GBA018", "GBA018")}
_ALL = tuple(
    case
    for case in cases()
    if (case.folder / "change").is_dir()
    and not any((case.folder / name).exists() for name in _BESIDE)
)
CASES = _ALL if "PLAYBOOK_FULL" in os.environ else _ALL[::3]


def read(contents: Mapping[str, bytes]) -> Reading:
    return read_edition(Case(BASE).tree(contents), contents, DAY)


def edition_of(reading: Reading) -> Edition:
    assert reading.edition
    return reading.edition


def main_of(reading: Reading) -> Main:
    edition = edition_of(reading)
    index = index_of(edition, HISTORY)
    return Main(edition, index, HISTORY, reading.faults, reading.texts)


def found_in(reading: Reading) -> set[tuple[str, str]]:
    edition = edition_of(reading)
    faults = [*reading.faults, *faults_of(edition, index_of(edition, HISTORY), HISTORY)]
    return {(fault.code, fault.place.path) for fault in faults}


def told(main: Main, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[Fault]:
    changed = [path for path in before.keys() | after.keys() if before.get(path) != after.get(path)]
    files = [FileChange(path, entry(path, before), entry(path, after)) for path in changed]
    contents = {path: after[path] for path in changed if path in after}
    return list(faults_of_change(main, read_change(main.edition, files, contents)))


def entry(path: str, contents: Mapping[str, bytes]) -> TreeFile | None:
    data = contents.get(path)
    return None if data is None else TreeFile(path, "file", len(data), data[:512])


def with_change(case: Case) -> dict[str, bytes]:
    """Main as it would be with the suggestion of a case."""
    folder = case.folder / "change"
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("docs/**/*.*")}
    deleted = case.folder / "deleted.txt"
    gone = deleted.read_text().split("\n") if deleted.exists() else []
    contents = case.contents() | {path: file.read_bytes() for path, file in files.items()}
    return {path: data for path, data in contents.items() if path not in gone}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_told_is_what_a_check_of_main_would_find_anew(case: Case) -> None:
    before, after = case.contents(), with_change(case)
    now, then = read(before), read(after)
    if then.edition is None:
        return
    new = found_in(then) - found_in(now)
    told_of = {(fault.code, fault.place.path) for fault in told(main_of(now), before, after)}
    left_out = {
        (code, path)
        for code, path in new - told_of
        if code not in _AWAITED and (code, case.code) not in _TOLD_OTHERWISE
    }
    assert {code for code, _ in left_out} <= ({"LNK001"} if "moved" in case.name else set())
    assert {one for one in told_of if not one[0].startswith("SUG")} <= found_in(then)


def test_main_is_judged_once_for_all_suggestions(monkeypatch: pytest.MonkeyPatch) -> None:
    judged: list[object] = []

    def counted(scope: Scope, subject: object, ground: Reference | Index) -> tuple[Fault, ...]:
        judged.append(subject)
        return verdict(scope, subject, ground)

    monkeypatch.setattr(judge_change, "verdict", counted)
    before = Case(BASE).contents()
    after = before | {WELCOME: before[WELCOME].replace(b"[[talk]]", b"[[tlak]]")}
    main = main_of(read(before))
    first = told(main, before, after)
    of_the_first = len(judged)
    assert told(main, before, after) == first
    assert "LNK001" in {fault.code for fault in first}
    assert len(judged) - of_the_first < of_the_first


def test_a_change_of_nothing_is_told_nothing() -> None:
    contents = Case(BASE).contents()
    main = main_of(read(contents))
    assert told(main, contents, contents) == []
    same = [FileChange(path, entry(path, contents), entry(path, contents)) for path in contents]
    faults = faults_of_change(main, read_change(main.edition, same, contents))
    assert {fault.code for fault in faults} == {"SUG014"}


def many(start: str) -> dict[str, bytes]:
    """A hundred pages of main, all of which refer to the page of welcome."""
    talk = Case(BASE).contents()[TALK].decode()
    names = [f"page-{number}" for number in range(100)]
    pages = {
        f"docs/en/{start}/{name}.md": talk.replace("id: talk", f"id: {name}")
        .replace("title: Talk", f"title: {name}")
        .encode()
        for name in names
    }
    return {**Case(BASE).contents(), **pages}


def test_a_hundred_pages_move_and_are_judged_to_the_end() -> None:
    before, after = many("methods"), many("methods/here")
    faults = told(main_of(read(before)), before, after)
    lost = [fault for fault in faults if fault.code == "SUG012"]
    assert len(lost) == 100
    gone = told(main_of(read(before)), before, Case(BASE).contents())
    assert len([fault for fault in gone if fault.code == "SUG012"]) == 100


def test_of_two_hundred_and_one_files_only_their_number_is_told() -> None:
    before, after = many("methods"), many("methods/here")
    faults = told(main_of(read(before)), before, {**after, "docs/assets/form.md": b"x"})
    assert [fault.code for fault in faults] == ["TRE011"]


def test_main_reads_once_which_pages_link_to_which_files() -> None:
    contents = Case(BASE).contents()
    contents[WELCOME] += b"\n![A room](../../assets/room.png)\n"
    main = main_of(read(contents))
    assert main.linking["docs/assets/room.png"] == {"welcome"}
    assert main.linking is main.linking
    assert replace(main, faults=()).programme is main.edition.programme


def test_what_a_change_brings_has_no_past_in_main() -> None:
    commit = Commit("c" * 40, "a", DAY, None)
    landing = Landing(frozenset({"docs/en/x.md"}), frozenset({"a"}))

    class Past(NoHistory):
        def commits(self, path: str) -> tuple[Commit, ...] | None:
            return (commit,) if path == "docs/en/x.md" else ()

        def paths(self, name: str) -> frozenset[str] | None:
            return frozenset({name})

        def landing(self, commit: str) -> Landing | None:
            return landing if commit == "c" * 40 else None

        def ledger(self) -> dict[str, tuple[str | None, ...]]:
            return {"docs/records/suggestions/pr-1.yml": (None,)}

    history = judge_change._WithChange(Past(), Proposed(()))  # noqa: SLF001 - the one way to it
    assert history.commits("docs/en/x.md") == (commit,)
    assert history.paths("x") == frozenset({"x"})
    assert history.landing("c" * 40) == landing
    assert history.ledger() == {"docs/records/suggestions/pr-1.yml": (None,)}
