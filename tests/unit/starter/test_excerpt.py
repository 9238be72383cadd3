"""Parts of a record are taken out as they are written."""

from __future__ import annotations

import pytest

from playbook.starter.excerpt import block, entries, without_field

RECORD = """\
# What the file is.
first:
  - id: one
    label: {en: One, fr: Un}
    why:
      en: >-
        Because.

        And because.
    on: 2026-11-22

  # About the second.
  - id: two
    label: {en: Two, fr: Deux}
# What follows.
second: {a: b}
third:
  - id: last
    why: gone
"""


def test_a_block_ends_where_the_next_line_of_the_first_column_begins() -> None:
    assert block(RECORD, "second") == "second: {a: b}"
    assert block(RECORD, "first").endswith("label: {en: Two, fr: Deux}")
    assert block(RECORD, "third").endswith("why: gone")


def test_refuses_a_key_that_is_not_there() -> None:
    with pytest.raises(KeyError, match="fourth"):
        block(RECORD, "fourth")


def test_a_key_within_another_is_none_of_the_first_column() -> None:
    with pytest.raises(KeyError):
        block(RECORD, "label")


def test_entries_are_found_by_their_id() -> None:
    found = entries(block(RECORD, "first"))
    assert list(found) == ["one", "two"]
    assert found["two"] == "  - id: two\n    label: {en: Two, fr: Deux}"


def test_a_field_goes_with_everything_under_it() -> None:
    one = entries(block(RECORD, "first"))["one"]
    assert without_field(one, "why").startswith(
        "  - id: one\n    label: {en: One, fr: Un}\n    on: 2026-11-22"
    )


def test_an_entry_without_the_field_stays_as_it_is() -> None:
    two = entries(block(RECORD, "first"))["two"]
    assert without_field(two, "why") == two


def test_a_field_at_the_end_goes_too() -> None:
    last = entries(block(RECORD, "third"))["last"]
    assert without_field(last, "why") == "  - id: last"
