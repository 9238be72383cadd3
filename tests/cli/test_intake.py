"""`playbook intake`: takes suggestions in, lists them, and shows no stranger's words."""

from __future__ import annotations

import errno
import json
import socket
from pathlib import Path
from unittest.mock import Mock

import pytest

from playbook.intake.forges.told import read_told
from playbook.model.forge import ForgeKind
from tests.broken_forge import broken_forge
from tests.checkouts import Checkout
from tests.cli.apis import name_the_api, trust
from tests.cli.running import english, playbook
from tests.forge import PAGE, make_forge, suggest
from tests.loopback.bodies import Request
from tests.loopback.forge import KINDS, forge_of
from tests.loopback.forge import Forge as Api
from tests.loopback.server import CERTIFICATE

POLICY = "docs/records/policy.yml"
TALK = "docs/en/methods/talk.md"


@pytest.fixture
def forge(checkout: Checkout, tmp_path: Path) -> Checkout:
    root = tmp_path / "forge.git"
    policy = checkout.read(POLICY)
    remotes = f"remotes:\n  - {{name: main, url: 'file://{root}', main: true}}\n"
    checkout.write(POLICY, policy + "\n" + remotes)
    checkout.commit("Say where suggestions come from")
    return make_forge(checkout, root)


def test_fetch_counts_and_list_tells_pages_and_age(checkout: Checkout, forge: Checkout) -> None:
    suggest(
        checkout, forge, "refs/pull/12/head", {TALK: "Changed.", PAGE: "New.", "hooks/x.py": "x"}
    )
    ran = english(checkout.root, "intake", "fetch")
    assert (ran.code, ran.out) == (0, "main: new 1, changed 0, gone 0, refused 0\n")
    received = json.loads(english(checkout.root, "intake", "list", "--format", "json").out)
    (found,) = received
    assert (found["id"], found["door"]) == ("pr-12", "pr")
    assert (found["pages"], found["new_pages"], found["other_files"]) == (["methods/talk"], 1, 1)
    day = found["received_on"]
    told = english(checkout.root, "intake", "list", "--as-of", "2099-01-01")
    assert told.out.startswith(
        f"pr-12: methods/talk, new pages: 1, other files: 1; received {day}, days: "
    )
    told = playbook(checkout.root, "intake", "list", "--lang", "fr")
    told_in_french = "pr-12 : methods/talk, nouvelles pages : 1, autres fichiers : 1; reçue le"
    assert told.out.startswith(f"{told_in_french} {day}, jours : ")


def test_a_strangers_words_are_in_no_output(checkout: Checkout, forge: Checkout) -> None:
    suggest(checkout, forge, "refs/pull/1/head", {PAGE: "Secret words."})
    runs = [
        english(checkout.root, "intake", *arguments)
        for arguments in (["fetch"], ["list"], ["list", "--format", "json"])
    ]
    assert "pr-1" in runs[1].out
    assert not [run for run in runs if "Secret" in run.out + run.err]


def test_an_empty_queue_is_said(checkout: Checkout, forge: Checkout) -> None:
    assert english(checkout.root, "intake", "fetch").code == 0
    ran = playbook(checkout.root, "intake", "list", "--lang", "fr")
    assert (ran.code, ran.out, ran.err) == (0, "", "aucune suggestion ouverte\n")
    assert forge.git("for-each-ref", "refs/pull") == ""


@pytest.mark.parametrize("only", [("--late",), ("--state", "deferred"), ("--page", "welcome")])
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "none of the open suggestions (1) matches\n"),
        ("fr", "aucune des suggestions ouvertes (1) ne correspond\n"),
    ],
)
def test_a_queue_of_which_nothing_matches_is_not_called_empty(
    checkout: Checkout, forge: Checkout, only: tuple[str, ...], language: str, words: str
) -> None:
    suggest(checkout, forge, "refs/pull/1/head", {TALK: "Changed."})
    assert english(checkout.root, "intake", "fetch").code == 0
    ran = playbook(checkout.root, "intake", "list", *only, "--lang", language)
    assert (ran.code, ran.out, ran.err) == (0, "", words)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "there is no page `tolk`. did you mean `talk`?"),
        ("fr", "il n’y a pas de page «\u00a0tolk\u00a0». vouliez-vous écrire `talk`?"),
    ],
)
def test_a_list_for_a_page_that_is_none_names_the_nearest(
    checkout: Checkout, forge: Checkout, language: str, words: str
) -> None:
    suggest(checkout, forge, "refs/pull/1/head", {TALK: "Changed."})
    assert english(checkout.root, "intake", "fetch").code == 0
    ran = playbook(checkout.root, "intake", "list", "--page", "tolk", "--lang", language)
    assert (ran.code, ran.out, ran.err) == (2, "", f"playbook: {words}\n")
    for name in ("talk", "methods/talk"):
        assert english(checkout.root, "intake", "list", "--page", name).out.startswith("pr-1: ")
    other = english(checkout.root, "intake", "list", "--page", "methods/talk", "--late")
    assert (other.code, other.err) == (0, "none of the open suggestions (1) matches\n")


