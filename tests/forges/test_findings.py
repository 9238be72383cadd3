"""Findings of another job are data: bounded, of one form, and never taken for a good verdict."""

from __future__ import annotations

import json

import pytest

from playbook.intake.forges.findings import AT_MOST, verdict_of
from playbook.model.finding import Finding, Level, Words
from playbook.model.place import Place
from playbook.model.text import Language
from playbook.report.serial import as_json

ENTRY = {
    "path": "docs/en/start/more.md",
    "line": 1,
    "column": 2,
    "code": "MET012",
    "level": "warning",
    "message": "no front\nmatter",
    "help": "begin with ---",
}


def written(*entries: object) -> bytes:
    return json.dumps(entries).encode()


def test_what_a_check_writes_is_read_back() -> None:
    finding = Finding(
        Place("docs/en/start/more.md", 3, 4),
        "LNK001",
        Level.ERROR,
        Words("no such page", "page inconnue"),
        Words("write its id", "écrivez son identifiant"),
    )
    told = verdict_of(as_json([finding], language).encode() for language in Language)
    assert told.state == "failure"
    assert told.text.split("\n") == [
        "docs/en/start/more.md:3:4: LNK001 no such page (error)",
        "  write its id",
        "",
        "docs/en/start/more.md:3:4: LNK001 page inconnue (error)",
        "  écrivez son identifiant",
    ]


def test_warnings_alone_are_told_and_are_no_failure() -> None:
    told = verdict_of([written(ENTRY), written({**ENTRY, "help": " ", "level": "advice"})])
    assert told.state == "success"
    assert told.text.startswith("docs/en/start/more.md:1:2: MET012 no front matter (warning)\n  b")
    assert told.text.endswith("(advice)")


def test_nothing_found_is_said_in_both_languages() -> None:
    told = verdict_of([b"[]", b"[]"])
    assert told == ("success", "No findings.\nAucun constat.")


@pytest.mark.parametrize(
    "contents",
    [
        [],
        [b""],
        [b"[]", b""],
        [b"[]", b"[]"[:1]],
        [b"{}"],
        [b"null"],
        [b'["x"]'],
        [b"[]" + b" " * AT_MOST],
        [b"[" * 1000],
        [b"\x00"],
        [written(*[ENTRY] * 10_001)[: AT_MOST - 1]],
        [written({**ENTRY, "level": "none"})],
        [written({**ENTRY, "more": 1})],
        [written({**ENTRY, "code": "x"})],
        [written({**ENTRY, "line": "1"})],
        [written({**ENTRY, "line": -1})],
        [written({**ENTRY, "line": 10**30})],
        [written({**ENTRY, "message": "x" * 4001})],
        [written({**ENTRY, "path": None})],
        [written({name: value for name, value in ENTRY.items() if name != "path"})],
    ],
    ids=lambda contents: repr(contents)[:40],
)
def test_what_is_no_report_is_no_verdict(contents: list[bytes]) -> None:
    told = verdict_of(contents)
    assert told.state == "error"
    assert told.text.startswith("The check did not end")
