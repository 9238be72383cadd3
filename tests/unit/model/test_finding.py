"""How findings are weighed and listed."""

from __future__ import annotations

from itertools import permutations

from playbook.model.finding import Finding, Level, Words
from playbook.model.place import Place


def finding(path: str, line: int, column: int, code: str) -> Finding:
    return Finding(Place(path, line, column), code, Level.ERROR, Words("a", "b"), Words("c", "d"))


def test_levels_go_by_their_words_from_advice_to_error() -> None:
    assert [level.word for level in sorted(Level)] == ["advice", "warning", "error"]


def test_findings_are_listed_by_file_place_and_code_however_they_came() -> None:
    listed = [
        finding("docs/en/a.md", 2, 9, "STY001"),
        finding("docs/en/a.md", 10, 1, "STY001"),
        finding("docs/en/a.md", 10, 2, "CIT001"),
        finding("docs/en/a.md", 10, 2, "STY001"),
        finding("docs/fr/a.md", 1, 1, "CIT001"),
    ]
    for mixed in permutations(listed):
        assert sorted(mixed, key=lambda one: one.order) == listed
