"""One file of the ledger becomes one commit, wherever the playbook lies in its repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.intake.ledger_commit import commit_file, filing_message, staged_beside
from tests.checkouts import Checkout

RECORD = "docs/records/suggestions/pr-1.yml"


@pytest.fixture(params=["sha1", "sha256"])
def whole(tmp_path: Path, request: pytest.FixtureRequest) -> Checkout:
    """A repository with a playbook in a part of it."""
    checkout = Checkout(tmp_path / "whole")
    checkout.root.mkdir()
    checkout.git("init", "-q", "-b", "main", f"--object-format={request.param}")
    checkout.git("config", "user.name", "Editor")
    checkout.git("config", "user.email", "editor@example.org")
    checkout.write("notes.txt", "x\n")
    checkout.write("part/docs/index.md", "# Page\n")
    checkout.commit("Begin")
    return checkout


def test_a_file_in_a_part_of_a_repository_is_committed_where_it_lies(whole: Checkout) -> None:
    whole.write(f"part/{RECORD}", "id: pr-1\n")
    whole.write("notes.txt", "y\n")
    made = commit_file(whole.root / "part", RECORD, filing_message("pr-1"))
    assert whole.git("rev-parse", "main") == made
    assert whole.git("show", "--format=%s", "--name-only", made).split() == [
        *("File", "pr-1"),
        f"part/{RECORD}",
    ]
    assert whole.git("status", "--porcelain") == "M notes.txt"
    assert list((whole.root / "part" / ".playbook").iterdir()) == []


def test_what_waits_in_the_index_is_seen_wherever_it_lies(whole: Checkout) -> None:
    whole.write(f"part/{RECORD}", "id: pr-1\n")
    whole.write("notes.txt", "y\n")
    whole.git("add", "-A")
    assert staged_beside(whole.root / "part", RECORD) == ("notes.txt",)


def test_a_detached_head_moves_and_no_branch_with_it(whole: Checkout) -> None:
    whole.git("checkout", "-q", "--detach")
    before = whole.git("rev-parse", "main")
    whole.write(f"part/{RECORD}", "id: pr-1\n")
    made = commit_file(whole.root / "part", RECORD, filing_message("pr-1"))
    assert whole.git("rev-parse", "HEAD") == made
    assert whole.git("rev-parse", "main") == before
