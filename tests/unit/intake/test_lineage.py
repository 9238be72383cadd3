"""What the commits of a suggestion held decides whether they become part of main's past."""

from __future__ import annotations

import subprocess

import pytest

from playbook.intake.lineage import parents, trailers, writers
from tests.checkouts import Checkout

TALK = "docs/en/methods/talk.md"
APART = "docs/records/facts.yml"
WHO = {"GIT_COMMITTER_NAME": "Forge", "GIT_COMMITTER_EMAIL": "forge@example.org"}
BUTTON = {"GIT_AUTHOR_NAME": "Button", "GIT_AUTHOR_EMAIL": "button@example.org", **WHO}


def begun(checkout: Checkout) -> str:
    """A branch with one change of a page; main has changed a file apart since. Main's commit."""
    checkout.git("checkout", "-q", "-b", "theirs")
    checkout.replace(TALK, "calm", "quiet")
    checkout.commit("Say quiet", author="contributor")
    checkout.git("checkout", "-q", "main")
    checkout.write(APART, checkout.read(APART) + "# A note\n")
    main = checkout.commit("Note a fact")
    checkout.git("checkout", "-q", "theirs")
    return main


def merged(checkout: Checkout, other: str = "main") -> str:
    checkout.git("merge", "-q", "--no-ff", "-m", "Merge", other, **BUTTON)
    return checkout.git("rev-parse", "HEAD")


def test_what_a_merge_brings_from_main_is_mains_own(checkout: Checkout) -> None:
    main = begun(checkout)
    head = merged(checkout)
    assert parents(checkout.root, main, head) == (main, head)


def test_a_file_that_a_merge_itself_adds_is_foreign(checkout: Checkout) -> None:
    main = begun(checkout)
    checkout.git("merge", "-q", "--no-commit", "--no-ff", "main")
    checkout.write("hooks/extra.py", "print('hello')")
    checkout.git("add", "-A")
    checkout.git("commit", "-q", "-m", "Merge main")
    head = checkout.git("rev-parse", "HEAD")
    assert parents(checkout.root, main, head) == (main,)
    checkout.git("rm", "-q", "hooks/extra.py")
    head = checkout.commit("Take it out")
    assert parents(checkout.root, main, head) == (main,)


def test_a_file_of_main_that_a_merge_itself_changes_is_foreign(checkout: Checkout) -> None:
    main = begun(checkout)
    checkout.git("merge", "-q", "--no-commit", "--no-ff", "main")
    checkout.write(APART, checkout.read(APART) + "# A name of a person\n")
    checkout.git("add", "-A")
    checkout.git("commit", "-q", "-m", "Merge main")
    assert parents(checkout.root, main, checkout.git("rev-parse", "HEAD")) == (main,)


def test_what_a_merge_brings_from_elsewhere_is_foreign(checkout: Checkout) -> None:
    main = begun(checkout)
    checkout.git("checkout", "-q", "-b", "elsewhere", "main")
    checkout.write("hooks/extra.py", "print('hello')")
    checkout.commit("Add a hook")
    checkout.git("checkout", "-q", "theirs")
    merged(checkout, "elsewhere")
    checkout.git("rm", "-q", "hooks/extra.py")
    assert parents(checkout.root, main, checkout.commit("Take it out")) == (main,)


def test_a_past_of_its_own_that_a_merge_brings_is_foreign(checkout: Checkout) -> None:
    main = begun(checkout)
    tree = checkout.git("rev-parse", "main^{tree}")
    root = checkout.git("commit-tree", tree, "-m", "Everything anew")
    checkout.git("merge", "-q", "--allow-unrelated-histories", "-m", "Merge", root, "-s", "ours")
    assert parents(checkout.root, main, checkout.git("rev-parse", "HEAD")) == (main,)


def test_a_merge_that_settles_a_page_holds_nothing_foreign(checkout: Checkout) -> None:
    begun(checkout)
    checkout.git("checkout", "-q", "main")
    checkout.replace(TALK, "calm", "silent")
    main = checkout.commit("Say silent")
    checkout.git("checkout", "-q", "theirs")
    with pytest.raises(subprocess.CalledProcessError):
        merged(checkout)
    checkout.git("checkout", "--ours", TALK)
    head = checkout.commit("Merge main")
    assert parents(checkout.root, main, head) == (main, head)


def test_a_link_at_the_place_of_a_page_is_foreign_even_when_it_has_gone(
    checkout: Checkout,
) -> None:
    main = begun(checkout)
    page = checkout.root / TALK
    text = page.read_text()
    page.unlink()
    page.symlink_to("/etc/passwd")
    checkout.commit("Link")
    page.unlink()
    page.write_text(text)
    assert parents(checkout.root, main, checkout.commit("Write again")) == (main,)


def test_a_submodule_is_foreign_whatever_the_checkout_ignores(checkout: Checkout) -> None:
    main = begun(checkout)
    checkout.git("update-index", "--add", "--cacheinfo", f"160000,{main},docs/assets/x.md")
    checkout.git("commit", "-q", "-m", "Add a submodule")
    checkout.git("rm", "-q", "--cached", "docs/assets/x.md")
    head = checkout.commit("Take it out")
    checkout.git("config", "diff.ignoreSubmodules", "all")
    assert parents(checkout.root, main, head) == (main,)


def test_what_main_has_already_is_no_parent_again(checkout: Checkout) -> None:
    begun(checkout)
    head = checkout.git("rev-parse", "HEAD")
    checkout.git("checkout", "-q", "main")
    main = merged(checkout, "theirs")
    assert parents(checkout.root, main, head) == (main,)
    assert writers(checkout.root, main, head) == ()


def test_who_wrote_it_is_who_made_its_newest_commit_that_is_no_merge(checkout: Checkout) -> None:
    main = begun(checkout)
    checkout.replace(TALK, "quiet", "silent")
    checkout.commit("Say silent", author="friend")
    found = writers(checkout.root, main, merged(checkout))
    assert [one.address for one in found] == ["friend@example.org", "contributor@example.org"]
    assert {one.name for one in found} == {"Author"}


def test_names_can_hold_nothing_that_ends_a_line_or_hides_in_it(checkout: Checkout) -> None:
    main = begun(checkout)
    name = "Zoe\x1b[2J\u202e\u2028\rSuggestion: pr-2"
    checkout.git(
        *("commit", "-q", "--allow-empty", "-m", "Odd"),
        GIT_AUTHOR_NAME=name,
        GIT_AUTHOR_EMAIL="zoe\u200b@example.org",
    )
    (odd, _) = writers(checkout.root, main, checkout.git("rev-parse", "HEAD"))
    assert odd[:2] == ("Zoe[2JSuggestion: pr-2", "zoe@example.org")
    assert trailers([odd], []) == "Co-authored-by: Zoe[2JSuggestion: pr-2 <zoe@example.org>\n"


def test_each_other_writer_is_named_once(checkout: Checkout) -> None:
    main = begun(checkout)
    for author in ("friend", "Friend", "contributor", "editor", "other"):
        checkout.commit("More", author=author)
    found = writers(checkout.root, main, checkout.git("rev-parse", "HEAD"))
    known = ("contributor@example.org", "EDITOR@example.org")
    assert trailers(found, known).splitlines() == [
        "Co-authored-by: Author <other@example.org>",
        "Co-authored-by: Author <Friend@example.org>",
    ]
