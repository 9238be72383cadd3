"""A commit is read as a checkout of it lies on the disk."""

from __future__ import annotations

import pytest

from playbook.intake.checkout import read_checkout
from playbook.intake.commit_tree import read_tree
from playbook.intake.git_process import GitError
from playbook.model.edition import TreeFile
from playbook.workspace import read_committed, read_workspace
from tests.checkouts import Checkout
from tests.processes import counted_processes


def without_heads(files: tuple[TreeFile, ...]) -> set[tuple[str, str, int]]:
    return {(one.path, one.kind, one.size) for one in files}


def test_the_same_files_and_texts_are_read(checkout: Checkout) -> None:
    checkout.write("docs/en/start/é’\n.md", "A name with a line feed.")
    checkout.write("docs/assets/a.png", "no text")
    checkout.write("docs/assets/a.md", "a download")
    checkout.write("docs/en/large.md", "a" * (4 * 1024 * 1024 + 1))
    checkout.write("docs/en/run.md", "#!/bin/sh")
    checkout.write("docs/en/.DS_Store", "left behind")
    (checkout.root / "docs/en/run.md").chmod(0o755)
    (checkout.root / "docs/en/link.md").symlink_to("run.md")
    commit = checkout.commit("Files of every kind")
    with counted_processes() as started:
        tree = read_tree(checkout.root, commit)
    assert len(started) == 2
    disk = read_checkout(checkout.root)
    assert tree.contents == disk.contents
    assert without_heads(tree.files) == without_heads(disk.files)
    assert {one.head for one in tree.files if one.path in tree.contents} == {
        one.head for one in disk.files if one.path in disk.contents
    }


def test_it_needs_no_work_tree_and_does_not_see_one(checkout: Checkout) -> None:
    commit = checkout.git("rev-parse", "HEAD")
    before = read_tree(checkout.root, commit)
    checkout.write("docs/en/start/welcome.md", "not committed")
    checkout.write("docs/en/start/more.md", "not committed")
    assert read_tree(checkout.root, commit) == before


def test_a_commit_without_docs_is_empty_and_one_that_is_not_there_an_error(
    checkout: Checkout,
) -> None:
    checkout.git("rm", "-rq", "docs")
    assert read_tree(checkout.root, checkout.commit("Nothing left")).files == ()
    with pytest.raises(GitError):
        read_tree(checkout.root, "1" * 40)


def test_an_edition_is_the_one_that_a_checkout_of_it_holds(checkout: Checkout) -> None:
    there = read_workspace(checkout.root)
    read = read_committed(checkout.root, checkout.git("rev-parse", "HEAD"))
    assert there.edition
    assert read.edition
    assert [one.value for one in read.edition.pages] == [one.value for one in there.edition.pages]
    assert read.edition.reference.as_of == there.edition.reference.as_of
    assert [one.path for one in read.edition.records] == [one.path for one in there.edition.records]
    assert read.texts == there.texts


def test_a_commit_whose_reference_data_is_broken_says_so(checkout: Checkout) -> None:
    checkout.write("docs/records/policy.yml", "name: [")
    read = read_committed(checkout.root, checkout.commit("Break it"))
    assert read.main is None
    assert read.findings
