"""What a person reads of findings."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from playbook.model.finding import Level, Words
from playbook.model.place import COMMIT_MESSAGE, PUSH_OPTIONS
from playbook.model.text import Language, visible
from playbook.report.serial import as_json
from playbook.report.text import headline, summary, text
from tests.unit.report.findings import LINE, PAGE, finding

EN, FR = Language


def test_shows_place_code_level_line_caret_and_help() -> None:
    assert list(text([finding()], {PAGE: LINE}, EN)) == [
        "docs/en/methods/talk.md:1:9: MET016 `pending` is not allowed (error)",
        "   1 | status: pending",
        "     |         ^^^^^^^",
        "   help: write `draft`",
    ]


def test_speaks_french() -> None:
    assert list(text([finding(level=Level.WARNING)], {PAGE: LINE}, FR)) == [
        "docs/en/methods/talk.md:1:9: MET016 fr `pending` is not allowed (avertissement)",
        "   1 | status: pending",
        "     |         ^^^^^^^",
        "   aide : écrivez « draft »",
    ]


def test_shows_no_line_of_a_file_that_was_not_read() -> None:
    assert len(list(text([finding()], {}, EN))) == 2
    assert len(list(text([finding(line=7)], {PAGE: LINE}, EN))) == 2


def test_keeps_a_masked_line_out_of_every_finding_on_it() -> None:
    line = "write to jane.doe@example.org"
    found = [
        finding(masked=True),
        finding(code="STY003", column=1),
        finding(code="STY003", line=2, column=1),
    ]
    report = "\n".join(text(found, {PAGE: f"{line}\nanother line"}, EN))
    assert "jane" not in report
    assert "another line" in report


def test_masks_a_line_that_an_earlier_finding_stands_on() -> None:
    found = [finding(code="CIT003", column=1), finding(code="PRV001", masked=True)]
    assert LINE not in "\n".join(text(found, {PAGE: LINE}, EN))


def test_masks_only_the_file_in_which_it_found_something() -> None:
    found = [finding(masked=True), finding(path="docs/fr/methods/talk.md")]
    report = list(text(found, {PAGE: LINE, "docs/fr/methods/talk.md": LINE}, EN))
    assert report.count(f"   1 | {LINE}") == 1


def test_cuts_a_long_line_around_the_place() -> None:
    line = "a" * 300 + "HERE" + "b" * 300
    _, shown, caret, _ = text([finding(column=301, length=4)], {PAGE: line}, EN)
    assert len(shown) == len("   1 | ") + 100
    assert shown[caret.index("^") : caret.rindex("^") + 1] == "HERE"


def test_points_at_the_place_after_a_tab_and_after_what_it_writes_out() -> None:
    line = "a\tb\u202ec\u200bHERE"
    _, shown, caret, _ = text([finding(column=7, length=4)], {PAGE: line}, EN)
    assert "\\u202ec\\u200bHERE" in shown
    assert shown[caret.index("^") : caret.rindex("^") + 1] == "HERE"


def test_marks_all_of_a_character_that_it_writes_out() -> None:
    _, shown, caret, _ = text([finding(column=2, length=1)], {PAGE: "a\u200bb"}, EN)
    assert shown[caret.index("^") : caret.rindex("^") + 1] == "\\u200b"


def test_cuts_the_caret_at_the_end_of_its_line() -> None:
    _, shown, caret, _ = text([finding(column=9, length=500)], {PAGE: LINE}, EN)
    assert caret.rindex("^") + 1 == len(shown)


@pytest.mark.parametrize("hostile", ["\x1b[31m", "\u202e", "\u200b", "\x07", "\r", "\udcff"])
def test_lets_nothing_steer_a_terminal(hostile: str) -> None:
    found = [finding(path=f"docs/{hostile}.md", column=1, length=1)]
    report = "\n".join(text(found, {f"docs/{hostile}.md": f"{hostile} words"}, EN))
    assert hostile not in report
    assert f"\\u{ord(hostile[0]):04x}" in report


def test_leaves_plain_words_as_they_are() -> None:
    assert visible("Où est l’échelle?\n\t« ici »") == "Où est l’échelle?\n\t« ici »"


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ((), ("no findings", "aucun constat")),
        (
            (Level.ADVICE, Level.ERROR, Level.WARNING),
            ("1 error, 1 warning, 1 advice", "1 erreur, 1 avertissement, 1 conseil"),
        ),
        (
            (Level.ERROR,) * 2 + (Level.ADVICE,) * 3,
            ("2 errors, 3 advice", "2 erreurs, 3 conseils"),
        ),
    ],
)
def test_counts_findings_by_level(levels: tuple[Level, ...], words: tuple[str, str]) -> None:
    found = [finding(level=level) for level in levels]
    assert (summary(found, EN), summary(found, FR)) == words


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("::error file=x::y.md", "./::error file=x::y.md"),
        ("a\n::error::b.md", "a ::error::b.md"),
        ("\ta.md", "a.md"),
        ("docs/en/a.md", "docs/en/a.md"),
        (".github/a.yml", ".github/a.yml"),
    ],
)
def test_no_path_can_pass_for_a_line_that_a_forges_runner_obeys(path: str, told: str) -> None:
    (headline, _) = text([finding(path=path)], {}, EN)
    assert headline.startswith(f"{told}:1:9: MET016 ")


def test_nothing_that_a_finding_repeats_begins_a_line() -> None:
    said = replace(finding(), message=Words("a\n::b", "a"), help=Words("c\n::d", "c"))
    assert list(text([said], {}, EN)) == [
        "docs/en/methods/talk.md:1:9: MET016 a ::b (error)",
        "   help: c ::d",
    ]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (PUSH_OPTIONS, ("the options of the push:", "les options de l’envoi\u00a0:")),
        (COMMIT_MESSAGE, ("the commit’s message:", "le message du commit\u00a0:")),
    ],
)
def test_what_was_said_without_a_file_is_told_where_it_was_said(
    path: str, words: tuple[str, str]
) -> None:
    found = finding(path=path)
    assert [headline(found, one).partition(" MET016 ")[0] for one in Language] == list(words)
    (entry,) = json.loads(as_json([found], FR))
    assert f"{entry['path']}\u00a0:" == words[1]