def test_without_remotes_the_policy_is_named(checkout: Checkout) -> None:
    ran = english(checkout.root, "intake", "fetch")
    assert ran.code == 2
    assert "docs/records/policy.yml" in ran.err


def test_a_remote_that_is_not_listed_is_wrong_usage(checkout: Checkout, forge: Checkout) -> None:
    ran = english(checkout.root, "intake", "fetch", "anna")
    assert ran.code == 2
    assert "no remote `anna`; it has main" in ran.err
    assert forge.root.is_dir()


def test_a_remote_that_does_not_answer_is_told_and_the_queue_stays(
    checkout: Checkout, forge: Checkout
) -> None:
    suggest(checkout, forge, "refs/pull/1/head", {PAGE: "One."})
    assert english(checkout.root, "intake", "fetch").code == 0
    forge.root.rename(forge.root.with_name("away.git"))
    ran = english(checkout.root, "intake", "fetch")
    assert ran.code == 3
    assert ran.err.startswith("main: could not be asked: ")
    assert english(checkout.root, "intake", "list").out.startswith("pr-1: ")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "slow: could not be asked: no answer in 1 seconds\n"),
        ("fr", "slow\u00a0: impossible de l’interroger\u00a0: aucune réponse en 1 secondes\n"),
    ],
)
def test_a_remote_that_never_answers_is_told_in_words_and_the_others_are_taken_in(
    checkout: Checkout,
    forge: Checkout,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    words: str,
) -> None:
    suggest(checkout, forge, "refs/pull/1/head", {PAGE: "One."})
    monkeypatch.setattr("playbook.intake.git_process._SECONDS", 1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://127.0.0.1:{silent.getsockname()[1]}/x.git"
        checkout.replace(POLICY, "remotes:\n", f"remotes:\n  - {{name: slow, url: '{url}'}}\n")
        checkout.commit("List a remote that never answers")
        ran = playbook(checkout.root, "intake", "fetch", "--lang", language)
    assert (ran.code, ran.err) == (3, words)
    assert "pr-1" in english(checkout.root, "intake", "list").out


def test_a_remote_that_breaks_off_ends_with_3_and_the_others_are_taken_in(
    checkout: Checkout, forge: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLAYBOOK_CA_FILE", str(CERTIFICATE))
    suggest(checkout, forge, "refs/pull/1/head", {PAGE: "One."})
    with broken_forge(forge.root) as server:
        remotes = f"remotes:\n  - {{name: anna, url: '{server.address}/x.git'}}\n"
        checkout.replace(POLICY, "remotes:\n", remotes)
        checkout.commit("List a remote that breaks off")
        ran = english(checkout.root, "intake", "fetch")
    assert (ran.code, ran.out) == (3, "main: new 1, changed 0, gone 0, refused 0\n")
    assert ran.err.startswith("anna: could not be asked: ")


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The system trusts the certificate of the forge on loopback."""
    trust(monkeypatch)
    return monkeypatch


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("kind", KINDS)
def test_a_forge_with_a_token_tells_more(
    checkout: Checkout, forge: Checkout, kind: ForgeKind
) -> None:
    suggest(checkout, forge, "refs/pull/12/head", {PAGE: "New."})
    with forge_of(Api(kind, [Request(12), Request(11, state="merged")])) as (remote, _):
        name_the_api(checkout, kind, str(remote.api))
        ran = english(checkout.root, "intake", "fetch")
        fetched = "main: new 1, changed 0, gone 0, refused 0\n"
        assert (ran.code, ran.err) == (0, "")
        assert ran.out == f"{fetched}main: told by its forge, requests: 2\n"
        told = read_told(checkout.root / ".playbook" / "quarantine.git", remote)
        assert (told[12].author, told[11].state) == ("anna", "merged")
        ran = playbook(checkout.root, "intake", "fetch", "--lang", "fr")
        assert "main\u00a0: demandes dont la forge a parlé\u00a0: 2\n" in ran.out


def test_without_a_token_no_forge_is_asked(
    checkout: Checkout, forge: Checkout, trusted: pytest.MonkeyPatch
) -> None:
    trusted.delenv("PLAYBOOK_TOKEN_MAIN")
    suggest(checkout, forge, "refs/pull/12/head", {PAGE: "New."})
    with forge_of(Api("github")) as (remote, server):
        name_the_api(checkout, "github", str(remote.api))
        ran = english(checkout.root, "intake", "fetch")
        assert (ran.code, ran.out, ran.err) == (
            0,
            "main: new 1, changed 0, gone 0, refused 0\n",
            "",
        )
        assert server.asked == []


@pytest.mark.parametrize(
    ("language", "words"), [("en", "does not accept the token"), ("fr", "n’accepte pas le jeton")]
)
def test_a_forge_that_refuses_is_told_and_what_git_brought_stays(
    checkout: Checkout,
    forge: Checkout,
    trusted: pytest.MonkeyPatch,
    language: str,
    words: str,
) -> None:
    trusted.setenv("PLAYBOOK_TOKEN_MAIN", "expired-secret")
    suggest(checkout, forge, "refs/pull/12/head", {PAGE: "New."})
    with forge_of(Api("gitlab")) as (remote, _):
        name_the_api(checkout, "gitlab", str(remote.api))
        ran = playbook(checkout.root, "intake", "fetch", "--lang", language)
    assert ran.code == 0
    assert words in ran.err
    assert "expired-secret" not in ran.out + ran.err
    assert english(checkout.root, "intake", "list").out.startswith("pr-12: ")


def test_a_repository_that_is_not_listed_is_fetched_by_its_address_and_counts_as_main(
    checkout: Checkout, tmp_path: Path
) -> None:
    forge = make_forge(checkout, tmp_path / "forge.git")
    suggest(checkout, forge, "refs/pull/5/head", {PAGE: "New."})
    ran = english(checkout.root, "intake", "fetch", f"file://{forge.root}")
    assert (ran.code, ran.out) == (0, "main: new 1, changed 0, gone 0, refused 0\n")
    assert english(checkout.root, "intake", "list").out.startswith("pr-5: ")
    ran = english(checkout.root, "intake", "fetch", "ext::sh -c touch% x://y")
    assert ran.code == 2
    assert "is not the address of a repository" in ran.err


def test_a_repository_that_is_not_listed_takes_no_listed_mains_place(
    checkout: Checkout, forge: Checkout, tmp_path: Path
) -> None:
    suggest(checkout, forge, "refs/pull/1/head", {PAGE: "Main’s."})
    assert english(checkout.root, "intake", "fetch").code == 0
    before = english(checkout.root, "intake", "list", "--format", "json").out
    other = make_forge(checkout, tmp_path / "anna.git")
    suggest(checkout, other, "refs/pull/1/head", {PAGE: "Another’s."})
    ran = english(checkout.root, "intake", "fetch", f"file://{other.root}")
    assert (ran.code, ran.out) == (2, "")
    assert "list it under `remotes` in docs/records/policy.yml" in ran.err
    ran = playbook(checkout.root, "intake", "fetch", f"file://{other.root}", "--lang", "fr")
    assert "sous un nom à lui, `{name: …, url: …}`" in ran.err
    assert english(checkout.root, "intake", "list", "--format", "json").out == before
    ran = english(checkout.root, "intake", "fetch", f"file://{forge.root}")
    assert (ran.code, ran.out) == (0, "main: new 0, changed 0, gone 0, refused 0\n")


def test_each_remote_begins_at_a_number_of_its_own(
    checkout: Checkout, forge: Checkout, tmp_path: Path
) -> None:
    inbox = make_forge(checkout, tmp_path / "inbox.git")
    listed = f"main: true}}\n  - {{name: inbox, url: 'file://{inbox.root}'}}\n"
    checkout.replace(POLICY, "main: true}\n", f"{listed}intake: {{since: 850}}\n")
    checkout.commit("Begin at 850, and list an inbox")
    for number in (12, 850):
        suggest(checkout, forge, f"refs/pull/{number}/head", {PAGE: str(number)})
    suggest(checkout, inbox, "refs/pull/1/head", {PAGE: "One."})
    assert english(checkout.root, "intake", "fetch").out == (
        "main: new 1, changed 0, gone 0, refused 0, before 850: 1\n"
        "inbox: new 1, changed 0, gone 0, refused 0\n"
    )
    told = playbook(checkout.root, "intake", "fetch", "main", "--lang", "fr").out
    assert told.endswith("refusées 0, avant 850\u00a0: 1\n")
    entries = json.loads(english(checkout.root, "intake", "list", "--format", "json").out)
    assert [one["id"] for one in entries] == ["inbox-pr-1", "pr-850"]


def test_what_was_found_is_told_to_the_forge_in_both_languages(
    checkout: Checkout, forge: Checkout, trusted: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    head = suggest(checkout, forge, "refs/pull/12/head", {PAGE: "New."})
    api = Api("github", [Request(12)])
    with forge_of(api) as (remote, _):
        name_the_api(checkout, "github", str(remote.api))
        assert english(checkout.root, "intake", "fetch").code == 0
        for language in ("en", "fr"):
            ran = playbook(
                checkout.root, "intake", "check", "pr-12", "--format", "json", "--lang", language
            )
            assert ran.code == 1
            (tmp_path / language).write_text(ran.out)
        files = [f"--findings={tmp_path / language}" for language in ("en", "fr")]
        ran = english(checkout.root, "intake", "post", "pr-12", "--head", head, *files)
        assert (ran.code, ran.out) == (0, "pr-12: told the forge: failure\n")
        ran = english(checkout.root, "intake", "post", "pr-12", "--head", head, "--findings=none")
        assert ran.out == "pr-12: told the forge: error\n"
        trusted.delenv("PLAYBOOK_TOKEN_MAIN")
        ran = english(checkout.root, "intake", "post", "pr-12", "--head", head, *files)
        assert (ran.code, ran.err) == (2, "playbook: no token: set PLAYBOOK_TOKEN_MAIN\n")
    assert [status["state"] for _, status in api.statuses] == ["failure", "error"]
    assert len(api.comments) == 1
    ran = english(checkout.root, "intake", "post", "ch-12", "--head", head, *files)
    assert ran.code == 2


def test_a_full_disk_is_told_in_words_and_leaves_nothing_half_written(
    checkout: Checkout, forge: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggest(checkout, forge, "refs/pull/1/head", {PAGE: "One."})
    full = OSError(errno.ENOSPC, "No space left on device", "received")
    monkeypatch.setattr("playbook.intake.atomic_file.os.fsync", Mock(side_effect=full))
    for language, words in (
        ("en", "main: could not be asked: the disk is full\n"),
        ("fr", "main\u00a0: impossible de l’interroger\u00a0: le disque est plein\n"),
    ):
        ran = playbook(checkout.root, "intake", "fetch", "--lang", language)
        assert (ran.code, ran.err) == (3, words)
    assert not list((checkout.root / ".playbook/quarantine.git").glob(".[!m]*"))


def test_a_damaged_quarantine_is_replaced_and_that_is_said(
    checkout: Checkout, forge: Checkout
) -> None:
    suggest(checkout, forge, "refs/pull/1/head", {PAGE: "One."})
    assert english(checkout.root, "intake", "fetch").code == 0
    (checkout.root / ".playbook/quarantine.git/HEAD").unlink()
    ran = english(checkout.root, "intake", "list")
    assert ran.code == 0
    assert "damaged-1 now, and a new one stands in its place" in ran.err
    assert english(checkout.root, "intake", "fetch").out.startswith("main: new 1,")


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "nothing is committed on this branch yet"), ("fr", "n’a encore aucun commit")],
)
def test_a_branch_without_a_commit_is_told(checkout: Checkout, language: str, words: str) -> None:
    checkout.git("checkout", "-q", "--orphan", "fresh")
    ran = playbook(checkout.root, "intake", "list", "--lang", language)
    assert ran.code == 3
    assert words in ran.err
