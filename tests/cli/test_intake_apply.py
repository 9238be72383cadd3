"""`apply`: what is in its way, what a killed run left, who signs, and what main would become."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.checkouts import Checkout, make_checkout
from tests.cli.running import english, playbook
from tests.desk import POLICY, RECORD, ROLE, SAID, TALK, WORDS, Desk

FORM = "docs/assets/forms/x.md"
NEW = "docs/en/methods/ask.md"
JOURNAL = ".playbook/applying.json"
WITH_WHICH = (
    "playbook: pr-1 was accepted with changes: name the commit that makes them, --with COMMIT. "
    "For instance:"
)


@pytest.fixture
def desk(checkout: Checkout, tmp_path: Path) -> Desk:
    return Desk(checkout, tmp_path / "forge.git")


def with_form(desk: Desk) -> str:
    """A suggestion with a download was accepted; where the branch is."""
    desk.push({**desk.changed(), FORM: "# Form\n"})
    desk.accepted()
    return desk.checkout.git("rev-parse", "HEAD")


def unchanged(desk: Desk, head: str) -> bool:
    """Whether nothing has moved, and the next verb finds nothing to finish."""
    git = desk.checkout.git
    staged = git("diff", "--cached", "--name-only")
    return git("rev-parse", "HEAD") == head and not staged and not journal(desk).exists()


def journal(desk: Desk) -> Path:
    return desk.checkout.root / JOURNAL


def killed_after_the_branch_moved(desk: Desk) -> None:
    """As if a run had ended between the branch and the first file."""
    git = desk.checkout.git
    old = git("rev-parse", "HEAD")
    assert desk.run("apply", "pr-1").code == 0
    new = git("rev-parse", "HEAD")
    git("reset", "-q", "--hard", old)
    ref = git("symbolic-ref", "HEAD")
    git("update-ref", ref, new, old)
    journal(desk).write_text(json.dumps({"ref": ref, "old": old, "new": new}))


@pytest.mark.parametrize("place", ["docs/assets", "docs/assets/forms", FORM])
def test_a_file_of_ones_own_in_the_way_is_named_before_the_branch_moves(
    desk: Desk, place: str
) -> None:
    head = with_form(desk)
    desk.checkout.write(place, "Mine.\n")
    ran = desk.run("apply", "pr-1")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "playbook: nothing was changed: no commit holds what stands in the way; "
        f"move it elsewhere: {place}\n"
    )
    assert desk.checkout.read(place) == "Mine.\n"
    assert unchanged(desk, head)
    (desk.checkout.root / place).unlink()
    assert desk.run("apply", "pr-1").code == 0
    assert desk.checkout.read(FORM) == "# Form\n"


def test_a_link_to_a_folder_elsewhere_is_not_written_through(desk: Desk, tmp_path: Path) -> None:
    head = with_form(desk)
    (tmp_path / "elsewhere").mkdir()
    (desk.checkout.root / "docs/assets").symlink_to(tmp_path / "elsewhere")
    ran = desk.run("apply", "pr-1")
    assert ran.code == 1
    assert ran.err.endswith("move it elsewhere: docs/assets\n")
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert unchanged(desk, head)


def test_a_link_that_is_set_after_the_branch_moved_is_not_written_through(
    desk: Desk, tmp_path: Path
) -> None:
    with_form(desk)
    killed_after_the_branch_moved(desk)
    (tmp_path / "elsewhere").mkdir()
    (desk.checkout.root / "docs/assets").symlink_to(tmp_path / "elsewhere")
    assert desk.run("acknowledge", "pr-1", *ROLE).code == 2
    assert list((tmp_path / "elsewhere").rglob("*")) == []
    assert "quiet" in desk.checkout.read(TALK)
    assert not journal(desk).exists()


def test_a_folder_where_a_file_is_to_stand_is_named(desk: Desk) -> None:
    head = with_form(desk)
    desk.checkout.write(f"{FORM}/mine.txt", "Mine.\n")
    ran = desk.run("apply", "pr-1")
    assert ran.code == 1
    assert ran.err.endswith(f"move it elsewhere: {FORM}\n")
    assert unchanged(desk, head)


def test_a_folder_stands_where_a_file_was_and_a_file_where_a_folder_was(desk: Desk) -> None:
    """What goes away makes room for what comes."""
    git = desk.checkout.git
    desk.checkout.write("docs/assets/a.md", "A\n")
    desk.checkout.write("docs/assets/b.md/c.md", "C\n")
    desk.checkout.commit("Add downloads")
    git("checkout", "-q", "--detach", "main")
    git("rm", "-qr", "docs/assets")
    for path, text in {**desk.changed(), "docs/assets/a.md/d.md": "D\n"}.items():
        desk.checkout.write(path, text)
    desk.checkout.write("docs/assets/b.md", "B\n")
    desk.checkout.commit("Turn them round")
    git("push", "-q", "-f", str(desk.forge.root), "HEAD:refs/pull/1/head")
    git("checkout", "-q", "main")
    assert desk.run("fetch").code == 0
    desk.accepted()
    ran = desk.run("apply", "pr-1")
    assert ran.code == 0, ran.err
    assert git("status", "--porcelain") == ""
    assert desk.checkout.read("docs/assets/a.md/d.md") == "D\n"
    assert desk.checkout.read("docs/assets/b.md") == "B\n"


def test_what_a_killed_run_left_is_finished_on_its_own_branch_alone(desk: Desk) -> None:
    desk.accepted()
    git = desk.checkout.git
    git("branch", "old")
    killed_after_the_branch_moved(desk)
    git("checkout", "-q", "-f", "old")
    ran = desk.run("assess", "pr-1", *ROLE)
    assert ran.code == 0
    assert "its branch is not checked out any more: nothing was written" in ran.err
    assert git("status", "--porcelain", "--", TALK) == ""
    assert "calm" in desk.checkout.read(TALK)
    assert not journal(desk).exists()


def test_a_killed_run_whose_branch_was_deleted_stops_no_verb(desk: Desk) -> None:
    desk.accepted()
    git = desk.checkout.git
    git("checkout", "-q", "-b", "short")
    killed_after_the_branch_moved(desk)
    git("checkout", "-q", "-f", "main")
    git("branch", "-q", "-D", "short")
    ran = playbook(desk.checkout.root, "intake", "assess", "pr-1", *ROLE, "--lang", "fr")
    assert ran.code == 0
    assert "sa branche n’est plus extraite : rien n’a été écrit" in ran.err
    assert not journal(desk).exists()


@pytest.mark.parametrize(
    "content",
    ["", '{"ref": "refs/heads/ma', "[]", "{}", '{"ref": "main", "old": "a", "new": "b"}'],
    ids=["empty", "cut off", "a list", "without keys", "without ids"],
)
def test_a_journal_that_no_run_can_have_written_stops_no_verb(desk: Desk, content: str) -> None:
    journal(desk).write_text(content)
    ran = desk.run("acknowledge", "pr-1", *ROLE)
    assert ran.code == 0
    assert "nothing was written" in ran.err
    assert not journal(desk).exists()


def test_what_was_committed_since_the_kill_is_not_staged_back(desk: Desk) -> None:
    desk.accepted()
    killed_after_the_branch_moved(desk)
    desk.checkout.git("reset", "-q", "--hard")
    desk.checkout.replace(TALK, "quiet", "silent")
    desk.checkout.commit("Say it better")
    assert desk.run("assess", "pr-1", *ROLE).code == 2
    assert desk.checkout.git("status", "--porcelain") == ""
    assert "silent" in desk.checkout.read(TALK)


@pytest.mark.parametrize("where", ["checkout", "person"])
def test_files_have_the_line_ends_that_the_person_asked_git_for(
    desk: Desk, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_form(desk)
    git = desk.checkout.git
    asked = "[core]\n\tautocrlf = true\n"
    if where == "checkout":
        git("config", "core.autocrlf", "true")
    else:
        monkeypatch.setenv("HOME", str(tmp_path))
        (tmp_path / ".gitconfig").write_text(asked)
    # As this person's own git has checked them out.
    (desk.checkout.root / TALK).unlink()
    git("-c", "core.autocrlf=true", "checkout", "-q", "-f", "main", "--", TALK)
    assert b"\r\n" in (desk.checkout.root / TALK).read_bytes()
    ran = desk.run("apply", "pr-1")
    assert ran.code == 0, ran.err
    for path, word in ((TALK, b"quiet"), (FORM, b"# Form\r\n")):
        content = (desk.checkout.root / path).read_bytes()
        assert word in content
        assert content.count(b"\r\n") == content.count(b"\n")
    assert b"\r" not in git("cat-file", "blob", f"HEAD:{TALK}").encode()
    assert git("-c", "core.autocrlf=true", "status", "--porcelain") == ""


def test_a_page_of_ones_own_with_other_line_ends_is_not_overwritten(desk: Desk) -> None:
    desk.accepted()
    desk.checkout.git("config", "core.autocrlf", "true")
    mine = desk.checkout.read(TALK).replace("calm", "dark").replace("\n", "\r\n").encode()
    (desk.checkout.root / TALK).write_bytes(mine)
    ran = desk.run("apply", "pr-1")
    assert ran.code == 1
    assert f"{TALK} holds changes that are not committed" in ran.err
    assert (desk.checkout.root / TALK).read_bytes() == mine


def test_without_a_branch_it_says_how_to_get_one(desk: Desk) -> None:
    desk.accepted()
    desk.checkout.git("checkout", "-q", "--detach")
    ran = desk.run("apply", "pr-1")
    assert ran.code == 1
    assert "no branch is checked out: git switch main" in ran.err


def test_a_linked_work_tree_takes_a_suggestion_in(desk: Desk, tmp_path: Path) -> None:
    desk.accepted()
    desk.checkout.git("worktree", "add", "-q", "-b", "side", str(tmp_path / "side"))
    side = Checkout(tmp_path / "side")
    assert english(side.root, "intake", "fetch").code == 0
    ran = english(side.root, "intake", "apply", "pr-1")
    assert ran.code == 0, ran.err
    assert "quiet" in side.read(TALK)
    assert side.git("status", "--porcelain") == ""
    assert "calm" in desk.checkout.read(TALK)


def test_a_request_into_which_main_was_merged_stays_linked_to_who_wrote_it(desk: Desk) -> None:
    checkout, git = desk.checkout, desk.checkout.git
    git("checkout", "-q", "--detach", "main")
    for path, text in desk.changed().items():
        checkout.write(path, text)
    theirs = checkout.commit("Say quiet", author="contributor")
    git("checkout", "-q", "main")
    checkout.write("docs/records/facts.yml", checkout.read("docs/records/facts.yml") + "# Note\n")
    checkout.commit("Note")
    git("checkout", "-q", theirs)
    checkout.replace(TALK, "Two habits", "These habits")
    checkout.commit("Say these", author="friend")
    git("merge", "-q", "-m", "Merge main", "main", GIT_AUTHOR_EMAIL="button@example.org")
    head = git("rev-parse", "HEAD")
    git("push", "-q", "-f", str(desk.forge.root), "HEAD:refs/pull/1/head")
    git("checkout", "-q", "main")
    assert desk.run("fetch").code == 0
    desk.accepted()
    ran = desk.run("apply", "pr-1")
    assert ran.code == 0, ran.err
    assert head in git("log", "-1", "--format=%P").split()
    assert git("log", "-1", "--format=%ae %ce") == "friend@example.org editor@example.org"
    assert git("log", "-1", "--format=%(trailers)").splitlines() == [
        "Suggestion: pr-1",
        "Decided-by: engagement-team",
        "Co-authored-by: Author <contributor@example.org>",
    ]


def own_git(desk: Desk, home: Path, monkeypatch: pytest.MonkeyPatch, settings: str) -> None:
    """What the person at the desk has told git, in their home alone."""
    for name in ("user.name", "user.email"):
        desk.checkout.git("config", "--unset", name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.delenv("EMAIL", raising=False)
    (home / ".gitconfig").write_text(settings)


@pytest.mark.parametrize(
    "settings", ["", "[user]\n\tname = Editor\n", "[user]\n\temail = e@x.ca\n"]
)
def test_nobody_in_particular_takes_nothing_in(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str
) -> None:
    head = with_form(desk)
    own_git(desk, tmp_path, monkeypatch, settings)
    ran = desk.run("apply", "pr-1")
    assert ran.code == 1
    assert "git config user.name NAME, then git config user.email ADDRESS" in ran.err
    assert unchanged(desk, head)


def test_nobody_in_particular_decides(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk.run("acknowledge", "pr-1", *ROLE).code == 0
    own_git(desk, tmp_path, monkeypatch, "")
    ran = desk.run("accept", "pr-1", *ROLE, *SAID)
    assert ran.code == 2
    assert "git config user.email" in ran.err
    assert "accepted" not in desk.checkout.read(RECORD)


def test_the_commit_is_signed_where_the_person_signs_theirs(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_form(desk)
    subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / "key")], check=True
    )
    public = (tmp_path / "key.pub").read_text()
    (tmp_path / "known").write_text(f"editor@example.org {public}")
    settings = "[user]\n\tname = Editor\n\temail = editor@example.org\n\tsigningKey = ~/key.pub\n"
    settings += "[commit]\n\tgpgSign\n[gpg]\n\tformat = ssh\n"
    own_git(desk, tmp_path, monkeypatch, settings)
    ran = desk.run("apply", "pr-1")
    assert ran.code == 0, ran.err
    known = f"gpg.ssh.allowedSignersFile={tmp_path / 'known'}"
    git = desk.checkout.git
    assert git("-c", known, "log", "-1", "--format=%G? %GS") == "G editor@example.org"
    assert git("log", "-1", "--format=%an %cn") == "Author Editor"


def test_where_it_can_not_be_signed_nothing_is_taken_in(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = with_form(desk)
    settings = "[user]\n\tname = E\n\temail = e@example.org\n\tsigningkey = ~/no.pub\n"
    settings += "[commit]\n\tgpgsign = yes\n[gpg]\n\tformat = ssh\n"
    own_git(desk, tmp_path, monkeypatch, settings)
    ran = desk.run("apply", "pr-1")
    assert ran.code == 1
    assert "(commit.gpgsign) and could not: " in ran.err
    assert "git config commit.gpgsign false" in ran.err
    assert unchanged(desk, head)


def test_a_repository_of_sha_256_takes_in_what_deletes_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DEFAULT_HASH", "sha256")
    checkout = make_checkout(tmp_path / "checkout")
    git = checkout.git
    git("init", "-q", "--bare", str(checkout.root / ".playbook/quarantine.git"))
    checkout.write("docs/assets/old.md", "Old.\n")
    desk = Desk(checkout, tmp_path / "forge.git")
    assert len(git("rev-parse", "HEAD")) == 64
    git("checkout", "-q", "--detach", "main")
    git("rm", "-q", "docs/assets/old.md")
    for path, text in desk.changed().items():
        checkout.write(path, text)
    checkout.commit("Take it away")
    git("push", "-q", "-f", str(desk.forge.root), "HEAD:refs/pull/1/head")
    git("checkout", "-q", "main")
    assert desk.run("fetch").code == 0
    desk.accepted()
    ran = desk.run("apply", "pr-1")
    assert ran.code == 0, ran.err
    assert git("status", "--porcelain") == ""
    assert not (checkout.root / "docs/assets/old.md").exists()
    assert RECORD in git("ls-files", RECORD)


def without_what_it_implements(desk: Desk) -> dict[str, str]:
    """A change that is in order by itself and leaves an item of a guideline to no page."""
    pages = (TALK, TALK.replace("/en/", "/fr/"))
    line = "implements: [SQ_00400-M1]\n"
    return {
        **desk.changed(),
        **{path: desk.checkout.read(path).replace(line, "") for path in pages},
    }


def test_what_leaves_an_item_of_a_guideline_to_no_page_says_so(desk: Desk) -> None:
    desk.push(without_what_it_implements(desk))
    ran = desk.run("check", "pr-1")
    assert ran.code == 1
    assert "docs/records/guidelines/SQ_00400.yml:8:9: REG008" in ran.out


def test_what_would_break_the_branch_is_refused_with_its_lines(desk: Desk) -> None:
    desk.push(without_what_it_implements(desk))
    desk.accepted()
    # What is not committed yet would have kept it from breaking anything.
    page = desk.checkout.read(TALK).replace("id: talk", "id: ask")
    desk.checkout.write(NEW, page.replace("title: ", "title: Again, ", 1))
    assert desk.run("check", "pr-1").code == 0
    head = desk.checkout.git("rev-parse", "HEAD")
    ran = desk.run("apply", "pr-1")
    assert ran.code == 1
    assert "docs/records/guidelines/SQ_00400.yml:8:9: REG008" in ran.err
    assert "8 |   - id: SQ_00400-M1" in ran.err
    assert "pr-1 would bring these errors to the branch: nothing was changed" in ran.err
    assert unchanged(desk, head)
    assert "implements" in desk.checkout.read(TALK)
    told = playbook(desk.checkout.root, "intake", "apply", "pr-1", "--lang", "fr")
    assert "pr-1 introduirait ces erreurs dans la branche : rien n’a été modifié" in told.err


def test_what_is_suggested_in_one_language_goes_in_and_awaits_the_other(desk: Desk) -> None:
    """A shared field, and a page that a page of both languages leads to."""
    talk = desk.changed()[TALK].replace("effort: low", "effort: medium")
    other = desk.checkout.read(TALK.replace("/en/", "/fr/"))
    new = talk.replace("id: talk", "id: ask").replace("title: ", "title: Again, ", 1)
    record = desk.checkout.read("docs/records/gba/talk.yml").replace("id: talk", "id: ask")
    files = {NEW: new, "docs/records/gba/ask.yml": record, "suggestion.yml": WORDS}
    desk.push({**files, TALK: talk, TALK.replace("/en/", "/fr/"): f"{other}\n[[ask]]\n"})
    ran = desk.run("check", "pr-1")
    assert ran.code == 0, ran.out
    desk.accepted()
    ran = desk.run("apply", "pr-1")
    assert ran.code == 0, ran.err
    told = english(desk.checkout.root, "check")
    assert told.code == 0, told.out
    assert {"LNG001", "LNG002", "LNK011"} <= set(told.out.split())
    assert english(desk.checkout.root, "check", "--release").code == 1


def test_errors_that_the_branch_has_already_keep_nothing_out(desk: Desk) -> None:
    page = "docs/en/start/welcome.md"
    desk.checkout.write(page, desk.checkout.read(page) + "\nSee [[nowhere]].\n")
    desk.checkout.commit("Break a link")
    assert english(desk.checkout.root, "check").code == 1
    desk.accepted()
    ran = desk.run("apply", "pr-1")
    assert ran.code == 0, ran.err


def test_once_it_is_in_it_says_where_and_what_to_do_next(desk: Desk) -> None:
    desk.checkout.git("remote", "add", "origin", str(desk.forge.root))
    desk.checkout.git("fetch", "-q", "origin")
    desk.checkout.git("branch", "-q", "--set-upstream-to", "origin/main")
    desk.accepted()
    ran = desk.run("apply", "pr-1")
    assert ran.err == "next: git push, then playbook build\n"
    commit = desk.checkout.git("rev-parse", "HEAD")
    desk.checkout.commit("Something else")
    ran = desk.run("apply", "pr-1")
    assert (ran.code, ran.out, ran.err) == (0, f"pr-1 is in already: {commit}\n", "")
    told = playbook(desk.checkout.root, "intake", "apply", "pr-1", "--lang", "fr")
    assert told.out == f"pr-1 est déjà intégrée : {commit}\n"


def accepted_with_changes(desk: Desk) -> str:
    """A suggestion is accepted with changes that are still to be made; its head."""
    assert desk.run("acknowledge", "pr-1", *ROLE).code == 0
    assert desk.run("accept-with-changes", "pr-1", *ROLE, *SAID).code == 0
    desk.checkout.commit("Accept pr-1", author="editor")
    return desk.forge.git("rev-parse", "refs/pull/1/head")


def edited(desk: Desk, files: dict[str, str]) -> str:
    """What an editor makes of it, as the command says how; back on main."""
    told = desk.run("apply", "pr-1").err.splitlines()
    fetch, switch = (line.split() for line in told[1:3])
    desk.checkout.git(*fetch[1:])
    desk.checkout.git(*switch[1:])
    for path, text in files.items():
        desk.checkout.write(path, text)
    commit = desk.checkout.commit("Make the changes", author="editor")
    desk.checkout.git("switch", "-q", "main")
    return commit


def test_what_was_accepted_with_changes_waits_for_them(desk: Desk) -> None:
    head = accepted_with_changes(desk)
    ran = desk.run("apply", "pr-1")
    quarantine = desk.checkout.root.resolve() / ".playbook/quarantine.git"
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        WITH_WHICH,
        f"  git fetch {quarantine} {head}",
        "  git switch --create pr-1 FETCH_HEAD",
        "  (make the changes) git commit --all",
        "  git switch main",
        "  playbook intake apply pr-1 --with pr-1",
    ]
    told = playbook(desk.checkout.root, "intake", "apply", "pr-1", "--lang", "fr")
    assert "nommez le commit qui les fait, --with COMMIT. Par exemple :\n" in told.err
    assert "calm" in desk.checkout.read(TALK)


def test_what_an_editor_made_of_it_is_taken_in_with_both(desk: Desk) -> None:
    head = accepted_with_changes(desk)
    git = desk.checkout.git
    commit = edited(desk, {TALK: desk.checkout.read(TALK).replace("calm", "hushed")})
    before = git("rev-parse", "main")
    ran = desk.run("apply", "pr-1", "--with", "pr-1")
    assert ran.code == 0, ran.err
    assert git("log", "-1", "--format=%P") == f"{before} {commit}"
    assert head in git("rev-list", "HEAD").split()
    assert git("log", "-1", "--format=%ae %ce") == "author@example.org editor@example.org"
    assert git("log", "-1", "--format=%(trailers)").splitlines() == [
        "Suggestion: pr-1",
        "Decided-by: engagement-team",
    ]
    assert "hushed" in desk.checkout.read(TALK)
    assert not (desk.checkout.root / "suggestion.yml").exists()
    assert git("status", "--porcelain") == ""
    assert desk.record().state.value == "implemented"
    assert desk.record().head == head
    assert english(desk.checkout.root, "check").code == 0


def test_what_was_said_of_it_holds_for_what_an_editor_made_of_it(desk: Desk) -> None:
    """Why the record does not move was said once, in the commit that suggested it."""
    git, text = desk.checkout.git, desk.changed()[TALK]
    longer = text.replace("---\n", "---\nchange_note: It says to ask first.\n", 1)
    longer += f"\nAsk before you begin, and {'listen again ' * 60}to the end.\n"
    git("checkout", "-q", "--detach", "main")
    desk.checkout.write(TALK, longer)
    desk.checkout.commit("Say more\n\nGba-Unchanged: already_analysed")
    git("push", "-q", "-f", str(desk.forge.root), "HEAD:refs/pull/1/head")
    git("checkout", "-q", "main")
    assert desk.run("fetch").code == 0
    assert "SUG015" not in desk.run("check", "pr-1").out
    accepted_with_changes(desk)
    made = edited(desk, {TALK: longer.replace("Ask before", "Ask long before")})
    ran = desk.run("apply", "pr-1", "--with", made)
    assert "SUG015" not in ran.err
    assert ran.code == 0, ran.err


def test_the_changes_can_mend_what_was_wrong_with_it(desk: Desk) -> None:
    broken = desk.changed()[TALK] + "\nSee [[nowhere]].\n"
    desk.push({**desk.changed(), TALK: broken})
    accepted_with_changes(desk)
    desk.checkout.git("branch", "mended", edited(desk, desk.changed()))
    assert desk.run("apply", "pr-1", "--with", "mended").code == 0
    assert "nowhere" not in desk.checkout.read(TALK)


def test_the_changes_are_judged_as_the_suggestion_is(desk: Desk) -> None:
    accepted_with_changes(desk)
    broken = edited(desk, {TALK: desk.changed()[TALK] + "\nSee [[nowhere]].\n"})
    ran = desk.run("apply", "pr-1", "--with", broken)
    assert ran.code == 1
    assert "LNK001" in ran.err
    assert "pr-1 has findings at error level: nothing was changed" in ran.err
    assert "calm" in desk.checkout.read(TALK)


def test_the_changes_carry_nothing_that_a_suggestion_may_not(desk: Desk) -> None:
    accepted_with_changes(desk)
    commit = edited(desk, {"hooks/extra.py": "print('hello')"})
    ran = desk.run("apply", "pr-1", "--with", commit)
    assert ran.code == 1
    assert "hooks/extra.py needs a maintainer’s own review" in ran.err


def test_nobodys_changes_make_hostile_files_good(desk: Desk) -> None:
    """The commits of the suggestion would come along."""
    git = desk.checkout.git
    git("checkout", "-q", "--detach", "main")
    desk.checkout.write("suggestion.yml", desk.changed()["suggestion.yml"])
    desk.checkout.write(TALK, desk.changed()[TALK])
    (desk.checkout.root / "docs/en/methods/link.md").symlink_to("/etc/passwd")
    desk.checkout.commit("Link")
    git("push", "-q", "-f", str(desk.forge.root), "HEAD:refs/pull/1/head")
    git("checkout", "-q", "main")
    assert desk.run("fetch").code == 0
    head = accepted_with_changes(desk)
    git("fetch", "-q", str(desk.checkout.root / ".playbook/quarantine.git"), head)
    git("checkout", "-q", head)
    (desk.checkout.root / "docs/en/methods/link.md").unlink()
    commit = desk.checkout.commit("Take the link out")
    git("checkout", "-q", "main")
    ran = desk.run("apply", "pr-1", "--with", commit)
    assert ran.code == 1
    assert "hostile or out of place" in ran.err
    assert head not in git("rev-list", "HEAD")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere", "this repository has no commit `nowhere`"),
        ("--all", "this repository has no commit `--all`"),
        ("main:docs", "this repository has no commit `main:docs`"),
        ("", "pr-1 was accepted with changes: name the commit"),
        ("main", "`main` is not made of pr-1"),
    ],
)
def test_a_commit_that_is_not_made_of_it_is_refused(desk: Desk, name: str, said: str) -> None:
    accepted_with_changes(desk)
    ran = desk.run("apply", "pr-1", f"--with={name}")
    assert ran.code == 2
    assert said in ran.err
    assert "  git switch --create pr-1 FETCH_HEAD\n" in ran.err


def test_changes_are_made_to_what_was_accepted_with_changes_alone(desk: Desk) -> None:
    desk.accepted()
    ran = desk.run("apply", "pr-1", "--with", "main")
    assert ran.code == 2
    assert "pr-1 is `accepted`; --with is for what was accepted with changes" in ran.err
    assert "calm" in desk.checkout.read(TALK)


def test_what_a_forge_merged_before_is_noted_by_the_editor_alone(desk: Desk) -> None:
    desk.accepted()
    git = desk.checkout.git
    git("fetch", "-q", str(desk.forge.root), "refs/pull/1/head")
    git("merge", "-q", "--no-ff", "-m", "Merge pull request", "FETCH_HEAD")
    (desk.checkout.root / "suggestion.yml").unlink()
    desk.checkout.commit("Leave its words out")
    before = git("rev-parse", "HEAD")
    ran = desk.run("apply", "pr-1")
    assert ran.code == 0, ran.err
    assert git("log", "-1", "--format=%P %ae") == f"{before} editor@example.org"
    assert git("show", "--format=", "--name-only", "HEAD") == RECORD


@pytest.mark.parametrize(
    ("claim", "named"),
    [
        (b"author . <dot@example.org>", "? <dot@example.org>"),
        (b"author Nobody <>", "Nobody <>"),
        ("author Zo\u00eb <zoe@example.org>".encode("latin-1"), "Zo\u00eb <zoe@example.org>"),
    ],
    ids=["no name", "no address", "another encoding"],
)
def test_whoever_wrote_it_is_named_as_far_as_git_can(desk: Desk, claim: bytes, named: str) -> None:
    git = desk.checkout.git
    head = desk.forge.git("rev-parse", "refs/pull/1/head")
    lines = git("cat-file", "commit", head).encode().split(b"\n")
    dated = lines[2].rpartition(b"> ")[2]
    made = subprocess.run(
        ["git", "-C", str(desk.forge.root), "hash-object", "-t", "commit", "-w", "--stdin"],
        input=b"\n".join(
            [*lines[:2], claim + b" " + dated, lines[3], b"encoding ISO-8859-1", *lines[4:], b""]
        ),
        capture_output=True,
        check=True,
    )
    desk.forge.git("update-ref", "refs/pull/1/head", made.stdout.decode().strip())
    assert desk.run("fetch").code == 0
    desk.accepted()
    ran = desk.run("apply", "pr-1")
    assert ran.code == 0, ran.err
    assert git("log", "-1", "--format=%an <%ae> %ad", "--date=raw") == f"{named} {dated.decode()}"


@pytest.mark.parametrize(
    ("language", "words", "how"),
    [
        (
            "en",
            "next: publish main where contributors take it from, then playbook build\n",
            "to bring main up to date: {command}\n",
        ),
        (
            "fr",
            "ensuite\u00a0: publier main là où l’on vient la prendre, puis playbook build\n",
            "pour mettre main à jour\u00a0: {command}\n",
        ),
    ],
)
def test_without_an_upstream_branch_main_is_published_at_the_remote_of_the_policy(
    desk: Desk, language: str, words: str, how: str
) -> None:
    desk.accepted()
    ran = playbook(desk.checkout.root, "intake", "apply", "pr-1", "--lang", language)
    command = f"PLAYBOOK_MAINTAINER=1 git push {desk.forge.root.as_uri()} main"
    assert (ran.code, ran.err) == (0, words + how.format(command=command))


def test_where_no_remote_is_listed_no_address_to_publish_main_at_is_made_up(desk: Desk) -> None:
    desk.accepted()
    policy = desk.checkout.read(POLICY)
    desk.checkout.write(POLICY, policy.partition("\nremotes:")[0])
    desk.checkout.commit("List no remote")
    ran = desk.run("apply", "pr-1")
    words = "next: publish main where contributors take it from, then playbook build\n"
    assert (ran.code, ran.err) == (0, words)
