"""A key that a file may not have is told with those that stand in its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.metadata.reading import read_page
from playbook.model.finding import Fault
from tests.golden.cases import BASE

PATH = "docs/en/methods/talk.md"
TALK = (BASE / PATH).read_bytes()
TRANSLATION = ("source", "wording", "status", "reviewed_by")


def faults(*lines: str) -> tuple[Fault, ...]:
    """What is said of a page with these lines more in its metadata, from line 6 on."""
    written = "".join(f"{line}\n" for line in ("title: Talk", *lines))
    page = TALK.replace(b"title: Talk with one person\n", written.encode())
    return read_page(PATH, page)[1]


@pytest.mark.parametrize(
    ("line", "column", "known", "meant"),
    [
        (
            "translation: {status: reviewed, revewed_by: director}",
            33,
            "source, wording, status, reviewed_by",
            "reviewed_by",
        ),
        (
            "reviews: [{kind: staff, on: 2026-11-01, role: director, outcom: accepted}]",
            57,
            "kind, on, role, outcome",
            "outcome",
        ),
    ],
)
def test_the_keys_of_a_part_are_told_where_it_may_also_be_left_out(
    line: str, column: int, known: str, meant: str
) -> None:
    fault = next(one for one in faults(line) if one.code == "MET014")
    assert (fault.place.line, fault.place.column) == (6, column)
    assert fault.values["known"] == known
    assert meant in str(fault.values["meant"])


@settings(max_examples=30)
@given(
    st.from_regex(r"[a-z][a-z_]{0,20}", fullmatch=True).filter(lambda key: key not in TRANSLATION)
)
def test_any_other_key_of_an_optional_part_is_one_fault_at_its_key(key: str) -> None:
    (fault,) = faults("translation:", "  status: reviewed", f"  {key}: director")
    assert (fault.code, fault.values["key"]) == ("MET014", key)
    assert (fault.place.line, fault.place.column, fault.place.length) == (8, 3, len(key))
    assert fault.values["known"] == ", ".join(TRANSLATION)
