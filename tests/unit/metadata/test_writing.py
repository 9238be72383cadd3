"""What is written into YAML is read back as the same text."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.metadata.events import read_yaml
from playbook.metadata.files import GBA_RECORD, kind_of
from playbook.metadata.limits import RECORD
from playbook.metadata.reading import read_record
from playbook.metadata.source_text import read_text
from playbook.metadata.writing import quoted, written
from playbook.model.identifiers import Flag
from playbook.model.ledger import LedgerRecord, Said
from playbook.model.text import Prose, Value
from tests.golden.cases import BASE
from tests.ledger import PROSE, RECORDS, record


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "",
        "no",
        "12:30",
        "2026-11-22",
        'a "quoted" word',
        "it’s l'été",
        "Titre : sous-titre # rien",
        "{en: x} [a] &b *c !d %e @f `g`",
        "back\\slash",
        "« no-break\u00a0space »",
        "\u0085next\u2028line\ufeff",
    ],
)
def test_text_comes_back_as_it_was(text: str) -> None:
    assert yaml.CSafeLoader(f"key: {quoted(text)}\n").get_single_data() == {"key": text}
    assert yaml.CSafeLoader(f"{{{quoted(text)}: 1}}").get_single_data() == {text: 1}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert yaml.CSafeLoader(f"[{quoted(text)}]").get_single_data() == [text]


@pytest.mark.parametrize("text", ['a "b": {c} # d', "été & <b>"])
def test_the_playbook_reads_it_too(text: str) -> None:
    loaded = read_yaml("policy.yml", f"name: {{en: {quoted(text)}}}\n", RECORD)
    assert loaded.value == {"name": {"en": text}}


def test_a_mark_does_not_compose_with_the_letter_of_an_escape() -> None:
    assert quoted("a\n\u0303") == '"a\\n\\u0303"'


def read_back(text: str, path: str) -> Value:
    kind = kind_of(path)
    assert kind is not None
    document, faults, _ = read_record(path, text.encode(), kind)
    assert document is not None, (faults, text)
    return document.value


@settings(max_examples=50)
@given(RECORDS)
def test_a_record_is_read_back_as_the_record_it_was(one: LedgerRecord) -> None:
    assert read_back(written(one), f"docs/records/suggestions/{one.id}.yml") == one


@given(PROSE)
def test_legal_text_is_written_in_lines_that_the_reader_takes(text: str) -> None:
    source = written(Said(en=text))
    assert read_text("x.yml", source.encode(), RECORD.size) == source
    assert "\t" not in source
    assert not any(line.endswith(" ") for line in source.split("\n"))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Short words, plain.", ["en: Short words, plain."]),
        ("no", ['en: "no"']),
        ("12:30", ['en: "12:30"']),
        ("two\nlines", ["en: |-", "  two", "  lines"]),
        ("two\nlines\n", ["en: |", "  two", "  lines"]),
        ("two\nlines\n\n", ['en: "two\\nlines\\n\\n"']),
        (
            "word " * 30 + "end",
            ["en: >-", "  " + "word " * 16 + "word", "  " + "word " * 13 + "end"],
        ),
        (
            " " + "word " * 20,
            ['en: " ' + "word " * 17 + "word\\", "  \\ word word ".rstrip() + ' "'],
        ),
        ("é" * 1200, ['en: "' + "é" * 999 + "\\", "  " + "é" * 201 + '"']),
    ],
)
def test_text_is_written_as_a_person_would_where_yaml_allows_it(
    text: str, lines: list[str]
) -> None:
    assert written(Said(en=text)) == "".join(f"{line}\n" for line in lines)


def test_what_has_its_default_is_left_out() -> None:
    assert written(Said()) == "{}\n"
    assert "submitter" not in written(record())


class Odd(Value):
    """What no record of the playbook has yet."""

    flag: Flag | None = True
    number: int = 0
    rows: tuple[tuple[Prose, ...], ...] | None = None
    by_name: dict[str, Said] | None = None


def test_every_kind_of_value_has_its_form() -> None:
    odd = Odd(
        flag=None,
        number=3,
        rows=(("a", "b"), ()),
        by_name={"a b": Said(en="x"), "c": Said()},
    )
    assert written(odd).splitlines() == [
        "flag: null",
        "number: 3",
        "rows:",
        "  - - a",
        "    - b",
        "  - []",
        "by_name:",
        '  "a b":',
        "    en: x",
        "  c: {}",
    ]
    assert written(Odd(flag=False)) == "flag: false\n"


@pytest.mark.parametrize("name", ["talk", "welcome"])
def test_a_gba_plus_record_comes_back_too(name: str) -> None:
    path = f"docs/records/gba/{name}.yml"
    document, _ = GBA_RECORD.bind(path, read_yaml(path, (BASE / path).read_text(), RECORD))
    assert document is not None
    assert read_back(written(document.value), path) == document.value


def test_what_is_written_is_composed() -> None:
    assert unicodedata.is_normalized("NFC", written(Said(en=" a\n\u0303")))
