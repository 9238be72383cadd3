"""A finished folder takes another's place whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.publish.folder import is_free, replace_folder


def _folder(path: Path, *names: str) -> Path:
    path.mkdir(parents=True)
    for name in names:
        (path / name).write_text(name)
    return path


def _names(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.iterdir())


def test_replaces_all_that_was_there(tmp_path: Path) -> None:
    finished = _folder(tmp_path / "building", "new")
    replace_folder(finished, _folder(tmp_path / "site", "old", "older"))
    assert _names(tmp_path) == ["site"]
    assert _names(tmp_path / "site") == ["new"]


def test_needs_nothing_to_be_there(tmp_path: Path) -> None:
    replace_folder(_folder(tmp_path / "building", "new"), tmp_path / "site")
    assert _names(tmp_path) == ["site"]


def test_clears_what_a_run_that_died_left(tmp_path: Path) -> None:
    _folder(tmp_path / "site.former", "stale")
    replace_folder(_folder(tmp_path / "building", "new"), _folder(tmp_path / "site", "old"))
    assert _names(tmp_path) == ["site"]
    assert _names(tmp_path / "site") == ["new"]


def test_leaves_what_is_served_when_nothing_was_finished(tmp_path: Path) -> None:
    site = _folder(tmp_path / "site", "old")
    with pytest.raises(FileNotFoundError):
        replace_folder(tmp_path / "building", site)
    assert _names(tmp_path / "site") == ["old"]


def test_a_place_is_free_where_nothing_or_an_empty_folder_is(tmp_path: Path) -> None:
    assert is_free(tmp_path / "nothing")
    assert is_free(tmp_path)


def test_a_place_is_taken_by_a_file_a_link_to_nowhere_or_a_folder_that_holds_one(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("kept")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    assert not is_free(tmp_path / "file")
    assert not is_free(tmp_path / "link")
    assert not is_free(tmp_path)
