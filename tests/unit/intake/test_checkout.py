"""What a checkout holds is listed as it lies there; no link is followed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from playbook.intake.checkout import CheckoutReader, read_checkout
from playbook.model.edition import TreeFile


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """An empty `docs/` in a checkout that has a neighbour."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.md").write_text("outside")
    (tmp_path / "root" / "docs" / "en").mkdir(parents=True)
    return tmp_path / "root" / "docs"


def _entries(docs: Path) -> dict[str, TreeFile]:
    return {file.path: file for file in read_checkout(docs.parent).files}


def test_lists_files_in_order_with_size_and_head(docs: Path) -> None:
    (docs / "en" / "b.md").write_text("B" * 600)
    (docs / "en" / "a.md").write_text("A")
    checkout = read_checkout(docs.parent)
    assert checkout.files == (
        TreeFile("docs/en/a.md", "file", 1, b"A"),
        TreeFile("docs/en/b.md", "file", 600, b"B" * 512),
    )
    assert checkout.contents == {"docs/en/a.md": b"A", "docs/en/b.md": b"B" * 600}


def test_a_folder_without_docs_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_checkout(tmp_path)


def test_a_linked_file_is_an_entry_and_is_not_read(docs: Path) -> None:
    (docs / "en" / "page.md").symlink_to(docs.parents[1] / "outside" / "secret.md")
    (docs / "en" / "nowhere.md").symlink_to("nothing-here")
    assert {path: file.kind for path, file in _entries(docs).items()} == {
        "docs/en/nowhere.md": "symlink",
        "docs/en/page.md": "symlink",
    }
    assert read_checkout(docs.parent).contents == {}
    assert not any(file.head for file in read_checkout(docs.parent).files)


def test_a_linked_folder_is_an_entry_and_is_not_entered(docs: Path) -> None:
    (docs / "en" / "folder").symlink_to(docs.parents[1] / "outside")
    (docs / "en" / "loop").symlink_to(docs)
    assert {path: file.kind for path, file in _entries(docs).items()} == {
        "docs/en/folder": "symlink",
        "docs/en/loop": "symlink",
    }


@pytest.mark.parametrize(("mode", "kind"), [(0o644, "file"), (0o744, "executable")])
def test_tells_an_executable_file(docs: Path, mode: int, kind: str) -> None:
    page = docs / "en" / "a.md"
    page.write_text("A")
    page.chmod(mode)
    assert _entries(docs)["docs/en/a.md"].kind == kind


def test_a_pipe_is_another_kind_and_is_not_opened(docs: Path) -> None:
    os.mkfifo(docs / "en" / "pipe.md")
    assert _entries(docs) == {"docs/en/pipe.md": TreeFile("docs/en/pipe.md", "other", 0)}


@pytest.mark.parametrize(
    "name", [".DS_Store", "Thumbs.db", "desktop.ini", "a.md~", ".a.md.swp", ".#a.md"]
)
def test_skips_what_systems_and_editors_leave(docs: Path, name: str) -> None:
    (docs / "en" / name).write_text("x")
    assert _entries(docs) == {}


def test_skips_no_other_hidden_file(docs: Path) -> None:
    (docs / "en" / ".htaccess").write_text("x")
    assert list(_entries(docs)) == ["docs/en/.htaccess"]


def test_reads_no_big_file_whole(docs: Path) -> None:
    with (docs / "en" / "big.md").open("wb") as file:
        file.truncate(4 * 1024 * 1024 + 1)
    with (docs / "en" / "largest.md").open("wb") as file:
        file.truncate(4 * 1024 * 1024)
    checkout = read_checkout(docs.parent)
    assert list(checkout.contents) == ["docs/en/largest.md"]
    assert [len(file.head) for file in checkout.files] == [512, 512]


def test_reads_only_pages_and_records_whole(docs: Path) -> None:
    (docs / "assets").mkdir()
    for name in ("en/a.html", "en/a.yaml", "assets/form.md", "en/a.yml"):
        (docs / name).write_text("x")
    checkout = read_checkout(docs.parent)
    assert len(checkout.files) == 4
    assert list(checkout.contents) == ["docs/en/a.yml"]


def test_a_folder_that_can_not_be_read_is_an_error(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.scandir

    def refusing(path: str) -> Iterator[os.DirEntry[str]]:
        if path.endswith("en"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", refusing)
    with pytest.raises(PermissionError):
        read_checkout(docs.parent)


def test_a_file_that_did_not_change_is_not_opened_again(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (docs / "en" / name).write_text(name)
    reader = CheckoutReader(docs.parent)
    before = reader.read()
    (docs / "en" / "a.md").unlink()
    (docs / "en" / "b.md").write_text("other")
    opened: list[str] = []
    real = Path.open

    def noted(path: Path, mode: str) -> object:
        opened.append(path.name)
        return real(path, mode)

    monkeypatch.setattr(Path, "open", noted)
    after = reader.read()
    assert opened == ["b.md"]
    assert after.contents == {"docs/en/b.md": b"other", "docs/en/c.md": b"c.md"}
    assert after.files[1] is before.files[2]


def test_a_file_that_was_written_again_as_it_was_stays_the_same(docs: Path) -> None:
    page = docs / "en" / "a.md"
    page.write_text("A")
    reader = CheckoutReader(docs.parent)
    before = reader.read()
    page.write_text("A")
    os.utime(page, ns=(0, 0))
    after = reader.read()
    assert after.files[0] is before.files[0]
    assert after.contents["docs/en/a.md"] is before.contents["docs/en/a.md"]


def test_a_stamp_tells_a_text_of_the_same_length_and_time(docs: Path) -> None:
    page = docs / "en" / "a.md"
    page.write_text("A")
    os.utime(page, ns=(0, 0))
    reader = CheckoutReader(docs.parent)
    reader.read()
    assert reader.unread() is None
    page.unlink()
    page.write_text("B")
    os.utime(page, ns=(0, 0))
    assert reader.unread() is not None
