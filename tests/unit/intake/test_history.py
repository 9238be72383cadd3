"""The past of a checkout, as git tells it and no other way."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from playbook.intake.head import committed_blob
from playbook.intake.history import GitHistory, history_of, settled_on
from playbook.model.history import Landing, NoHistory
from tests.checkouts import SMALL, Checkout

PAGE = "docs/en/methods/talk.md"
RECORD = "docs/records/gba/talk.yml"


def _clone(source: Checkout, place: Path, *options: str) -> Path:
    source.git("config", "uploadpack.allowFilter", "true")
    subprocess.run(
        ["git", "clone", "-q", *options, f"file://{source.root}", str(place)],
        check=True,
        capture_output=True,
    )
    return place


def _blob(checkout: Checkout, path: str = PAGE) -> str:
    return checkout.git("rev-parse", f"HEAD:{path}")


def _traced(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A `git` in front of the real one that notes each start in a file."""
    place.mkdir()
    log = place / "starts"
    real = subprocess.run(["which", "git"], check=True, capture_output=True, text=True).stdout
    wrapper = place / "git"
    wrapper.write_text(f"#!/bin/sh\necho start >> '{log}'\nexec {real.strip()} \"$@\"\n")
    wrapper.chmod(0o755)
    monkeypatch.setenv("PATH", f"{place}:{os.environ['PATH']}")
    return log


def test_gives_the_commits_of_a_file_newest_first(checkout: Checkout) -> None:
    first = checkout.git("log", "-1", "--format=%H", "--", PAGE)
    old = _blob(checkout)
    checkout.replace(PAGE, "calm", "quiet")
    second = checkout.commit("Change", on="2026-12-01", author="other")
    checkout.git("rm", "-q", PAGE)
    third = checkout.commit("Remove", on="2026-12-02")
    found = GitHistory(checkout.root).commits(PAGE)
    assert found is not None
    assert [commit.id for commit in found] == [third, second, first]
    assert [commit.on for commit in found] == [
        dt.date(2026, 12, 2),
        dt.date(2026, 12, 1),
        dt.date(2026, 11, 22),
    ]
    assert found[0].blob is None
    assert found[2].blob == old
    assert found[0].author == found[2].author != found[1].author


def test_a_file_that_no_commit_has_has_no_commits(checkout: Checkout) -> None:
    assert GitHistory(checkout.root).commits("docs/en/nowhere.md") == ()


@pytest.mark.parametrize("name", ["docs/en/été.md", 'docs/en/a "b"\tc.md', "docs/en/a\nb.md"])
def test_finds_a_file_whatever_it_is_called(checkout: Checkout, name: str) -> None:
    checkout.write(name, "x")
    commit = checkout.commit("Odd")
    found = GitHistory(checkout.root).commits(name)
    assert found is not None
    assert [one.id for one in found] == [commit]


def test_keeps_no_address_of_an_author(checkout: Checkout) -> None:
    history = GitHistory(checkout.root)
    found = history.commits(PAGE)
    assert found
    assert "example.org" not in f"{found}{vars(history)}"
    assert len(found[0].author) == 64


def test_takes_two_spellings_of_an_address_for_one_author(checkout: Checkout) -> None:
    checkout.replace(PAGE, "calm", "quiet")
    checkout.commit("Change", author="AUTHOR")
    found = GitHistory(checkout.root).commits(PAGE)
    assert found
    assert len({commit.author for commit in found}) == 1


def test_a_rename_begins_a_new_file(checkout: Checkout) -> None:
    checkout.git("mv", PAGE, "docs/en/methods/moved.md")
    moved = checkout.commit("Move")
    found = GitHistory(checkout.root).commits("docs/en/methods/moved.md")
    assert found is not None
    assert [commit.id for commit in found] == [moved]


def test_gives_the_text_of_a_blob(checkout: Checkout) -> None:
    history = GitHistory(checkout.root)
    assert history.text(_blob(checkout)) == checkout.read(PAGE)
    assert history.text("0" * 39 + "1") is None


