"""One entry is changed, and nothing else."""

from __future__ import annotations

import pytest

from playbook.metadata.edit import with_entry
from playbook.metadata.events import read_yaml
from playbook.metadata.limits import RECORD

NEW = ("reviewed:", "  en: new")


def _edited(text: str, after: str = "id") -> str:
    marks = read_yaml("record.yml", text.replace("\r\n", "\n"), RECORD).marks
    return with_entry(text, marks, "reviewed", NEW, after=after)


def test_replaces_an_entry_and_keeps_the_rest() -> None:
    before = "# top\nid: a # why\nreviewed:\n  en: old\n  fr: old\n\n# of status\nstatus: b\n"
    assert (
        _edited(before) == "# top\nid: a # why\n" + "\n".join(NEW) + "\n\n# of status\nstatus: b\n"
    )


def test_adds_an_entry_after_the_one_named() -> None:
    assert _edited("id: a\nstatus: b\n") == "id: a\nreviewed:\n  en: new\nstatus: b\n"


def test_adds_an_entry_after_one_of_many_lines() -> None:
    assert _edited("id:\n  - a\n\n  - b\nstatus: c\n") == (
        "id:\n  - a\n\n  - b\nreviewed:\n  en: new\nstatus: c\n"
    )


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_keeps_the_end_of_the_file(end: str) -> None:
    assert _edited(f"id: a\nreviewed: {{en: old}}{end}") == f"id: a\nreviewed:\n  en: new{end}"


@pytest.mark.parametrize(
    "entry",
    [
        "reviewed: {en: old}",
        "reviewed: {en: old,\nfr: old\n}",
        "reviewed:\n- old\n- older",
        "reviewed:\n  # inside\n  en: old",
        "reviewed: |\n  one\n\n  two",
        '"reviewed": {en: old}',
    ],
)
def test_replaces_an_entry_however_it_is_laid_out(entry: str) -> None:
    assert _edited(f"id: a\n{entry}\n# of status\nstatus: b\n") == (
        "id: a\nreviewed:\n  en: new\n# of status\nstatus: b\n"
    )


def test_ends_at_the_end_of_a_pages_metadata() -> None:
    text = "---\nid: a\nreviewed: {en: old}\n---\nBody\n\n---\n"
    marks = read_yaml("page.md", "id: a\nreviewed: {en: old}\n", RECORD, first_line=2).marks
    edited = with_entry(text, marks, "reviewed", NEW, after="id")
    assert edited == "---\nid: a\nreviewed:\n  en: new\n---\nBody\n\n---\n"


def test_writes_the_line_ends_that_the_file_has() -> None:
    assert _edited("id: a\r\nreviewed: {en: old}\r\nstatus: b\r\n") == (
        "id: a\r\nreviewed:\r\n  en: new\r\nstatus: b\r\n"
    )
