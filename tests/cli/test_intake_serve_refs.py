"""The inbox without a forge: a real `git push` is numbered, checked and answered."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from playbook.intake.proposal import SAID
from tests.checkouts import Checkout
from tests.cli.running import Ran, english, playbook, started
from tests.forge import add_commit, add_object, entry
from tests.hostile.suggestions.builder import PLAIN, TREE, Objects, talk
from tests.pushing import Pushed, blanks, clone_of, push

POLICY = "docs/records/policy.yml"
TALK = "docs/en/methods/talk.md"
PARLER = "docs/fr/methods/talk.md"
FOR = "HEAD:refs/for/main"
ENGLISH = "pr-1: received, thank you"
FRENCH = "pr-1 : bien reçue, merci"
# What has to be one of a list, or an id.
FORMED = {"kind", "language", "segments", "gba_unchanged", "consent"}
MAINTAINER = {"PLAYBOOK_MAINTAINER": "1"}


def served(checkout: Checkout, root: Path, *arguments: str) -> Ran:
    return english(checkout.root, "intake", "serve-refs", str(root), *arguments)


@pytest.fixture
def inbox(checkout: Checkout, tmp_path: Path) -> Checkout:
    root = tmp_path / "in box.git"
    policy = checkout.read(POLICY)
    remotes = f"remotes:\n  - {{name: main, url: '{root.as_uri()}', main: true}}\n"
    checkout.write(POLICY, policy + "\n" + remotes)
    checkout.commit("Say where suggestions come from")
    ran = served(checkout, root)
    assert ran.code == 0, ran.err
    return Checkout(root)


@pytest.fixture
def anna(inbox: Checkout, tmp_path: Path) -> Checkout:
    return clone_of(inbox.root, tmp_path / "anna")


def suggest(
    clone: Checkout,
    inbox: Checkout,
    options: str | list[str] = "",
    refspecs: str = FOR,
    **environment: str,
) -> Pushed:
    return push(clone, str(inbox.root), refspecs, options, **environment)


def change(clone: Checkout, path: str, words: str) -> str:
    """Write a sentence at the end of a page, and commit."""
    clone.write(path, f"{clone.read(path)}\n{words}\n")
    return clone.commit(f"Write in {path}", author="anna")


def refs(inbox: Checkout, *patterns: str) -> dict[str, str]:
    listed = inbox.git("for-each-ref", "--format=%(refname) %(objectname)", *patterns)
    return dict(line.split(" ", 1) for line in listed.splitlines())


def heads(inbox: Checkout) -> dict[str, str]:
    return refs(inbox, "refs/pull/*/head")


def test_an_error_is_told_in_french_mended_and_pushed_again_as_the_same_suggestion(
    checkout: Checkout, inbox: Checkout, anna: Checkout
) -> None:
    change(anna, PARLER, "Voyez aussi [[nulle-part]].")
    options = ["title=Une question, s’il vous plaît", "kind=tip", "topic=question", "foo=1"]
    first = suggest(anna, inbox, options)
    assert first.code == 0
    assert "LNK001 il n’y a pas de page « nulle-part » (erreur)" in first.told
    assert "\npr-1 : bien reçue, merci\npr-1 : 1 erreur, 1 conseil\n" in first.told
    assert "-o foo a été laissée de côté" in first.told
    assert "-> refs/pull/1/head" in first.shown

    anna.replace(PARLER, "Voyez aussi [[nulle-part]].", "Laissez parler la personne.")
    head = anna.commit("Mend the link")
    again = suggest(anna, inbox, "topic=question")
    assert "pr-1 : cette version remplace la précédente\npr-1 : 1 conseil\n" in again.told
    assert heads(inbox) == {"refs/pull/1/head": head}

    assert english(checkout.root, "intake", "fetch").out.startswith("main: new 1, changed 0")
    shown = english(checkout.root, "intake", "show", "pr-1").out
    assert "\n> Une question, s’il vous plaît\n" in shown
    checked = playbook(checkout.root, "intake", "check", "pr-1", "--lang", "fr")
    assert checked.out.strip()
    assert blanks(checked.out).rstrip() in again.told


def test_once_a_suggestion_is_in_the_command_that_is_named_publishes_main(
    checkout: Checkout, inbox: Checkout, anna: Checkout
) -> None:
    change(anna, TALK, "Let people think.")
    assert suggest(anna, inbox, ["title=Say more", "kind=tip", "lang=en"]).code == 0
    checkout.git("config", "user.name", "Editor")
    checkout.git("config", "user.email", "editor@example.org")
    assert english(checkout.root, "intake", "fetch").code == 0
    role = ("pr-1", "--by", "engagement-team")
    said = ("--reason", "It is clearer.", "--answer", "Thank you.", "--commit")
    assert english(checkout.root, "intake", "acknowledge", *role, "--commit").code == 0
    assert english(checkout.root, "intake", "accept", *role, *said).code == 0
    ran = english(checkout.root, "intake", "apply", "pr-1")
    assert ran.code == 0, ran.err
    assert "next: git push" not in ran.err
    (command,) = re.findall(r"^to bring main up to date: (.+)$", ran.err, re.MULTILINE)
    subprocess.run(["sh", "-c", command], cwd=checkout.root, check=True, capture_output=True)
    assert inbox.git("rev-parse", "main") == checkout.git("rev-parse", "main")


@pytest.mark.long
def test_what_is_said_later_takes_the_place_of_what_was_said(
    checkout: Checkout, inbox: Checkout, anna: Checkout
) -> None:
    change(anna, TALK, "Let people think.")
    told = suggest(anna, inbox, ["title=One", "kind=tip", "lang=fr", "topic=a"]).told
    assert "pr-1 : bien reçue" in told
    assert english(checkout.root, "intake", "fetch").out.startswith("main: new 1, changed 0")
    assert "\n> One\n" in english(checkout.root, "intake", "show", "pr-1").out
    told = suggest(anna, inbox, ["title=Two", "lang=en"], f"{FOR}/a").told
    assert "pr-1: received before; what is said of it is as you say it now" in told
    assert "push again with -o topic=a" in told
    told = suggest(anna, inbox, ["title=Two"], f"{FOR}/a").told
    assert "pr-1: received before; nothing new in these commits" in told
    assert english(checkout.root, "intake", "fetch").out.startswith("main: new 0, changed 1")
    assert "\n> Two\n" in english(checkout.root, "intake", "show", "pr-1").out
    kept = inbox.git("cat-file", "-p", "refs/pull/1/meta").split("\n")
    assert sorted(kept) == ["kind: tip", "language: en", "title: Two"]
    inbox.git("update-ref", "-d", "refs/pull/1/head")
    assert "gone 1" in english(checkout.root, "intake", "fetch").out
    found = json.loads(english(checkout.root, "intake", "list", "--format", "json").out)
    assert found == []


# One of each kind of character that no text of a playbook may hold.
HOSTILE = "a\x1b]0;b\x07c\u202ed\u200be\u00adf\ufeffg\x7fh"


def test_no_word_of_a_push_keeps_anybody_from_checking_or_building(
    checkout: Checkout, inbox: Checkout, anna: Checkout
) -> None:
    for number, key in enumerate(sorted(SAID), start=1):
        anna.git("reset", "-q", "--hard", "origin/main")
        change(anna, TALK, f"Sentence {number}.")
        option = f"{'lang' if key == 'language' else key}={HOSTILE}"
        told = suggest(anna, inbox, [option])
        assert f"pr-{number}: received" in told.told, key
        assert not re.search("[\x07\x1b\x7f\u00ad\u200b\u202e\ufeff]", told.told), key
    fetched = english(checkout.root, "intake", "fetch")
    assert fetched.out.startswith(f"main: new {len(SAID)}, changed 0")
    for number, key in enumerate(sorted(SAID), start=1):
        checked = english(checkout.root, "intake", "check", f"pr-{number}")
        assert checked.code == 0, key
        assert ("the options of the push: MET01" in checked.out) == (key in FORMED), key
        shown = english(checkout.root, "intake", "show", f"pr-{number}")
        assert shown.code == 0, key
    assert english(checkout.root, "intake", "conflicts").code in {0, 1}
    assert len(json.loads(english(checkout.root, "intake", "list", "--format", "json").out)) == 9
    ran = started(checkout.root, "build", LANG="C.UTF-8")
    assert ran.code == 0, ran.err


@pytest.mark.parametrize(
    ("paths", "said", "first"),
    [
        ([TALK], ("lang=fr_CA", "Words", "en_CA.UTF-8"), FRENCH),
        ([TALK], ("lang=Français", "Words", "en_CA.UTF-8"), FRENCH),
        ([PARLER], ("lang=EN", "Words\n\nLanguage: fr", "fr_CA.UTF-8"), ENGLISH),
        ([TALK], ("", "Words\n\nLanguage: fr", "en_CA.UTF-8"), FRENCH),
        ([PARLER], ("", "Words", "en_CA.UTF-8"), FRENCH),
        ([TALK], ("", "Words", "fr_CA.UTF-8"), ENGLISH),
        ([TALK, PARLER], ("", "Words", "fr_CA.UTF-8"), FRENCH),
        ([TALK, PARLER], ("", "Words", "en_CA.UTF-8"), ENGLISH),
        ([TALK, PARLER], ("lang=de", "Words", "fr_CA.UTF-8"), FRENCH),
    ],
)
def test_the_answer_is_in_the_language_said_else_in_that_of_the_pages_else_of_the_locale(
    inbox: Checkout,
    anna: Checkout,
    paths: list[str],
    said: tuple[str, str, str],
    first: str,
) -> None:
    options, message, locale = said
    for path in paths:
        anna.write(path, f"{anna.read(path)}\nMore.\n")
    anna.commit(message, author="anna")
    told = suggest(anna, inbox, options, LC_ALL=locale).told
    assert [one for one in (ENGLISH, FRENCH) if one in told] == [first]
    assert "suggestion.yml:1:1" not in told
    assert ("les options de l’envoi : MET016" in told) == (options == "lang=de")


def test_a_hostile_tree_is_refused_with_its_reason_and_leaves_no_ref(
    inbox: Checkout, anna: Checkout
) -> None:
    before = refs(inbox)
    (anna.root / "docs/fr/lien.md").symlink_to("/etc/passwd")
    anna.commit("A link")
    refused = suggest(anna, inbox, "lang=fr")
    assert refused.code == 1
    assert "docs/fr/lien.md:1:1: TRE001" in refused.told
    assert "(non conservée : ses fichiers sont hostiles ou mal placés (TRE001))" in blanks(
        refused.shown
    )
    assert refs(inbox) == before


def test_who_pushes_no_change_is_told_so(inbox: Checkout, anna: Checkout) -> None:
    anna.commit("Forgot to save", author="anna")
    told = suggest(anna, inbox, "lang=fr").told
    assert "pr-1 : bien reçue, merci" in told
    assert "pr-1 : elle ne modifie aucun fichier, et seuls ses mots arrivent; " in told
    anna.write("suggestion.yml", "title: May I ask?\nkind: question\nlanguage: en\n")
    anna.commit("Ask", author="anna")
    assert "pr-2: it changes no file, so that only its words arrive; " in suggest(anna, inbox).told
    anna.git("reset", "-q", "--hard", "origin/main")
    change(anna, TALK, "Let people think.")
    said = suggest(anna, inbox, "lang=en").told
    assert "pr-3: received" in said
    assert "it changes no file" not in said
    anna.git("commit", "-q", "--amend", "-m", "The same by the editors")
    assert suggest(anna, inbox, refspecs="HEAD:refs/heads/main", **MAINTAINER).code == 0
    anna.git("commit", "-q", "--amend", "-m", "The same again")
    held = suggest(anna, inbox, "lang=en").told
    assert "pr-4: main holds all that it changes already; nothing is left to take in" in held


def test_a_page_that_a_network_drive_marked_as_a_program_is_kept_with_what_to_do(
    checkout: Checkout, inbox: Checkout, anna: Checkout
) -> None:
    change(anna, TALK, "Let people think.")
    (anna.root / TALK).chmod(0o755)
    head = anna.commit("Say more")
    pushed = suggest(anna, inbox, "topic=drive")
    assert pushed.code == 0
    assert f"{TALK}:1:1: TRE006" in pushed.told
    assert "help: remove the mark with `git update-index --chmod=-x` and the file’s" in pushed.told
    assert heads(inbox) == {"refs/pull/1/head": head}
    assert english(checkout.root, "intake", "fetch").code == 0
    checked = english(checkout.root, "intake", "check", "pr-1")
    assert checked.code == 1
    assert "can't be taken in" not in checked.err
    anna.git("update-index", "--chmod=-x", TALK)
    (anna.root / TALK).chmod(0o644)
    anna.commit("Remove the mark")
    assert "TRE006" not in suggest(anna, inbox, "topic=drive").told


def test_what_gits_own_checks_refuse_never_arrives(inbox: Checkout, anna: Checkout) -> None:
    blob = add_object(Checkout(anna.root / ".git"), b"blob", b"x")
    tree = add_object(Checkout(anna.root / ".git"), b"tree", entry("100644", "..", blob))
    head = add_commit(Checkout(anna.root / ".git"), tree, anna.git("rev-parse", "HEAD"))
    refused = suggest(anna, inbox, refspecs=f"{head}:refs/for/main")
    assert refused.code == 1
    assert "hasDotdot" in blanks(refused.shown)
    assert heads(inbox) == {}


def test_only_suggestions_are_taken_from_those_who_are_no_maintainers(
    inbox: Checkout, anna: Checkout
) -> None:
    before = refs(inbox)
    head = change(anna, TALK, "More.")
    anna.git("tag", "-a", "-m", "A tag", "v1")
    blob = anna.git("rev-parse", f"HEAD:{TALK}")
    others = "HEAD:refs/heads/main HEAD:refs/heads/x v1 HEAD:refs/pull/7/head HEAD:refs/for/other"
    own = "HEAD:refs/inbox/numbers/9"
    kinds = f"{blob}:refs/for/main/a v1^{{tag}}:refs/for/main/b origin/main:refs/for/main/c"
    long = f"HEAD:refs/for/main/{'t' * 101}"
    refused = suggest(anna, inbox, refspecs=f"{others} {own} {kinds} {long} :refs/for/main/d")
    assert refused.code == 1
    reasons = [line for line in refused.shown.splitlines() if "[remote rejected]" in line]
    assert len(reasons) == 11
    assert sum("push suggestions to refs/for/main" in one for one in reasons) == 4
    assert sum("deny updating a hidden ref" in one for one in reasons) == 2
    assert sum("(push a commit)" in one for one in reasons) == 2
    assert sum("(main holds this commit already)" in one for one in reasons) == 1
    assert sum("(a topic has 1 to 100 characters" in one for one in reasons) == 1
    assert sum("(nothing is deleted here)" in one for one in reasons) == 1
    assert refs(inbox) == before
    moved = suggest(anna, inbox, refspecs="HEAD:refs/heads/main", **MAINTAINER)
    assert moved.code == 0
    assert refs(inbox) == before | {"refs/heads/main": head}
    anna.git("commit", "-q", "--amend", "-m", "Another past")
    back = suggest(anna, inbox, refspecs="+HEAD:refs/heads/main HEAD:refs/for/x", **MAINTAINER)
    assert back.shown.count("[remote rejected]") == 2
    assert suggest(anna, inbox, refspecs=":refs/heads/main", **MAINTAINER).code == 1
    assert refs(inbox, "refs/heads") == {"refs/heads/main": head}


def test_two_pushes_at_once_get_two_numbers_and_one_topic_one(
    inbox: Checkout, anna: Checkout, tmp_path: Path
) -> None:
    paul = clone_of(inbox.root, tmp_path / "paul", "paul")
    one = change(anna, TALK, "From Anna.")
    two = change(paul, TALK, "From Paul.")
    with ThreadPoolExecutor() as both:
        pushed = list(both.map(lambda clone: suggest(clone, inbox), (anna, paul)))
    assert [one.code for one in pushed] == [0, 0]
    assert heads(inbox).keys() == {"refs/pull/1/head", "refs/pull/2/head"}
    assert sorted(heads(inbox).values()) == sorted([one, two])


def test_a_topic_of_others_is_replaced_by_nobody_else(
    inbox: Checkout, anna: Checkout, tmp_path: Path
) -> None:
    paul = clone_of(inbox.root, tmp_path / "paul", "paul")
    one = change(anna, TALK, "From Anna.")
    assert "pr-1: received" in suggest(anna, inbox, "topic=talk").told
    paul.write(TALK, paul.read(TALK) + "\nFrom Paul.\n")
    two = paul.commit("From Paul", author="paul")
    refused = suggest(paul, inbox, "topic=talk")
    assert "(topic talk stands for other commits: choose another" in blanks(refused.shown)
    assert heads(inbox) == {"refs/pull/1/head": one}
    known = suggest(paul, inbox, "topic=talk", PLAYBOOK_PUSHER="paul")
    assert "pr-2: received" in known.told
    assert heads(inbox) == {"refs/pull/1/head": one, "refs/pull/2/head": two}
    assert not [ref for ref in refs(inbox) if "paul" in ref or "talk" in ref]
    anna.git("commit", "-q", "--amend", "-m", "The same author")
    amended = suggest(anna, inbox, "topic=talk")
    assert "pr-1: this push takes the place of the one before" in amended.told
    assert "(forced update)" in amended.shown


@pytest.mark.long
def test_an_atomic_push_is_kept_whole_or_not_at_all(inbox: Checkout, anna: Checkout) -> None:
    change(anna, TALK, "One.")
    good = "HEAD:refs/for/main/a"
    refused = suggest(anna, inbox, refspecs=f"--atomic {good} origin/main:refs/for/main/b")
    assert "(refused with the others of this atomic push)" in blanks(refused.shown)
    mixed = suggest(anna, inbox, refspecs=f"--atomic {good} HEAD:refs/heads/x", **MAINTAINER)
    assert mixed.code == 1
    assert heads(inbox) == {}
    change(anna, TALK, "Two.")
    kept = suggest(anna, inbox, refspecs=f"--atomic HEAD~1:refs/for/main/a {FOR}/b")
    assert kept.code == 0
    assert heads(inbox).keys() == {"refs/pull/1/head", "refs/pull/2/head"}


def test_a_check_that_fails_keeps_the_push_and_says_so(inbox: Checkout, anna: Checkout) -> None:
    whole = anna.git("rev-parse", "HEAD")
    anna.write(POLICY, "name: [")
    anna.commit("Break main")
    assert suggest(anna, inbox, refspecs="HEAD:refs/heads/main", **MAINTAINER).code == 0
    anna.git("reset", "-q", "--hard", whole)
    head = change(anna, TALK, "One.")
    told = suggest(anna, inbox).told
    assert "pr-1 is kept, but could not be checked here (main itself can't be read)" in told
    assert heads(inbox) == {"refs/pull/1/head": head}


@pytest.mark.long
def test_a_check_that_breaks_or_takes_too_long_ends_in_a_sentence(
    inbox: Checkout, anna: Checkout, tmp_path: Path
) -> None:
    change(anna, TALK, "One.")
    broken = tmp_path / "broken.py"
    hook = inbox.root / "hooks" / "proc-receive"
    for number, (module, reason) in enumerate(
        (
            ("def assess(*_): raise RuntimeError('secret words')", "the tool failed: RuntimeError"),
            ("receiving.SECONDS = 0.01\ndef assess(*_):\n while True: pass", "it took too long"),
        ),
        start=1,
    ):
        broken.write_text(
            "import playbook.cli.push_desk as desk, playbook.cli.push_receiving as receiving, sys\n"
            f"{module}\n"
            "desk.assess = assess\n"
            "from playbook.cli.main import main\n"
            "sys.argv = ['playbook', 'intake', 'proc-receive']\n"
            "main()\n"
        )
        hook.write_text(f"#!/bin/sh\nexec '{sys.executable}' -X utf8 '{broken}'\n")
        pushed = suggest(anna, inbox, f"topic={number}")
        assert pushed.code == 0, pushed.shown
        assert f"pr-{number} is kept, but could not be checked here ({reason})" in pushed.told
        assert "Traceback" not in pushed.shown
        assert "secret" not in pushed.shown


def test_the_command_of_the_hook_is_no_trap_for_a_person(tmp_path: Path) -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "playbook.cli.main", "intake", "proc-receive"],
        input=b"hello",
        cwd=tmp_path,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=False,
    )
    assert finished.returncode == 2
    assert finished.stderr.startswith(b"playbook: git runs this command when something is pushed")
    assert b"Traceback" not in finished.stderr


def test_setting_up_again_puts_hook_and_settings_right_and_moves_no_ref(
    checkout: Checkout, inbox: Checkout
) -> None:
    before = refs(inbox)
    assert before == {"refs/heads/main": checkout.git("rev-parse", "main")}
    assert [path.name for path in (inbox.root / "hooks").iterdir()] == ["proc-receive"]
    (inbox.root / "hooks" / "proc-receive").unlink()
    inbox.git("config", "receive.fsckObjects", "false")
    checkout.commit("Something new")
    ran = served(checkout, inbox.root, "--remote", "public")
    assert ran.code == 0
    assert os.access(inbox.root / "hooks" / "proc-receive", os.X_OK)
    assert inbox.git("config", "receive.fsckObjects") == "true"
    assert inbox.git("config", "playbook.remote") == "public"
    assert refs(inbox) == before


def test_what_is_no_inbox_stays_as_it_is(checkout: Checkout, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").write_text("mine")
    before = checkout.git("config", "--list", "--local")
    for folder in (tmp_path / "full", checkout.root, checkout.root / ".git"):
        ran = served(checkout, folder)
        assert ran.code == 2
        assert "holds something that is no inbox" in ran.err
    assert checkout.git("config", "--list", "--local") == before
    assert served(checkout, tmp_path / "new.git", "--remote", "Not a name").code == 2
    assert not (tmp_path / "new.git").exists()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "could not be kept: too many files"),
        ("fr", "pas pu être conservée : trop de fichiers"),
    ],
)
def test_a_tree_of_billions_of_paths_is_refused_before_it_is_walked(
    inbox: Checkout, anna: Checkout, language: str, words: str
) -> None:
    objects = Objects(Checkout(anna.root / ".git"))
    tree = objects.tree((PLAIN, b"a.md", objects.add("blob", b"x")))
    for _ in range(10):
        tree = objects.tree(*((TREE, b"d%d" % at, tree) for at in range(10)))
    head = objects.commit(objects.on_main({}, {"docs/en/a": tree}))
    pushed = suggest(anna, inbox, f"lang={language}", f"{head}:refs/for/main")
    assert pushed.code == 1
    assert words in blanks(pushed.shown)
    assert heads(inbox) == {}


def test_a_commit_with_a_year_that_no_program_reads_is_refused_at_the_push(
    inbox: Checkout, anna: Checkout
) -> None:
    objects = Objects(Checkout(anna.root / ".git"))
    text = (
        f"tree {objects.on_main({TALK: talk('Words.')})}\nparent {objects.main}\n"
        "author x <x@example.org> 284990400000 +0000\n"
        "committer x <x@example.org> 1790000000 +0000\n\nWords\n"
    )
    pushed = suggest(anna, inbox, "", f"{objects.add('commit', text.encode())}:refs/for/main")
    assert "the date of a commit is not between 1970 and 2100" in pushed.shown
    assert heads(inbox) == {}


def test_what_an_account_has_said_is_replaced_by_no_other(inbox: Checkout, anna: Checkout) -> None:
    head = change(anna, TALK, "From Anna.")
    assert "pr-1: received" in suggest(anna, inbox, ["title=Mine"], REMOTE_USER="anna").told
    said = refs(inbox, "refs/pull/*/meta")
    for who in ({"REMOTE_USER": "mallory"}, {}):
        told = suggest(anna, inbox, ["title=Replaced", "name=Anna", "consent=yes"], **who).told
        assert "pr-1: another account has suggested this commit, and what was said" in told
        assert refs(inbox, "refs/pull/*/meta") == said
    told = suggest(anna, inbox, ["title=Still mine"], REMOTE_USER="anna").told
    assert "another account" not in told
    assert inbox.git("cat-file", "-p", "refs/pull/1/meta") == "title: Still mine"
    assert heads(inbox) == {"refs/pull/1/head": head}
    own = suggest(anna, inbox, ["title=In my words", "topic=mine"], REMOTE_USER="mallory").told
    assert "pr-2: received" in own
    assert not [ref for ref in refs(inbox) if "anna" in ref or "mallory" in ref]


def test_without_accounts_the_same_commit_may_be_given_other_words(
    inbox: Checkout, anna: Checkout
) -> None:
    change(anna, TALK, "From Anna.")
    suggest(anna, inbox, ["title=First"])
    assert "another account" not in suggest(anna, inbox, ["title=Second"]).told
    assert inbox.git("cat-file", "-p", "refs/pull/1/meta") == "title: Second"


def test_more_words_than_a_fetch_takes_are_left_out_and_named_and_the_rest_arrives(
    checkout: Checkout, inbox: Checkout, anna: Checkout
) -> None:
    change(anna, TALK, "More.")
    long = "é" * 2000
    names = ("why", "gba_note", "name", "segments", "kind")
    pushed = suggest(anna, inbox, ["title=A title", *(f"{name}={long}" for name in names)])
    assert pushed.code == 0
    assert "pr-1: received, thank you" in pushed.told
    (left,) = re.findall(r"-o (\w+) was left out: all that is said with a push", pushed.told)
    again = suggest(anna, inbox, [f"{left}={long}", "title=Another title"])
    assert f"-o {left} was left out" in again.told
    fetched = english(checkout.root, "intake", "fetch")
    assert (fetched.out, fetched.err) == ("main: new 1, changed 0, gone 0, refused 0\n", "")
    kept = Checkout(checkout.root / ".playbook/quarantine.git")
    assert "title: Another title" in kept.git("cat-file", "-p", "refs/intake/main/pull/1/meta")
