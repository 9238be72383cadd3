"""How the tool ends, and what starting it costs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from playbook import __version__
from playbook.cli import main as module
from playbook.intake import checkout as intake
from tests.checkouts import ROOT, Checkout
from tests.cli.running import playbook, started


def _unreadable(_path: Path, _name: str, _stamp: object) -> None:
    raise PermissionError(13, "Permission denied", "docs/en/methods/talk.md")


def _ended(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["playbook", *arguments])
    with pytest.raises(SystemExit) as end:
        module.main()
    assert isinstance(end.value.code, int)
    return end.value.code


def test_a_failure_of_the_tool_ends_with_3_and_says_so(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(checkout.root)
    monkeypatch.setattr(intake, "_read", _unreadable)
    assert _ended(["check"], monkeypatch) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("playbook: PermissionError: ")
    assert "docs/en/methods/talk.md" in printed.err
    assert "Traceback" not in printed.err


def test_a_failure_can_be_traced(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(checkout.root)
    monkeypatch.setattr(intake, "_read", _unreadable)
    monkeypatch.setenv("PLAYBOOK_DEBUG", "1")
    monkeypatch.setattr(sys, "argv", ["playbook", "check"])
    with pytest.raises(PermissionError):
        module.main()


@pytest.mark.parametrize(("arguments", "code"), [(["explain", "PAG014"], 0), (["explain", "x"], 2)])
def test_ends_as_the_command_says(
    arguments: list[str], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _ended(arguments, monkeypatch) == code


def test_an_error_on_a_page_ends_the_process_with_1(checkout: Checkout) -> None:
    checkout.write("docs/en/methods/talk.md", "no metadata")
    assert started(checkout.root, "check").code == 1


def test_an_unknown_command_ends_with_2(tmp_path: Path) -> None:
    ran = started(tmp_path, "publish-everything")
    assert (ran.code, ran.out) == (2, "")


def test_tells_its_version(tmp_path: Path) -> None:
    assert playbook(tmp_path, "--version").out == f"playbook, version {__version__}\n"


def test_every_command_explains_itself(tmp_path: Path) -> None:
    listed = playbook(tmp_path, "--help").out
    for name in ("build", "check", "doctor", "explain", "new", "record", "schema", "serve"):
        assert f"\n  {name} " in listed
        assert playbook(tmp_path, name, "--help").code == 0


@pytest.mark.parametrize("name", ["new", "record"])
def test_a_group_without_a_command_ends_with_2(tmp_path: Path, name: str) -> None:
    assert playbook(tmp_path, name).code == 2


def test_a_check_loads_no_site_engine(checkout: Checkout) -> None:
    program = (
        "import sys, runpy\n"
        "sys.argv = ['playbook', 'check']\n"
        "try: runpy.run_module('playbook', run_name='__main__')\n"
        "except SystemExit as end: code = end.code\n"
        "heavy = {'mkdocs', 'material', 'markdown', 'jinja2', 'git', 'babel'} & set(sys.modules)\n"
        "print(code, sorted(heavy))\n"
    )
    finished = subprocess.run(
        [sys.executable, "-c", program],
        cwd=checkout.root,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert finished.stdout.splitlines()[-1] == "0 []"
