"""What a forge tells: bounded, visible, and of one form."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from playbook.model.forge import (
    ApiAddress,
    Project,
    RequestState,
    Told,
    branch_of,
    labels_of,
    line_of,
    login_of,
)

API = TypeAdapter[str](ApiAddress)
PROJECT = TypeAdapter[str](Project)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Say what PoR means", "Say what PoR means"),
        (" a\n\t b\u202e ", r"a b\u202e"),
        ("e\u0301", "é"),
        ("", None),
        (" \n\u00a0", None),
        ("x" * 300, "x" * 300),
        ("x" * 301, "x" * 299 + "…"),
    ],
)
def test_a_strangers_words_become_a_line(text: str, line: str | None) -> None:
    assert line_of(text) == line


def test_labels_are_kept_once_and_up_to_a_bound() -> None:
    assert labels_of(["a", " ", "b", "a"]) == ("a", "b")
    assert len(labels_of(map(str, range(99)))) == 50


@pytest.mark.parametrize(
    ("name", "main", "branch"),
    [
        ("main", "main", None),
        ("main", None, None),
        ("edition/2026", "main", "edition/2026"),
        ("a\u202eb", "main", r"a\u202eb"),
        (" ", "main", "?"),
    ],
)
def test_a_branch_is_told_where_it_is_not_main(
    name: str, main: str | None, branch: str | None
) -> None:
    assert branch_of(name, main) == branch


@pytest.mark.parametrize(
    ("state", "branch", "is_open"),
    [
        ("open", None, True),
        ("open", "edition/2026", False),
        ("closed", None, False),
        ("merged", None, False),
    ],
)
def test_a_request_is_open_while_its_forge_waits_for_an_answer_about_main(
    state: RequestState, branch: str | None, *, is_open: bool
) -> None:
    told = Told(
        number=1, title=None, author=None, state=state, draft=False, labels=(), branch=branch
    )
    assert told.is_open is is_open


@pytest.mark.parametrize(
    ("name", "login"),
    [
        ("anna-a", "anna-a"),
        ("dependabot[bot]", "dependabot[bot]"),
        ("a.b_c", "a.b_c"),
        ("", None),
        ("anna\n", None),
        ("<b>", None),
        ("x" * 101, None),
    ],
)
def test_a_login_has_the_form_of_one(name: str, login: str | None) -> None:
    assert login_of(name) == login


@pytest.mark.parametrize(
    "address", ["https://api.github.com", "https://forge.ca:8443/git/api/v1", "https://10.0.0.1"]
)
def test_an_api_is_asked_over_https(address: str) -> None:
    assert API.validate_python(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "http://forge.ca/api/v1",
        "http://127.0.0.1",
        "https://user:secret@forge.ca",
        "https://forge.ca/api?x=y",
        "https://forge.ca/api#x",
        "https://forge.ca/api/",
        "https://forge.ca/a b",
        "https://",
        "ftp://forge.ca",
    ],
)
def test_nothing_else_is_the_address_of_an_api(address: str) -> None:
    with pytest.raises(ValidationError):
        API.validate_python(address)


@pytest.mark.parametrize("project", ["dept/playbook", "a/b/c", "dept/.github", "a-b/c_d.e"])
def test_a_project_has_a_path(project: str) -> None:
    assert PROJECT.validate_python(project) == project


@pytest.mark.parametrize(
    "project", ["", "playbook", "a/../b", "../a", "a/..", "a//b", "/a/b", "a/b/", "a/b?c", "é/b"]
)
def test_nothing_else_is_the_path_of_a_project(project: str) -> None:
    with pytest.raises(ValidationError):
        PROJECT.validate_python(project)
