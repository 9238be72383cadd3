"""What is told on a forge: one comment, which stays one, and a status; nothing in it acts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown import markdown
from pydantic import SecretStr

from playbook.intake.forges.error import FORBIDDEN, NO_COMMIT, TOKEN_REFUSED, ForgeError
from playbook.intake.forges.forge import Outcome
from playbook.intake.forges.post import MARKER, comment_of, post_findings
from playbook.model.forge import ForgeKind
from tests.loopback.bodies import Request
from tests.loopback.forge import HEAD, KINDS, MYSELF, TOKEN, Forge, forge_of
from tests.loopback.server import as_json

SECRET = SecretStr(TOKEN)
FOUND = "docs/en/start/more.md:1:1: MET012 no front matter (error)"


def said(forge: Forge) -> list[tuple[int | None, str]]:
    """Who said what."""
    user = "author" if forge.kind == "gitlab" else "user"
    return [(one[user] and one[user]["id"], one["body"]) for one in forge.comments]


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_comment_is_added_and_changed_from_then_on(kind: ForgeKind) -> None:
    forge = Forge(kind, [Request(12)])
    forge.said("anna", 7, "What do you think?")
    forge.said(None, 0, "I am gone.")
    with forge_of(forge) as (remote, server):
        post_findings(remote, 12, HEAD, FOUND, "failure", SECRET)
        added = (MYSELF, comment_of(FOUND))
        assert said(forge)[2:] == [added]
        post_findings(remote, 12, HEAD, "Nothing was found.", "success", SECRET)
        assert said(forge)[2:] == [(MYSELF, comment_of("Nothing was found."))]
        sent = len(server.asked)
        post_findings(remote, 12, HEAD, "Nothing was found.", "success", SECRET)
        methods = [one.method for one in server.asked[sent:]]
        assert methods.count("PATCH") + methods.count("PUT") == 0
    assert len(forge.comments) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_stranger_who_copies_the_hidden_line_is_left_alone(kind: ForgeKind) -> None:
    forge = Forge(kind, [Request(12)])
    forge.said("mallory", 666, comment_of("All is well."))
    forge.said(None, 0, comment_of("All is well."))
    forge.said("bot", MYSELF, f"Somebody wrote\n{MARKER}")
    before = said(forge)
    with forge_of(forge) as (remote, _):
        for text in ("One.", "Two."):
            post_findings(remote, 12, HEAD, text, "failure", SECRET)
    assert said(forge) == [*before, (MYSELF, comment_of("Two."))]


@pytest.mark.parametrize("kind", KINDS)
def test_our_comment_on_another_request_is_left_alone(kind: ForgeKind) -> None:
    forge = Forge(kind, [Request(12), Request(13)])
    with forge_of(forge) as (remote, _):
        for number, text in ((13, "Of 13."), (12, "Of 12."), (12, "Of 12, again.")):
            assert post_findings(remote, number, HEAD, text, "success", SECRET)
    assert said(forge) == [(MYSELF, comment_of("Of 13.")), (MYSELF, comment_of("Of 12, again."))]
    assert forge.under == {1: 13, 2: 12}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("change", [{"state": "closed"}, {"state": "merged"}, {"branch": "other"}])
def test_a_request_that_is_not_open_is_told_nothing(
    kind: ForgeKind, change: dict[str, str]
) -> None:
    forge = Forge(kind, [replace(Request(12), **change)])  # type: ignore[arg-type]  # texts
    with forge_of(forge) as (remote, _):
        assert not post_findings(remote, 12, HEAD, FOUND, "failure", SECRET)
    assert (forge.comments, forge.statuses) == ([], [])


@pytest.mark.parametrize("kind", KINDS)
def test_a_status_that_stands_is_not_set_again(kind: ForgeKind) -> None:
    forge = Forge(kind, [Request(12)])
    other = HEAD[::-1]
    with forge_of(forge) as (remote, _):

        def post(*posted: tuple[str, Outcome]) -> list[str]:
            before = len(forge.statuses)
            for head, state in posted:
                post_findings(remote, 12, head, FOUND, state, SECRET)
            return [head for head, _ in forge.statuses[before:]]

        assert post((HEAD, "failure"), (HEAD, "failure")) == [HEAD]
        forge.statuses.append((HEAD, {**forge.statuses[0][1], "name": "x", "context": "x"}))
        assert post((HEAD, "failure")) == []
        # Another end, the first end again, another commit: each is news.
        assert post((HEAD, "error"), (HEAD, "failure"), (other, "failure")) == [HEAD, HEAD, other]


@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_our_comment_is_found_on_a_third_page(kind: ForgeKind) -> None:
    forge = Forge(kind, [Request(12)])
    for number in range(110):
        forge.said("anna", 7, f"{number}")
    forge.said("bot", MYSELF, comment_of("One.") + "\r\n")
    with forge_of(forge) as (remote, _):
        post_findings(remote, 12, HEAD, "Two.", "success", SECRET)
    assert said(forge)[110:] == [(MYSELF, comment_of("Two."))]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", ["success", "failure", "error"])
def test_a_status_says_in_both_languages_how_the_check_ended(
    kind: ForgeKind, state: Outcome
) -> None:
    forge = Forge(kind, [Request(12)])
    with forge_of(forge) as (remote, _):
        post_findings(remote, 12, HEAD, FOUND, state, SECRET)
    ((head, values),) = forge.statuses
    said_state = state if kind != "gitlab" else {"success": "success"}.get(state, "failed")
    assert (head, values["state"]) == (HEAD, said_state)
    assert values["name" if kind == "gitlab" else "context"] == "playbook"
    assert " / " in values["description"]
    assert len(values["description"]) <= 140


@pytest.mark.parametrize(
    "head", ["", "main", "--help", HEAD[:39], HEAD + "0", f"{HEAD}\n", "../" * 9]
)
def test_what_is_no_commit_is_not_asked_about(head: str) -> None:
    forge = Forge("github")
    with forge_of(forge) as (remote, server):
        with pytest.raises(ForgeError) as caught:
            post_findings(remote, 12, head, FOUND, "success", SECRET)
        assert (caught.value.words, server.asked) == (NO_COMMIT, [])


@pytest.mark.parametrize("kind", KINDS)
def test_a_token_that_is_refused_is_told(kind: ForgeKind) -> None:
    with forge_of(Forge(kind, [Request(12)])) as (remote, _), pytest.raises(ForgeError) as caught:
        post_findings(remote, 12, HEAD, FOUND, "success", SecretStr("another"))
    assert caught.value.words == TOKEN_REFUSED


@pytest.mark.parametrize("kind", KINDS)
def test_a_token_that_may_not_comment_sets_the_status_all_the_same(kind: ForgeKind) -> None:
    forge = Forge(kind, [Request(12)])
    forge.before = lambda asked: (
        as_json({"message": "no"}, 403) if asked.path.endswith(("/comments", "/notes")) else None
    )
    with forge_of(forge) as (remote, _), pytest.raises(ForgeError) as caught:
        post_findings(remote, 12, HEAD, FOUND, "success", SECRET)
    assert caught.value.words == FORBIDDEN
    assert len(forge.statuses) == 1


@pytest.mark.parametrize(
    "text",
    [
        "/merge\n/approve",
        "```\n@everyone <script>alert(1)</script>\n```",
        "-->\n# Title",
        "\r/close\r\n/close",
        "\u2028/close\x85/close\x0b/close",
        "[click](https://example.org)\n\n\n![x](y)",
        "\t/merge",
        f"{MARKER}\nx",
        "a\n</code></pre>\n<b>b</b>",
    ],
)
def test_nothing_in_a_comment_acts_whatever_was_written(text: str) -> None:
    lines = comment_of(text).split("\n")
    assert lines[:2] == [MARKER, ""]
    assert [line for line in lines[2:] if line and not line.startswith("    ")] == []
    assert not set("".join(lines)) & set("\r\x0b\x85\u2028")
    shown = markdown("\n".join(lines[2:]))
    assert shown.startswith("<pre><code>")
    assert shown.count("<") == 4


def test_a_long_text_is_cut_at_a_line_and_says_so() -> None:
    comment = comment_of("\n".join(["x" * 99] * 5000))
    assert len(comment) < 65_536
    assert comment.endswith(
        "… the rest is too long for a comment / … la suite est trop longue pour un commentaire"
    )
    assert len(comment_of("\u202e" * 100_000)) < 65_536
