"""`playbook doctor`: what is missing on this machine."""

from __future__ import annotations

import importlib.metadata
from pathlib import Path

import pytest

from tests.cli.running import Ran, english, playbook, started


def _program(folder: Path, name: str, printed: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\necho '{printed}'\n")
    (folder / name).chmod(0o755)


def _line(ran: Ran, subject: str) -> str:
    (line,) = (line for line in ran.out.splitlines() if line[9:].startswith(f"{subject}:"))
    return line


def test_a_whole_machine_is_well(tmp_path: Path) -> None:
    ran = english(tmp_path, "doctor")
    assert (ran.code, ran.err) == (0, "")
    assert _line(ran, "git").startswith("ok       git: git version 2.")
    assert _line(ran, "click") == f"ok       click: {importlib.metadata.version('click')}"


@pytest.mark.parametrize(
    ("language", "mark", "remedy"),
    [("en", "MISSING ", "install git 2.38 or newer"), ("fr", "MANQUE ", "installez git 2.38")],
)
def test_says_that_git_is_missing(tmp_path: Path, language: str, mark: str, remedy: str) -> None:
    ran = started(tmp_path, "doctor", "--lang", language, PATH=str(tmp_path))
    assert ran.code == 3
    assert _line(ran, "git").startswith(mark)
    assert remedy in _line(ran, "git")


def test_a_browser_is_not_needed(tmp_path: Path) -> None:
    _program(tmp_path, "git", "git version 2.39.5")
    ran = started(tmp_path, "doctor", "--lang", "en", PATH=str(tmp_path))
    assert ran.code == 0
    assert _line(ran, "chromium").startswith("MISSING  chromium: - - only the browser tests")


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("git version 2.37.9", 3),
        ("git version 2.38.0", 0),
        ("git version 2.50.1 (Apple Git-155)", 0),
        ("git version 2.47.0.windows.1", 0),
        ("git version 3.0.0", 0),
        ("no version", 3),
    ],
)
def test_judges_the_version_of_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printed: str, code: int
) -> None:
    _program(tmp_path / "bin", "git", printed)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert english(tmp_path, "doctor").code == code


def test_says_that_a_package_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.metadata.version

    def version(name: str) -> str:
        if name == "mkdocs":
            raise importlib.metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(importlib.metadata, "version", version)
    ran = english(tmp_path, "doctor")
    assert ran.code == 3
    assert _line(ran, "mkdocs") == "MISSING  mkdocs: - - install the package again"


def test_speaks_french(tmp_path: Path) -> None:
    assert playbook(tmp_path, "doctor", "--lang", "fr").code == 0