def test_reads_many_blobs_in_one_process(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = checkout.git("ls-tree", "-r", "--name-only", "HEAD", "docs").split("\n")
    blobs = {path: _blob(checkout, path) for path in paths}
    history = GitHistory(checkout.root)
    log = _traced(tmp_path / "traced", monkeypatch)
    history.preload([*blobs.values(), "0" * 39 + "1"])
    texts = {path: history.text(blob) for path, blob in blobs.items()}
    assert history.text("0" * 39 + "1") is None
    assert log.read_text().count("start") == 1
    assert len(paths) > 10
    assert texts == {path: checkout.read(path) for path in paths}


def test_walks_the_history_once_for_many_files(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = GitHistory(checkout.root)
    log = _traced(tmp_path / "traced", monkeypatch)
    assert history.commits(PAGE)
    assert history.commits(RECORD)
    assert log.read_text().count("start") == 2, "one asks whether the clone is shallow"


def test_a_shallow_clone_knows_no_commits(checkout: Checkout, tmp_path: Path) -> None:
    checkout.replace(PAGE, "calm", "quiet")
    checkout.commit("Change")
    clone = _clone(checkout, tmp_path / "clone", "--depth", "1")
    assert GitHistory(clone).commits(PAGE) is None
    assert GitHistory(clone).text(_blob(checkout)) == checkout.read(PAGE)


def test_a_clone_without_old_blobs_knows_no_old_text(checkout: Checkout, tmp_path: Path) -> None:
    old = _blob(checkout)
    checkout.replace(PAGE, "calm", "quiet")
    checkout.commit("Change")
    clone = _clone(checkout, tmp_path / "clone", "--filter=blob:none")
    assert GitHistory(clone).text(old) is None
    assert len(GitHistory(clone).commits(PAGE) or ()) == 2


def test_a_playbook_in_a_part_of_a_repository_has_its_history(tmp_path: Path) -> None:
    whole = Checkout(tmp_path)
    whole.git("init", "-q", "-b", "main")
    whole.write(f"part/{PAGE}", "x")
    commit = whole.commit("Start")
    found = GitHistory(tmp_path / "part").commits(PAGE)
    assert found is not None
    assert [one.id for one in found] == [commit]
    assert committed_blob(tmp_path / "part", PAGE) == _blob(whole, f"part/{PAGE}")
    assert settled_on(tmp_path / "part") == dt.date(2026, 11, 22)


def test_there_is_no_history_without_a_repository_or_a_commit(tmp_path: Path) -> None:
    assert isinstance(history_of(tmp_path), NoHistory)
    Checkout(tmp_path).git("init", "-q")
    assert isinstance(history_of(tmp_path), NoHistory)
    assert settled_on(tmp_path) is None
    assert committed_blob(tmp_path, PAGE) is None


def test_there_is_no_history_without_git(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(checkout.root))
    assert isinstance(history_of(checkout.root), NoHistory)
    assert settled_on(checkout.root) is None


def test_a_clean_checkout_is_settled_on_its_commits_day(checkout: Checkout) -> None:
    checkout.write("docs/en/start/new.md", "x")
    checkout.commit("Change", on="2026-12-24")
    assert settled_on(checkout.root) == dt.date(2026, 12, 24)


@pytest.mark.parametrize("path", [PAGE, "docs/en/new.md"])
def test_a_checkout_that_somebody_writes_in_is_not_settled(checkout: Checkout, path: str) -> None:
    checkout.write(path, "x")
    assert settled_on(checkout.root) is None


def test_what_lies_beside_the_docs_unsettles_nothing(checkout: Checkout) -> None:
    checkout.write("notes.txt", "x")
    checkout.write("mkdocs.yml", "x")
    assert settled_on(checkout.root) == dt.date(2026, 11, 22)


def test_the_committed_blob_is_not_what_lies_on_the_disk(checkout: Checkout) -> None:
    committed = _blob(checkout)
    checkout.replace(PAGE, "calm", "quiet")
    assert committed_blob(checkout.root, PAGE) == committed
    assert committed_blob(checkout.root, "docs/en/nowhere.md") is None
    assert committed_blob(checkout.root, "docs/en") is None


def _hostile(kind: str, place: Path) -> Mapping[str, str]:
    """Surroundings that would make git answer wrongly or run a program."""
    trap = place / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{place / 'sprung'}'\n")
    trap.chmod(0o755)
    (place / "config").write_text(
        f"[diff]\n\texternal = {trap}\n[core]\n\tfsmonitor = {trap}\n\tpager = {trap}\n"
        f"[log]\n\tshowSignature = true\n\tshowRoot = false\n[gpg]\n\tprogram = {trap}\n"
        "[status]\n\tshowUntrackedFiles = no\n"
    )
    home = place / "home"
    home.mkdir()
    (home / ".gitconfig").write_text((place / "config").read_text())
    other = Checkout(place / "other")
    other.root.mkdir()
    other.git("init", "-q")
    return {
        "another repository": {"GIT_DIR": str(other.root / ".git")},
        "another tree": {"GIT_WORK_TREE": str(other.root), "GIT_INDEX_FILE": str(place / "none")},
        "other objects": {"GIT_OBJECT_DIRECTORY": str(other.root / ".git" / "objects")},
        "an external diff": {"GIT_EXTERNAL_DIFF": str(trap)},
        "the user's configuration": {"HOME": str(home)},
        "the system's configuration": {"GIT_CONFIG_SYSTEM": str(place / "config")},
        "another global file": {"GIT_CONFIG_GLOBAL": str(place / "config")},
        "settings in variables": {
            "GIT_CONFIG_COUNT": "2",
            "GIT_CONFIG_KEY_0": "log.showRoot",
            "GIT_CONFIG_VALUE_0": "false",
            "GIT_CONFIG_KEY_1": "core.fsmonitor",
            "GIT_CONFIG_VALUE_1": str(trap),
        },
        "settings in one variable": {"GIT_CONFIG_PARAMETERS": "'log.showRoot'='false'"},
        "a path filter": {"GIT_LITERAL_PATHSPECS": "x", "GIT_ICASE_PATHSPECS": "1"},
    }[kind]


@pytest.mark.parametrize(
    "kind",
    [
        "another repository",
        "another tree",
        "other objects",
        "an external diff",
        "the user's configuration",
        "the system's configuration",
        "another global file",
        "settings in variables",
        "settings in one variable",
        "a path filter",
    ],
)
def test_hostile_surroundings_change_no_answer(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    def answers() -> object:
        history = GitHistory(checkout.root)
        return (
            history.commits(PAGE),
            history.text(blob),
            settled_on(checkout.root),
            committed_blob(checkout.root, PAGE),
        )

    blob = _blob(checkout)
    before = answers()
    for name, value in _hostile(kind, tmp_path).items():
        monkeypatch.setenv(name, value)
    assert answers() == before
    assert not (tmp_path / "sprung").exists()


def test_the_repositorys_own_settings_hide_nothing(checkout: Checkout) -> None:
    checkout.git("config", "log.showRoot", "false")
    checkout.git("config", "status.showUntrackedFiles", "no")
    checkout.git("config", "core.quotePath", "true")
    checkout.git("config", "color.ui", "always")
    assert GitHistory(checkout.root).commits(PAGE)
    checkout.write("docs/en/été.md", "x")
    assert settled_on(checkout.root) is None


def test_a_repository_of_sha_256_answers_alike(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path)
    checkout.git("init", "-q", "--object-format=sha256", "-b", "main")
    checkout.write(PAGE, (SMALL / PAGE).read_text())
    commit = checkout.commit("Start")
    blob = _blob(checkout)
    history = GitHistory(tmp_path)
    assert len(blob) == 64
    assert committed_blob(tmp_path, PAGE) == blob
    assert history.text(blob) == checkout.read(PAGE)
    found = history.commits(PAGE)
    assert found is not None
    assert [(one.id, one.blob) for one in found] == [(commit, blob)]


def test_the_history_stays_the_same_until_another_commit_is_checked_out(
    checkout: Checkout, tmp_path: Path
) -> None:
    before = history_of(checkout.root)
    known = before.commits(PAGE) or ()
    checkout.replace(PAGE, "calm", "quiet")
    assert history_of(checkout.root, before) is before
    checkout.commit("Change", on="2026-12-01")
    after = history_of(checkout.root, before)
    assert after is not before
    assert len(after.commits(PAGE) or ()) == len(known) + 1
    none = history_of(tmp_path)
    assert isinstance(none, NoHistory)
    assert history_of(tmp_path, none) is none


LEDGER = "docs/records/suggestions/pr-1.yml"


def _taken_in(checkout: Checkout) -> dict[str, str]:
    """A suggestion of two commits, with main merged into it on the way, taken in by a merge."""
    checkout.git("switch", "-q", "-c", "suggestion")
    checkout.replace(PAGE, "calm", "quiet")
    first = checkout.commit("Change a page", author="ines")
    checkout.git("switch", "-q", "main")
    checkout.replace("docs/en/start/welcome.md", "Welcome", "Hello")
    apart = checkout.commit("Change another page", author="omar")
    checkout.git("switch", "-q", "suggestion")
    checkout.git("merge", "-q", "-m", "Catch up", "main")
    checkout.write("docs/notes.txt", "x")
    head = checkout.commit("Note it", author="ines")
    checkout.git("switch", "-q", "main")
    checkout.git("merge", "-q", "--no-ff", "--no-commit", "suggestion")
    checkout.write(LEDGER, "id: pr-1\n")
    merge = checkout.commit("Take it in", author="ines")
    return {"first": first, "apart": apart, "head": head, "merge": merge}


def test_a_commit_lands_with_those_before_it_that_the_same_merge_brought_in(
    checkout: Checkout,
) -> None:
    made = _taken_in(checkout)
    history = GitHistory(checkout.root)
    author = {
        name: commit.author
        for name, path in (("ines", PAGE), ("omar", "docs/en/start/welcome.md"))
        for commit in (history.commits(path) or ())[:1]
    }
    whole, first = history.landing(made["head"]), history.landing(made["first"])
    apart, merge = history.landing(made["apart"]), history.landing(made["merge"])
    assert whole == Landing(frozenset({PAGE, "docs/notes.txt"}), frozenset({author["ines"]}))
    assert first == Landing(frozenset({PAGE}), frozenset({author["ines"]}))
    assert apart == Landing(frozenset({"docs/en/start/welcome.md"}), frozenset({author["omar"]}))
    assert merge == whole
    assert author["ines"] != author["omar"]


def test_what_is_not_in_the_past_has_not_landed(checkout: Checkout) -> None:
    checkout.git("switch", "-q", "-c", "suggestion")
    checkout.replace(PAGE, "calm", "quiet")
    head = checkout.commit("Change a page")
    checkout.git("switch", "-q", "main")
    assert GitHistory(checkout.root).landing(head) == Landing()


def test_a_merge_is_among_the_commits_of_the_ledger_and_of_no_page(checkout: Checkout) -> None:
    made = _taken_in(checkout)
    history = GitHistory(checkout.root)
    ledger, page = history.commits(LEDGER), history.commits(PAGE)
    assert ledger is not None
    assert page is not None
    assert [(one.id, one.before) for one in ledger] == [(made["merge"], None)]
    assert ledger[0].blob == _blob(checkout, LEDGER)
    assert [one.id for one in page][:1] == [made["first"]]
    assert made["merge"] not in {one.id for one in page}


def test_a_commit_tells_what_the_file_held_before_and_who_committed_it(checkout: Checkout) -> None:
    old = _blob(checkout)
    checkout.replace(PAGE, "calm", "quiet")
    checkout.commit("Change", author="ines")
    newest, oldest = GitHistory(checkout.root).commits(PAGE) or ()
    assert (newest.before, newest.blob) == (old, _blob(checkout))
    assert (oldest.before, oldest.blob) == (None, old)
    assert newest.author != newest.committer == oldest.author


def test_the_ledger_is_what_the_branch_itself_held_newest_first(checkout: Checkout) -> None:
    checkout.write(LEDGER, "id: pr-1\n")
    checkout.commit("Acknowledge")
    first = _blob(checkout, LEDGER)
    checkout.git("switch", "-q", "-c", "side")
    checkout.write(LEDGER, "id: side\n")
    checkout.commit("Decide apart")
    checkout.write(LEDGER, "id: merged\n")
    checkout.commit("Decide otherwise")
    merged = _blob(checkout, LEDGER)
    checkout.git("switch", "-q", "main")
    checkout.git("merge", "-q", "--no-ff", "-m", "Take it in", "side")
    (checkout.root / LEDGER).unlink()
    checkout.commit("Take it out")
    assert GitHistory(checkout.root).ledger() == {LEDGER: (None, merged, first)}


def test_a_merge_that_keeps_one_side_hides_nothing_of_the_branch(checkout: Checkout) -> None:
    checkout.git("branch", "side")
    checkout.write(LEDGER, "id: pr-1\n")
    checkout.commit("Acknowledge")
    held = _blob(checkout, LEDGER)
    checkout.git("switch", "-q", "side")
    checkout.commit("Nothing")
    checkout.git("switch", "-q", "main")
    checkout.git("merge", "-q", "--no-ff", "--no-commit", "side")
    (checkout.root / LEDGER).unlink()
    checkout.commit("Merge, and take the record out")
    assert GitHistory(checkout.root).ledger() == {LEDGER: (None, held)}


def test_a_playbook_in_a_part_of_a_repository_has_the_past_of_its_ledger(tmp_path: Path) -> None:
    shutil.copytree(SMALL / "docs", tmp_path / "part" / "docs")
    whole = Checkout(tmp_path)
    whole.git("init", "-q", "-b", "main")
    whole.write(f"part/{LEDGER}", "id: pr-1\n")
    whole.write(LEDGER, "id: other\n")
    whole.commit("Begin")
    blob = _blob(whole, f"part/{LEDGER}")
    assert GitHistory(tmp_path / "part").ledger() == {LEDGER: (blob,)}


def test_finds_every_path_at_which_a_file_of_a_name_stood(checkout: Checkout) -> None:
    checkout.git("mv", PAGE, "docs/en/start/talk.md")
    checkout.commit("Move")
    history = GitHistory(checkout.root)
    french = "docs/fr/methods/talk.md"
    assert history.paths("talk.md") == frozenset({PAGE, "docs/en/start/talk.md", french})
    assert history.paths("nowhere.md") == frozenset()


def test_a_shallow_clone_knows_no_paths_and_no_landing(checkout: Checkout, tmp_path: Path) -> None:
    checkout.replace(PAGE, "calm", "quiet")
    head = checkout.commit("Change")
    clone = _clone(checkout, tmp_path / "clone", "--depth", "1")
    assert GitHistory(clone).paths("talk.md") is None
    assert GitHistory(clone).landing(head) is None
    assert GitHistory(clone).ledger() is None


def test_asks_git_for_many_landings_at_once(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _taken_in(checkout)
    history = GitHistory(checkout.root)
    log = _traced(tmp_path / "traced", monkeypatch)
    assert all(history.landing(commit) for commit in made.values())
    assert log.read_text().count("start") == 3, "shallow or not; the changes; the parents"


def test_who_wrote_a_commit_breaks_no_reading_of_the_past(checkout: Checkout) -> None:
    """Git takes any byte but a few in an address, and any number of seconds as a date."""
    tree, head = (checkout.git("rev-parse", one) for one in ("HEAD^{tree}", "HEAD"))
    checkout.replace(PAGE, "calm", "quiet")
    changed = checkout.commit("Change")
    tree = checkout.git("rev-parse", f"{changed}^{{tree}}")
    odd = "x <x\x01y\x02@example.org>"
    text = f"tree {tree}\nparent {head}\nauthor {odd} 284990400000 +0000\n"
    text += f"committer {odd} 1790000000 +0000\n\nHarmless\n"
    made = subprocess.run(
        ["git", "-C", str(checkout.root), "hash-object", "-t", "commit", "-w", "--stdin"],
        input=text.encode(), check=True, capture_output=True,
    )  # fmt: skip
    checkout.git("reset", "-q", "--hard", made.stdout.decode().strip())
    found = GitHistory(checkout.root).commits(PAGE)
    assert found is not None
    assert found[0].on == dt.date(1970, 1, 1)
    assert found[0].blob == _blob(checkout)
    assert settled_on(checkout.root) == dt.date(2026, 9, 21)


def test_a_commit_of_no_day_dates_nothing(checkout: Checkout) -> None:
    late = "284990400 +0000".replace("284990400", "284990400000")
    checkout.git("commit", "-q", "--allow-empty", "-m", "Late", GIT_COMMITTER_DATE=f"@{late}")
    assert settled_on(checkout.root) is None
