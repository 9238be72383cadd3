"""What reading makes of a checkout's files."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import ValidationError

from playbook.metadata.error import MetadataError
from playbook.metadata.events import read_yaml
from playbook.metadata.expected import FORMS, either
from playbook.metadata.files import is_page, kind_of, ledger_path, schemas
from playbook.metadata.limits import FAULTS, FRONT_MATTER, PAGE_SIZE
from playbook.metadata.meant import meant
from playbook.metadata.problems import CLOSED_HERE, GENERIC, PROBLEMS, TAB, words_for
from playbook.metadata.reading import read_edition, read_page
from playbook.metadata.source_text import legible, read_text
from playbook.metadata.writing import written
from playbook.model.edition import TreeFile, named_blobs
from playbook.model.finding import Words
from playbook.model.text import Label
from tests.golden.cases import BASE
from tests.ledger import record

PATH = "docs/en/methods/talk.md"
TALK = (BASE / PATH).read_bytes()
DAY = dt.date(2026, 11, 22)


def edition_files() -> dict[str, bytes]:
    return {
        path.relative_to(BASE).as_posix(): path.read_bytes()
        for path in sorted(Path(BASE / "docs").rglob("*"))
        if path.is_file()
    }


def codes(content: bytes, path: str = PATH) -> list[str]:
    return [fault.code for fault in read_page(path, content)[1]]


def test_a_checkout_becomes_an_edition_with_all_its_files_in_order() -> None:
    contents = edition_files()
    contents["docs/records/registers/lessons.yml"] = b"lessons: []\n"
    contents["docs/notes.txt"] = b"read by nobody"
    files = [TreeFile(path, "file", len(data)) for path, data in contents.items()]
    reading = read_edition(reversed(files), contents, DAY)
    assert reading.edition is not None
    assert [file.path for file in reading.edition.files] == sorted(contents)
    assert [page.id for page in reading.edition.pages] == ["talk", "welcome", "talk", "welcome"]
    assert len(reading.edition.registers) == 1
    assert reading.edition.programme is not None
    assert set(reading.edition.reference.guidelines) == {"SQ_00400"}
    assert "docs/notes.txt" not in reading.texts


def test_the_suggestions_of_the_ledger_are_kept_apart_from_the_registers() -> None:
    path = "docs/records/suggestions/pr-12.yml"
    contents = edition_files() | {path: written(record()).encode()}
    reading = read_edition([], contents, DAY)
    assert reading.edition is not None
    assert [document.value for document in reading.edition.ledger] == [record()]
    assert reading.edition.registers == ()
    assert reading.faults == ()


def test_a_suggestion_lies_under_its_own_id() -> None:
    contents = edition_files() | {"docs/records/suggestions/pr-9.yml": written(record()).encode()}
    assert [fault.code for fault in read_edition([], contents, DAY).faults] == ["MET018"]


def test_without_a_record_that_all_rests_on_there_is_no_edition() -> None:
    contents = edition_files()
    del contents["docs/records/owners.yml"]
    reading = read_edition([], contents, DAY)
    assert reading.edition is None
    assert [fault.code for fault in reading.faults] == ["MET020"]


def test_a_record_that_cannot_be_read_leaves_its_text_for_the_caret() -> None:
    contents = {**edition_files(), "docs/records/owners.yml": b"roles: \xff\n"}
    reading = read_edition([], contents, DAY)
    assert [fault.code for fault in reading.faults] == ["MET001"]
    assert reading.texts["docs/records/owners.yml"] == "roles: \N{REPLACEMENT CHARACTER}\n"


def test_a_page_over_the_size_limit_is_not_decoded() -> None:
    page, faults, text = read_page(PATH, TALK + b"x" * PAGE_SIZE)
    assert page is None
    assert [fault.code for fault in faults] == ["MET009"]
    assert len(text) == PAGE_SIZE


def test_windows_line_ends_count_as_one_line_end_before_a_bad_byte() -> None:
    with pytest.raises(MetadataError, match=r"a\.md:3:2: MET001") as caught:
        read_text("a.md", b"a\r\nb\r\nc\xff", 100)
    assert caught.value.fault.values == {"byte": "0xFF"}
    assert legible(b"a\r\nb", 3) == "a\n"


def test_a_file_made_to_have_thousands_of_faults_gets_a_hundred() -> None:
    many = b"\n".join(b"  - {id: x, label: y}" for _ in range(500))
    contents = {**edition_files(), "docs/records/owners.yml": b"roles:\n" + many + b"\n"}
    reading = read_edition([], contents, DAY)
    assert 0 < len(reading.faults) <= FAULTS


def test_a_value_that_is_written_as_list_where_true_is_expected_is_a_fault_and_no_crash() -> None:
    segment = TALK.replace(b"type: method", b"type: segment\nvulnerable: [a]")
    assert "MET017" in codes(segment)


@pytest.mark.parametrize("written", ["0", "1700000000", "2026-11-22T00:00:00", "9999-12-31"])
def test_only_a_whole_day_of_these_centuries_is_a_date(written: str) -> None:
    assert codes(
        TALK.replace(b"date_created: 2026-10-01", f"date_created: {written}".encode())
    ) == ["MET017"]


@pytest.mark.parametrize("digits", ["٢٠٢٦.١١", "２０２６.11"])
def test_an_edition_has_digits_of_the_keyboard(digits: str) -> None:
    content = TALK.replace(b'introduced: "2026.11"', f'introduced: "{digits}"'.encode())
    assert codes(content) == ["MET017"]


def test_what_libyaml_cannot_place_is_placed_at_the_start() -> None:
    with pytest.raises(MetadataError) as caught:
        read_yaml("a.yml", "a: \ufffe", FRONT_MATTER)
    fault = caught.value.fault
    assert (fault.code, fault.place.line, fault.place.column) == ("MET004", 1, 1)
    assert fault.values["problem"] == GENERIC


def test_a_problem_after_the_last_line_is_still_worded() -> None:
    with pytest.raises(MetadataError) as caught:
        read_yaml("a.yml", "a: {b: [", FRONT_MATTER)
    assert caught.value.fault.code == "MET004"


def test_a_problem_that_libyaml_never_had_gets_a_sentence_all_the_same() -> None:
    assert words_for("something new", "", "") == GENERIC
    assert words_for("did not find expected key", "title: x'", "") == CLOSED_HERE


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: @x", "found character that cannot start any token"),
        ('a: "\\xZZ"', "did not find expected hexdecimal number"),
        ('a: "\\ud800"', "found invalid Unicode character escape code"),
        ("a: {b: c d: e", "did not find expected ',' or '}'"),
        ('a: "x', "found unexpected end of stream"),
        ("a: [b,,c]", "did not find expected node content"),
        ('a: "b\n---\nc"', "found unexpected document indicator"),
        ("a: |x\n b", "did not find expected comment or line break"),
        ("a: |0\n b", "found an indentation indicator equal to 0"),
        ("a: |\n\tb", "found a tab character where an indentation space is expected"),
        ("a: b\n\tc: d", "found a tab character that violates indentation"),
        ("a: !h!x b", "found undefined tag handle"),
        ("a: !<", "did not find expected tag URI"),
        ("a: !<b c", "did not find the expected '>'"),
        ("a: !%zz b", "did not find URI escaped octet"),
        ("%x", "found unknown directive name"),
        ("%YAML\n---\na: b", "did not find expected version number"),
        ("%YAML 3.0\n---\na: b", "found incompatible YAML document"),
        ("%TAG ! !\n%TAG ! !\n---\na", "found duplicate %TAG directive"),
        ("%YAML 1.1\n%YAML 1.1\n---\na", "found duplicate %YAML directive"),
    ],
)
def test_each_problem_of_libyaml_has_its_own_sentence(text: str, problem: str) -> None:
    with pytest.raises(MetadataError) as caught:
        read_yaml("a.yml", text, FRONT_MATTER)
    assert caught.value.fault.values["problem"] == PROBLEMS[problem]


def test_every_pattern_of_every_form_has_words() -> None:
    def patterns(schema: object) -> set[str]:
        if isinstance(schema, dict):
            own = {schema["pattern"]} if isinstance(schema.get("pattern"), str) else set()
            return own.union(*map(patterns, schema.values()))
        if isinstance(schema, list):
            return set().union(*map(patterns, schema))
        return set()

    assert patterns(schemas()) == set(FORMS)


def test_two_forms_that_are_the_same_are_named_once() -> None:
    one, other = Words("a list", "une liste"), Words("text", "un texte")
    assert either(one, one) == one
    assert either(one, other) == Words("a list, or text", "une liste, ou un texte")


def test_a_french_word_stands_for_the_tools_own_only_where_that_is_allowed() -> None:
    assert meant("Ébauche", ["draft", "published"]) == "draft"
    assert meant("ébauche", ["open", "closed"]) is None
    assert meant("opne", ["open", "closed"]) == "open"


def test_only_records_of_known_names_are_read() -> None:
    assert kind_of("docs/records/owners.yml") is not None
    assert kind_of("docs/records/gba/talk.yml") is not None
    assert kind_of("docs/records/gba/_other.yml") is None
    assert kind_of("docs/records/gba/talk.txt") is None
    assert kind_of("docs/records/other.yml") is None
    assert is_page("docs/fr/start/welcome.md")
    assert not is_page("docs/assets/notes.md")


def test_a_value_as_long_as_a_paragraph_is_shown_by_its_length() -> None:
    _, faults, _ = read_page(PATH, TALK.replace(b"title: Talk", b"title: " + b"Talk " * 60))
    assert faults[0].values["found"] == Words("; it has 315 characters", "; il y a 315 caractères")


def test_a_tab_is_named_where_it_indents_the_first_key() -> None:
    with pytest.raises(MetadataError) as caught:
        read_yaml("a.yml", "a:\n\tb: c", FRONT_MATTER)
    assert caught.value.fault.values["problem"] == TAB


@pytest.mark.parametrize("text", ["pay\u202eee", "tag\U000e0041", " \N{NO-BREAK SPACE} "])
def test_a_text_made_without_a_file_is_held_to_the_same_rule(text: str) -> None:
    with pytest.raises(ValidationError):
        Label(en=text, fr="Nom")


def test_a_suggestions_record_is_a_file_of_the_ledger() -> None:
    kind = kind_of(ledger_path("pr-12"))
    assert kind
    assert kind.name == "suggestions"


def test_names_each_text_that_was_reviewed_or_translated() -> None:
    contents = edition_files()
    french = "docs/fr/start/welcome.md"
    said = f"---\ntranslation: {{status: translated, source: {'1' * 40}}}\n".encode()
    contents[french] = contents[french].replace(b"---\n", said, 1)
    files = [TreeFile(path, "file", len(data)) for path, data in contents.items()]
    edition = read_edition(files, contents, DAY).edition
    assert edition
    talk, welcome = edition.records
    unread = replace(welcome, value=welcome.value.model_copy(update={"reviewed": None}))
    assert list(named_blobs(replace(edition, records=(talk, unread)))) == [
        "6e0095f8cb55189130c9577463b68a4346dc14f5",
        "7a98d868533ba35ffd267dacb85bb1694146df87",
        "1" * 40,
    ]
