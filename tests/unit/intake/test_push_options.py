"""What is said with a push is sorted; what is not understood is named and keeps nothing out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.intake.proposal import SAID, as_said, proposal_of_words, said_of
from playbook.intake.push_options import KNOWN, is_topic, push_options
from playbook.model.place import COMMIT_MESSAGE, PUSH_OPTIONS
from playbook.model.text import BIDI, INVISIBLE, Language, unsafe_character
from playbook.rules.registry import registry

RULES = registry()

COMMIT = b"tree x\nauthor A\n\nThe subject\n\nKind: tip\nWhy: As the message says.\n"


def test_options_are_those_of_the_suggestion_a_topic_and_the_rest() -> None:
    options = push_options(
        ["Title= Une idée ", "lang=FR", "topic=t", "gba-note=n", "foo=1", "ci.skip", "title=Deux"]
    )
    assert options.said == {"title": "Deux", "language": "fr", "gba_note": "n"}
    assert (options.topic, options.unknown) == ("t", ("ci.skip", "foo"))
    assert options.language is Language.FR


def test_what_is_empty_or_too_long_is_left_out_and_named() -> None:
    options = push_options(["why=" + "a" * 2001, "title=", "kind=tip"])
    assert (options.said, options.long) == ({"kind": "tip"}, ("title", "why"))


@pytest.mark.parametrize("written", ["lang=de", "lang=", "topic=x"])
def test_another_language_is_nobodys(written: str) -> None:
    assert push_options([written]).language is None


def test_every_option_that_is_told_is_known() -> None:
    assert not push_options([f"{name}=x" for name in KNOWN]).unknown


@pytest.mark.parametrize("name", ["", "a" * 101, "a\x1bb", "a\u202eb", "a\udcffb"])
def test_no_topic_hides_anything(name: str) -> None:
    assert not is_topic(name)


def test_a_topic_may_be_a_name_of_a_branch_in_any_language() -> None:
    assert is_topic("fix/entrevue d’été")


def test_what_is_kept_is_read_again() -> None:
    said = {"title": "Une idée : deux", "language": "fr", "why": "a" * 2000}
    assert said_of(as_said(said)) == said


def test_what_is_said_with_a_push_goes_before_the_message() -> None:
    said = as_said({"title": "Said", "kind": "lesson", "segments": "youth, seniors"})
    document, faults = proposal_of_words(COMMIT, said, ["docs/fr/x.md"])
    assert not faults
    assert document
    proposal = document.value
    assert (proposal.title, proposal.kind, proposal.why) == (
        "Said",
        "lesson",
        "As the message says.",
    )
    assert (proposal.segments, proposal.language) == (("youth", "seniors"), Language.FR)


def test_what_is_said_is_bound_to_the_form_like_every_other_word() -> None:
    document, faults = proposal_of_words(COMMIT, b"kind: nonsense\nconsent: perhaps\n", [])
    assert document
    assert (document.value.kind, document.value.consent) == ("correction", False)
    assert {(fault.values["key"], fault.place.path) for fault in faults} == {
        ("kind", PUSH_OPTIONS),
        ("consent", PUSH_OPTIONS),
    }
    document, faults = proposal_of_words(COMMIT, b"\xff\xfe\0\n\n\x1b[2J", [])
    assert document
    assert not faults


def test_each_fault_is_told_where_it_was_said() -> None:
    commit = COMMIT.replace(b"Kind: tip", b"Kind: nonsense")
    _, faults = proposal_of_words(commit, b"segments: Not an id\nlanguage: de\n", [])
    assert {fault.values["key"]: fault.place.path for fault in faults} == {
        "kind": COMMIT_MESSAGE,
        "segments": PUSH_OPTIONS,
        "language": PUSH_OPTIONS,
    }


@pytest.mark.parametrize("character", sorted(BIDI | INVISIBLE | {"\x00", "\x1b", "\x7f"}))
@pytest.mark.parametrize("key", ["title", "why", "name", "gba_note"])
def test_a_character_that_hides_or_steers_is_written_out_by_its_number(
    key: str, character: str
) -> None:
    said = as_said({key: f"a{character}b"})
    document, faults = proposal_of_words(COMMIT, said, [])
    assert not faults
    assert document
    assert getattr(document.value, key) == f"a\\u{ord(character):04x}b"


@given(
    st.dictionaries(
        st.sampled_from(sorted(SAID)),
        st.text(st.characters(exclude_characters="\n") | st.sampled_from("\x1b\u202e\u200b,")),
    )
)
def test_whatever_is_said_makes_a_proposal_or_a_finding_that_steers_nothing(
    said: dict[str, str],
) -> None:
    kept = push_options([f"{key}={text}" for key, text in said.items()]).said
    document, faults = proposal_of_words(COMMIT, as_said(kept), [])
    assert document or faults
    told = [RULES[fault.code].rule.finding(fault) for fault in faults]
    words = [one for finding in told for one in (*finding.message, *finding.help)]
    words += [str(value) for value in document.value] if document else []
    assert not [one for one in words if unsafe_character(one)]
