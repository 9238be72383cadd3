"""Each rule says exactly this of a breach, in both languages, and nothing of what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from playbook.rules.registry import registry
from tests.golden.cases import BASE, GOLDEN, REPORTS, Case, cases
from tests.golden.chain import chained, ledger_files

CASES = tuple(cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_says_what_the_case_expects(case: Case) -> None:
    reports = case.reports()
    if (case.folder / "valid.txt").exists():
        assert (case.folder / "valid.txt").read_text().strip(), "say why the case passes"
        assert not any((case.folder / name).exists() for name in REPORTS.values())
        assert set(reports.values()) == {""}
        return
    for language, report in reports.items():
        expected = (case.folder / REPORTS[language]).read_text()
        assert expected.strip(), "an empty expectation tests nothing: use valid.txt"
        assert report == expected


@pytest.mark.parametrize("code", registry())
def test_every_code_has_a_failing_and_a_passing_case(code: str) -> None:
    kinds = {(case.folder / "valid.txt").exists() for case in CASES if case.code == code}
    assert kinds == {True, False}


def test_every_case_is_about_a_code_that_exists() -> None:
    assert {case.code for case in CASES} <= set(registry())


def test_the_small_edition_has_no_findings() -> None:
    found, _ = Case(BASE).findings()
    assert [f"{finding.place.path} {finding.code} {finding.message.en}" for finding in found] == []


@pytest.mark.parametrize(
    "path", tuple(ledger_files()), ids=lambda path: str(path.relative_to(GOLDEN))
)
def test_the_suggestions_of_each_case_are_as_the_commands_write_them(path: Path) -> None:
    assert path.read_text() == chained(path.read_text()), "run: python -m tests.golden.chain"
