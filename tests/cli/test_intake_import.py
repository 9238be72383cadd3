"""`playbook intake import`: takes mails in, and says what came of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checkouts import Checkout
from tests.cli.running import english, playbook
from tests.forge import PAGE
from tests.post import Post

TALK = "docs/en/methods/talk.md"


@pytest.fixture
def post(checkout: Checkout, tmp_path: Path) -> Post:
    return Post(checkout, tmp_path / "post")


def test_import_tells_the_id_of_each_suggestion_and_list_shows_it(post: Post) -> None:
    path = post.save(post.patch({PAGE: "New."}))
    ran = english(post.checkout.root, "intake", "import", str(path))
    assert (ran.code, ran.err) == (0, "")
    name = ran.out.removeprefix("taken in: ").partition(",")[0]
    assert ran.out == f"taken in: {name}, patches: 1\n"
    listed = english(post.checkout.root, "intake", "list")
    assert listed.out.startswith(f"{name}: pages: 0, new pages: 1; received ")
    ran = playbook(post.checkout.root, "intake", "import", str(path), "--lang", "fr")
    assert (ran.code, ran.out) == (0, f"déjà dans la file\u00a0: {name}, correctifs\u00a0: 1\n")


def test_what_is_refused_is_named_with_its_mail_and_why(post: Post) -> None:
    good, bad = post.patch({PAGE: "New."}), b"From a Mon Sep 17 00:00:00 2001\nFrom: a@b\n\n"
    path = post.save(good + b"\n" + bad)
    ran = english(post.checkout.root, "intake", "import", str(path))
    assert ran.code == 1
    assert ran.out.startswith("taken in: mail-")
    assert ran.err == (
        f"refused: {path}, mail 2: it does not say when it was written: `Date:` is missing or no "
        "date\n"
    )
    ran = playbook(post.checkout.root, "intake", "import", str(path), "--lang", "fr")
    assert ran.err.startswith(f"refusé : {path}, courriel 2 : on ne sait pas quand il a été écrit")


def test_no_stranger_speaks_but_for_names_of_files_in_gits_reason(post: Post) -> None:
    hostile = post.patch({PAGE: "Secret words."}, "Secret title")
    broken = hostile.replace(b"new file mode 100644\n", b"").replace(b"more.md", b"\x1b[31m.md")
    path = post.save(hostile + b"\n" + broken)
    ran = english(post.checkout.root, "intake", "import", str(path))
    assert ran.code == 1
    assert "git can’t apply it: error: " in ran.err
    assert "\x1b" not in ran.out + ran.err
    assert not [word for word in ("Secret", "Author", "anna") if word in ran.out + ran.err]


def test_a_file_that_is_not_there_is_wrong_usage_and_nothing_is_taken_in(post: Post) -> None:
    path = post.save(post.patch({PAGE: "New."}))
    ran = english(post.checkout.root, "intake", "import", str(path), "no-such.patch")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no file no-such.patch; nothing was taken in" in ran.err
    assert english(post.checkout.root, "intake", "list").out == ""
    assert english(post.checkout.root, "intake", "import").code == 2


def test_a_checkout_without_a_commit_is_a_trouble_of_the_tool(post: Post, tmp_path: Path) -> None:
    path = post.save(post.patch({PAGE: "New."}))
    (tmp_path / "empty" / "docs" / "records").mkdir(parents=True)
    ran = english(tmp_path / "empty", "intake", "import", str(path))
    assert ran.code == 3
    assert ran.err.startswith("playbook: the queue can't be read: ")
