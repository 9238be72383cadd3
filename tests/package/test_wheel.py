"""The wheel by itself: away from the checkout, it checks and builds another's playbook."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.checkouts import ROOT, Checkout


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel alone is installed."""
    target = tmp_path_factory.mktemp("installed")
    _python("-m", "pip", "install", "-q", "--no-deps", "--target", str(target), str(wheel))
    return target


def _python(*arguments: str, cwd: Path | None = None, path: Path | None = None) -> str:
    environment = {**os.environ, "PYTHONPATH": str(path) if path else "", "LANG": "C.UTF-8"}
    finished = subprocess.run(
        [sys.executable, *arguments],
        check=True,
        capture_output=True,
        text=True,
        cwd=cwd,
        env=environment,
    )
    return finished.stdout


def test_the_wheel_holds_theme_catalogue_and_every_rule(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    source = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "playbook").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert source <= held


def test_the_installed_package_is_the_one_that_runs(installed: Path, tmp_path: Path) -> None:
    where = _python("-c", "import playbook; print(playbook.__file__)", cwd=tmp_path, path=installed)
    assert Path(where.strip()).is_relative_to(installed)


def test_it_checks_a_playbook_elsewhere(installed: Path, checkout: Checkout) -> None:
    found = _python(
        "-m", "playbook", "check", "--format", "json", cwd=checkout.root, path=installed
    )
    assert found.strip() == "[]"


def test_it_builds_a_playbook_elsewhere(installed: Path, checkout: Checkout) -> None:
    _python("-m", "playbook", "build", "--strict", cwd=checkout.root, path=installed)
    built = (checkout.root / "site" / "fr" / "start" / "welcome" / "index.html").read_text()
    assert "Bienvenue dans le guide" in built
    assert (checkout.root / "site" / "en" / "stylesheets" / "playbook.css").is_file()
