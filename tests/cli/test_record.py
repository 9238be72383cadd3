"""`playbook record`: git's ids are written for the author, and nothing else changes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from playbook.rules.lng.lng013_original_behind import wording
from playbook.workspace import open_workspace
from tests.checkouts import SMALL, Checkout
from tests.cli.running import english

EN = "docs/en/methods/talk.md"
FR = "docs/fr/methods/talk.md"
RECORD = "docs/records/gba/talk.yml"


def _blob(checkout: Checkout, path: str) -> str:
    return checkout.git("rev-parse", f"HEAD:{path}")


def _reviewed(checkout: Checkout) -> list[str]:
    return ["reviewed:", f"  en: {_blob(checkout, EN)}", f"  fr: {_blob(checkout, FR)}"]


def _told(checkout: Checkout, code: str) -> list[str]:
    """What the check says of the record or page `talk` with a code, in English."""
    return [
        one.message.en
        for one in open_workspace(checkout.root).findings
        if one.code == code and "talk" in one.place.path
    ]


def _without(text: str, key: str) -> list[str]:
    """The lines of a text without those of an entry."""
    kept, within = [], False
    for line in text.split("\n"):
        within = line.startswith(f"{key}:") or (within and line.startswith(" "))
        if not within:
            kept.append(line)
    return kept


def _much_changed(checkout: Checkout, path: str = EN) -> None:
    checkout.write(path, checkout.read(path) + "\nHere a whole new part begins and goes on.\n" * 4)


@pytest.fixture
def changed(checkout: Checkout) -> Checkout:
    """A checkout whose page has changed since its analysis, committed, with comments around."""
    _much_changed(checkout)
    text = checkout.read(RECORD)
    text = text.replace("reviewed:\n", "# which text\nreviewed:\n").replace(
        "roles:", "# who\nroles:"
    )
    checkout.write(RECORD, text)
    checkout.commit("Change")
    return checkout


def test_writes_the_ids_that_git_gives(changed: Checkout) -> None:
    ran = english(changed.root, "record", "reviewed", "talk")
    assert (ran.code, ran.out, ran.err) == (0, f"written: {RECORD}\n", "")
    assert "\n".join(_reviewed(changed)) in changed.read(RECORD)


def test_keeps_comments_and_every_other_line(changed: Checkout) -> None:
    before = changed.read(RECORD)
    english(changed.root, "record", "reviewed", "talk")
    after = changed.read(RECORD)
    assert before != after
    assert _without(before, "reviewed") == _without(after, "reviewed")
    assert "# which text\nreviewed:" in after
    assert "\n# who\nroles:" in after


def test_writes_an_entry_that_was_not_there(changed: Checkout) -> None:
    before = changed.read(RECORD)
    changed.write(RECORD, "\n".join(_without(before, "reviewed")))
    assert _told(changed, "GBA006") == [
        "the analysis may no longer hold: nothing says which text was analysed"
    ]
    english(changed.root, "record", "reviewed", "talk")
    after = changed.read(RECORD)
    assert _without(before, "reviewed") == _without(after, "reviewed")
    assert after.split("\n")[8:11] == _reviewed(changed)
    assert _told(changed, "GBA006") == []


def test_writes_the_line_ends_that_the_record_has(changed: Checkout) -> None:
    path = changed.root / RECORD
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    lines = path.read_bytes().count(b"\r\n")
    assert english(changed.root, "record", "reviewed", "talk").code == 0
    after = path.read_bytes()
    assert after.count(b"\r\n") == after.count(b"\n") == lines


def test_the_check_then_asks_for_no_analysis(changed: Checkout) -> None:
    assert len(_told(changed, "GBA006")) == 1
    english(changed.root, "record", "reviewed", "talk")
    assert _told(changed, "GBA006") == []


def test_a_later_change_is_measured_by_the_text_in_git(changed: Checkout) -> None:
    english(changed.root, "record", "reviewed", "talk")
    changed.commit("Review")
    changed.replace(EN, "Choose a quiet place.", "Choose a calm place.")
    assert _told(changed, "GBA006") == []
    _much_changed(changed)
    (message,) = _told(changed, "GBA006")
    assert message.startswith("the analysis may no longer hold: ")
    assert message.endswith("% of the words of this page have changed since")


def test_without_git_the_extent_of_a_change_is_unknown(changed: Checkout) -> None:
    english(changed.root, "record", "reviewed", "talk")
    changed.replace(EN, "Choose a quiet place.", "Choose a calm place.")
    shutil.rmtree(changed.root / ".git")
    assert _told(changed, "GBA006") == [
        "the analysis may no longer hold: this page has changed, extent unknown"
    ]


@pytest.mark.parametrize("path", [EN, FR])
def test_refuses_a_page_that_is_not_committed(checkout: Checkout, path: str) -> None:
    before = checkout.read(RECORD)
    _much_changed(checkout, path)
    ran = english(checkout.root, "record", "reviewed", "talk")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"playbook: commit {path} first")
    assert checkout.read(RECORD) == before


def test_refuses_where_there_is_no_git(checkout: Checkout) -> None:
    shutil.rmtree(checkout.root / ".git")
    assert english(checkout.root, "record", "reviewed", "talk").code == 2


def test_refuses_a_page_without_its_twin(checkout: Checkout) -> None:
    (checkout.root / FR).unlink()
    checkout.commit("Drop")
    ran = english(checkout.root, "record", "reviewed", "talk")
    assert ran.code == 2
    assert "fr/talk" in ran.err


@pytest.mark.parametrize("command", ["reviewed", "translated"])
def test_an_unknown_id_is_refused_with_the_nearest(checkout: Checkout, command: str) -> None:
    ran = english(checkout.root, "record", command, "tlak")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean `talk`?" in ran.err


@pytest.mark.parametrize("command", ["reviewed", "translated"])
def test_records_nothing_on_reference_data_that_can_not_be_read(
    checkout: Checkout, command: str
) -> None:
    checkout.write("docs/records/types.yml", "types: [\n")
    assert english(checkout.root, "record", command, "talk").code == 2


TRANSLATION = "translation: {status: reviewed, reviewed_by: director}  # by hand\n"


@pytest.fixture
def translated(checkout: Checkout) -> Checkout:
    """A checkout whose French page says that it is a translation, of which text nobody knows."""
    checkout.replace(FR, "lang: fr\n", f"lang: fr\n{TRANSLATION}# what it is\n")
    checkout.commit("Translate")
    return checkout


def test_writes_which_text_was_translated(translated: Checkout) -> None:
    assert _told(translated, "LNG004") != []
    before = translated.read(FR)
    ran = english(translated.root, "record", "translated", "talk")
    assert (ran.code, ran.out) == (0, f"written: {FR}\n")
    entry = (
        f"translation:\n  source: {_blob(translated, EN)}\n  wording: {wording(before)}\n"
        "  status: reviewed\n  reviewed_by: director\n"
    )
    assert translated.read(FR) == before.replace(TRANSLATION, entry)
    assert _told(translated, "LNG004") == []


def test_writes_it_anew_after_a_change(translated: Checkout) -> None:
    english(translated.root, "record", "translated", "talk")
    translated.commit("Record")
    _much_changed(translated)
    (message,) = _told(translated, "LNG004")
    assert "% of the English text has changed since" in message
    translated.commit("Change")
    english(translated.root, "record", "translated", "talk")
    assert f"  source: {_blob(translated, EN)}\n" in translated.read(FR)
    assert translated.read(FR).count("translation:") == 1
    assert _told(translated, "LNG004") == []


def test_tells_of_new_words_in_a_translation_until_both_pages_were_compared(
    translated: Checkout,
) -> None:
    english(translated.root, "record", "translated", "talk")
    translated.commit("Record")
    assert _told(translated, "LNG013") == []
    translated.write(FR, f"{translated.read(FR)}\nUne phrase de plus, seulement ici.\n")
    translated.commit("Say more")
    (message,) = _told(translated, "LNG013")
    assert re.fullmatch(
        r"the English page awaits translation: about \d+% of the French text has changed since",
        message,
    )
    english(translated.root, "record", "translated", "talk")
    assert _told(translated, "LNG013") == []


def test_without_git_the_extent_of_a_translations_delay_is_unknown(translated: Checkout) -> None:
    english(translated.root, "record", "translated", "talk")
    _much_changed(translated)
    shutil.rmtree(translated.root / ".git")
    assert _told(translated, "LNG004") == [
        "the translation is behind: the original has changed since, extent unknown"
    ]


def test_refuses_an_original_that_is_not_committed(translated: Checkout) -> None:
    before = translated.read(FR)
    _much_changed(translated)
    ran = english(translated.root, "record", "translated", "talk")
    assert ran.code == 2
    assert ran.err.startswith(f"playbook: commit {EN} first")
    assert translated.read(FR) == before


def test_refuses_pages_of_which_neither_is_a_translation(checkout: Checkout) -> None:
    ran = english(checkout.root, "record", "translated", "talk")
    assert ran.code == 2
    assert "add `translation: {status: translated}`" in ran.err


def test_the_french_page_may_be_the_original(checkout: Checkout) -> None:
    checkout.replace(EN, "lang: en\n", "lang: en\ntranslation: {status: translated}\n")
    checkout.commit("Translate")
    assert english(checkout.root, "record", "translated", "talk").out == f"written: {EN}\n"
    assert f"  source: {_blob(checkout, FR)}\n" in checkout.read(EN)


@pytest.fixture
def long_ids(tmp_path: Path) -> Checkout:
    """A checkout of the small edition in a repository that uses SHA-256."""
    checkout = Checkout(tmp_path / "long")
    shutil.copytree(SMALL / "docs", checkout.root / "docs")
    checkout.git("init", "-q", "--object-format=sha256", "-b", "main")
    checkout.commit("Start")
    return checkout


def test_records_ids_of_sha_256(long_ids: Checkout) -> None:
    assert english(long_ids.root, "record", "reviewed", "talk").code == 0
    assert len(_blob(long_ids, EN)) == 64
    assert "\n".join(_reviewed(long_ids)) in long_ids.read(RECORD)
    assert _told(long_ids, "GBA006") == []
    long_ids.commit("Review")
    _much_changed(long_ids)
    (message,) = _told(long_ids, "GBA006")
    assert "% of the words" in message


def test_a_hostile_environment_does_not_change_the_ids(
    changed: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Checkout(tmp_path / "other")
    other.root.mkdir()
    other.git("init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other.root / ".git" / "objects"))
    ran = english(changed.root, "record", "reviewed", "talk")
    monkeypatch.undo()
    assert ran.code == 0
    assert "\n".join(_reviewed(changed)) in changed.read(RECORD)
