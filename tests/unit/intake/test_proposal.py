"""What a commit's message says of a change, whoever wrote it and however."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.intake.proposal import language_of, language_said, proposal_of_words, said_before
from playbook.intake.push_options import push_options
from playbook.model.finding import Fault, Level
from playbook.model.place import COMMIT_MESSAGE
from playbook.model.proposal import Proposal
from playbook.model.text import Language

HEAD = b"tree 1\nauthor A <a@example.org> 1790000000 +0000\n\n"
FRENCH = ["docs/fr/start/welcome.md", "hooks/x.py"]


def said(message: str, *paths: str) -> tuple[Proposal | None, tuple[Fault, ...]]:
    document, faults = proposal_of_words(HEAD + message.encode(), b"", paths)
    return (document.value if document else None), faults


def proposal(message: str, *paths: str) -> Proposal:
    found, faults = said(message, *paths)
    assert found, faults
    return found


def test_the_subject_is_the_title_and_english_the_language() -> None:
    found = proposal("Say how to begin\n\nAt length.\n")
    assert (found.title, found.language, found.kind) == (
        "Say how to begin",
        Language.EN,
        "correction",
    )


def test_a_change_of_french_pages_alone_is_in_french() -> None:
    assert proposal("Titre", *FRENCH).language is Language.FR
    assert proposal("Titre", *FRENCH, "docs/en/start/welcome.md").language is Language.EN


def test_trailers_say_the_rest() -> None:
    found = proposal(
        "Subject\n\nWords.\n\nTitle: A title\r\nKind: tip\nSegments: segment-youth, segment-rural\n"
        "Gba-Unchanged: wording\nConsent: true\nName: Anna\nSigned-off-by: A <a@example.org>\n"
    )
    assert (found.title, found.kind, found.name, found.consent) == ("A title", "tip", "Anna", True)
    assert found.segments == ("segment-youth", "segment-rural")
    assert found.gba_unchanged == "wording"


@pytest.mark.parametrize(
    "message",
    [
        "Kind: tip",
        "Subject\n\nKind: tip\nand this is only a sentence.\n",
        "Subject\n\nKind: tip\n\nMore words.\n",
    ],
)
def test_what_looks_like_a_trailer_in_a_sentence_is_none(message: str) -> None:
    assert proposal(message).kind == "correction"


def test_a_trailer_that_can_not_be_is_a_fault_of_the_message_and_keeps_no_other_out() -> None:
    found, faults = said("Subject\n\nKind: nonsense\nWhy: It is clearer.\nLanguage: fr\n")
    assert found
    assert (found.kind, found.why, found.language) == ("correction", "It is clearer.", "fr")
    assert {fault.place.path for fault in faults} == {COMMIT_MESSAGE}
    assert {fault.level for fault in faults} == {Level.WARNING}


def test_for_a_language_that_can_not_be_stands_that_of_the_pages() -> None:
    document, faults = proposal_of_words(HEAD + b"x\n\nLanguage: de\n", b"", FRENCH)
    assert document
    assert document.value.language == "fr"
    assert language_said(document) is None
    assert [fault.code for fault in faults] == ["MET016"]


def test_what_was_said_before_holds_but_for_what_is_said_now() -> None:
    before, _ = proposal_of_words(HEAD + b"Title\n\nWhy: It is.\nGba-Unchanged: layout\n", b"", [])
    now, _ = proposal_of_words(HEAD + b"Make it\n\nGba-Unchanged: wording\n", b"", FRENCH)
    assert before
    assert now
    made = said_before(before, now).value
    assert (made.title, made.why, made.gba_unchanged) == ("Title", "It is.", "wording")
    assert made.language == "en"


@pytest.mark.parametrize(
    ("written", "language"),
    [
        *((one, "fr") for one in ("fr", "FR", "fr_CA", "fr-CA.UTF-8", "Français", "french")),
        *((one, "en") for one in ("EN", "en_CA", "English")),
    ],
)
def test_a_language_is_known_by_its_first_letters(written: str, language: str) -> None:
    assert proposal(f"Subject\n\nLanguage: {written}\n").language == language
    assert push_options([f"lang={written}"]).language == language


def test_only_a_language_that_was_said_has_a_place() -> None:
    spoken, _ = proposal_of_words(HEAD + b"x\n\nLanguage: fr\n", b"", [])
    unsaid, _ = proposal_of_words(HEAD + b"x\n", b"", FRENCH)
    assert (language_said(spoken), language_said(unsaid), language_said(None)) == ("fr", None, None)


def test_the_language_of_pages_is_told_where_all_are_of_one() -> None:
    assert language_of(FRENCH) is Language.FR
    assert language_of(["docs/en/x.md", "docs/assets/x.png"]) is Language.EN
    assert language_of(["docs/en/x.md", "docs/fr/x.md"]) is None
    assert language_of(["docs/records/gba/x.yml"]) is None


@pytest.mark.parametrize("message", ["", "\n\n", "\x00\x1b[31m\u202e", "x" * 5000])
def test_every_subject_makes_a_title(message: str) -> None:
    title = proposal(message).title
    assert title
    assert len(title) <= 300
    assert not {"\x00", "\x1b", "\u202e"}.intersection(title)


@settings(max_examples=60)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_commit_is_read_or_refused(commit: bytes) -> None:
    document, faults = proposal_of_words(HEAD + b"x\n\nwhy: " + commit, b"", [])
    assert document or faults
    assert proposal_of_words(commit, b"", FRENCH) is not None
