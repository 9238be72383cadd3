"""Which refs are suggestions: every forge's, each under one id, and nobody else's."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from playbook.intake.doors import (
    Doorway,
    doorways,
    head_of,
    is_ref_name,
    request_number,
    words_of,
)
from playbook.model.remote import Remote
from playbook.model.suggestion import Door

MAIN = Remote(name="main", url="https://forge.example/a.git", main=True, branches="suggest/")
OTHER = Remote(name="anna", url="https://forge.example/b.git")


@pytest.mark.parametrize(
    ("ref", "door", "name"),
    [
        ("refs/pull/12/head", Door.PULL, "pr-12"),
        ("refs/merge-requests/7/head", Door.MERGE, "mr-7"),
        ("refs/pull-requests/3/from", Door.BITBUCKET, "bb-3"),
        ("refs/changes/31/31/2", Door.CHANGE, "ch-31"),
        ("refs/changes/05/5/1", Door.CHANGE, "ch-5"),
        ("refs/changes/34/1234/9", Door.CHANGE, "ch-1234"),
    ],
)
def test_a_ref_of_each_forge_is_a_suggestion_with_its_number(
    ref: str, door: Door, name: str
) -> None:
    assert doorways(MAIN, [ref]) == {ref: Doorway(name, door, ref)}
    assert doorways(OTHER, [ref])[ref].id == f"anna-{name}"


@pytest.mark.parametrize(
    "ref",
    [
        "refs/heads/main",
        "refs/heads/suggest",
        "refs/heads/suggest/",
        "refs/heads/suggest/a..b",
        "refs/heads/suggest/a.lock",
        "refs/heads/suggest/a b",
        "refs/heads/suggest/\N{RIGHT-TO-LEFT OVERRIDE}a",
        f"refs/heads/suggest/{'a' * 200}",
        "refs/tags/1",
        "refs/pull/12/merge",
        "refs/pull/012/head",
        "refs/pull/0/head",
        "refs/pull/-1/head",
        "refs/pull/\N{ARABIC-INDIC DIGIT ONE}/head",
        "refs/pull/12/head\n",
        "refs/pull/12/head/x",
        "refs/changes/12/31/1",
        "refs/changes/31/31/meta",
        "--upload-pack=x",
    ],
)
def test_any_other_ref_is_nobodys(ref: str) -> None:
    assert doorways(MAIN, [ref]) == {}


def test_a_branch_is_a_suggestion_where_the_policy_names_a_prefix() -> None:
    refs = ["refs/heads/suggest/Écoute des jeunes!", "refs/heads/suggest/écoute-des-jeunes"]
    found = doorways(MAIN, refs)
    assert list(found) == refs[1:]
    assert re.fullmatch(r"br-ecoute-des-jeunes-[0-9a-hjkmnp-tv-z]{4}", found[refs[1]].id)
    assert doorways(OTHER, refs) == {}


def test_of_a_change_the_newest_patch_set_counts() -> None:
    refs = [f"refs/changes/31/31/{number}" for number in (9, 10, 2)]
    assert list(doorways(MAIN, refs)) == ["refs/changes/31/31/10"]


def test_numbers_before_the_first_that_counts_are_left_out() -> None:
    refs = ["refs/pull/9/head", "refs/pull/10/head", "refs/changes/09/9/1"]
    assert list(doorways(MAIN, refs, since=10)) == ["refs/pull/10/head"]


@given(
    st.lists(
        st.one_of(
            st.integers(1, 30).map("refs/pull/{}/head".format),
            st.integers(1, 30).map("refs/pull-requests/{}/from".format),
            st.integers(1, 30).map("refs/merge-requests/{}/head".format),
            st.text(st.sampled_from("ab-é/_.É"), max_size=5).map("refs/heads/suggest/{}".format),
        ),
        max_size=40,
    )
)
def test_no_two_refs_share_an_id(refs: list[str]) -> None:
    found = doorways(MAIN, refs)
    assert len({one.id for one in found.values()}) == len(found)
    assert all(is_ref_name(ref) and ref in refs for ref in found)
    assert doorways(MAIN, [*reversed(refs), *refs]) == found
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one.id) for one in found.values())


@pytest.mark.parametrize(
    ("name", "number"),
    [("pr-12", 12), ("mr-7", 7), ("ch-31", None), ("br-pr-1234", None), ("anna-pr-1", None)],
)
def test_a_request_has_the_number_that_its_forge_gave_it(name: str, number: int | None) -> None:
    assert request_number(MAIN, name) == number
    assert request_number(OTHER, f"{OTHER.name}-{name}") == number


def test_what_was_said_stands_beside_a_pull_request_and_beside_nothing_else() -> None:
    assert words_of("refs/pull/7/head") == "refs/pull/7/meta"
    assert head_of("refs/pull/7/meta") == "refs/pull/7/head"
    for ref in ("refs/pull/07/head", "refs/heads/suggest/meta", "refs/merge-requests/7/head"):
        assert words_of(ref) is None
        assert head_of(ref) == ref


@pytest.mark.parametrize("door", list(Door))
def test_no_remote_is_called_as_a_door_is(door: Door) -> None:
    """A branch `pr` of main and request 1 of a remote `br` could both be `br-pr-1`."""
    with pytest.raises(ValidationError, match="a door has this name"):
        Remote(name=door.value, url="https://example.org/x")
