"""What `playbook serve` tells in the terminal: each finding once, and never too many."""

from __future__ import annotations

from dataclasses import replace

import pytest

from playbook.cli.serve import Teller
from playbook.engine.live import News
from playbook.model.finding import Finding, Level, Words
from playbook.model.place import Place
from playbook.model.text import Language
from playbook.workspace import Workspace, open_workspace
from tests.checkouts import Checkout

TALK = "docs/en/methods/talk.md"
WELCOME = "docs/en/start/welcome.md"


def finding(path: str, line: int, level: Level = Level.WARNING) -> Finding:
    words = Words(f"told at {line}", f"dit à {line}")
    return Finding(Place(path, line, 1), "PAG014", level, words, words)


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The places told since the last time, and the last line."""
    lines = capsys.readouterr().err.split("\n")[:-1]
    return [*(line.partition(": ")[0] for line in lines if line.startswith("docs/")), lines[-1]]


def after(workspace: Workspace, *found: Finding) -> Workspace:
    return replace(workspace, findings=tuple(sorted(found, key=lambda one: one.order)))


def test_each_finding_is_told_once_unless_its_file_is_saved_again(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    teller, workspace = Teller(Language.EN), open_workspace(checkout.root)
    first, second, third = finding(TALK, 1), finding(WELCOME, 2), finding(WELCOME, 3)
    teller.tell(News(after(workspace), frozenset()))
    assert capsys.readouterr().err == ""
    teller.tell(News(after(workspace, first, second), None))
    assert told(capsys) == [f"{TALK}:1:1", f"{WELCOME}:2:1", "everything checked: 2 warnings"]
    teller.tell(News(after(workspace, first, second), frozenset({TALK})))
    assert told(capsys) == [f"{TALK}:1:1", "saved; found in it: 1 warning"]
    teller.tell(News(after(workspace, first, second, third), None))
    assert told(capsys) == [f"{WELCOME}:3:1", "everything checked: 3 warnings"]


def test_of_very_many_findings_the_heaviest_are_told(
    checkout: Checkout, capsys: pytest.CaptureFixture[str]
) -> None:
    many = [finding(TALK, line) for line in range(1, 151)]
    heavy = finding(WELCOME, 200, Level.ERROR)
    Teller(Language.FR).tell(News(after(open_workspace(checkout.root), *many, heavy), None))
    printed = capsys.readouterr().err
    assert printed.count("docs/") == 100
    assert f"{WELCOME}:200:1" in printed
    assert "et 51 de plus\N{NO-BREAK SPACE}: lancez `playbook check`" in printed
    assert "1 erreur, 150 avertissements" in printed
