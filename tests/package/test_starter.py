"""A playbook started from the wheel alone, in an environment that knows no checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.checkouts import ROOT
from tests.site.building import element, elements, tree, words

NAMES = {
    "name-en": 'Parks: the "green" playbook',
    "name-fr": "Parcs : le guide « vert » & co.",
    "department-en": "Office of Parks & Gardens",
    "department-fr": "Bureau des parcs : jardins <A>",
    "colour": "#1B5E20",
}
PAGES = ("start/write-a-page/", "gba-plus/fill-in-a-record/", "contribute/suggest-a-change/")


@dataclass(frozen=True)
class Started:
    """A playbook, and the environment that it was started in."""

    environment: Path
    root: Path

    def run(self, *command: str, folder: Path | None = None, **given: str) -> str:
        """What a program of the environment prints; it must succeed."""
        kept = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
        finished = subprocess.run(
            [str(self.environment / "bin" / command[0]), *command[1:]],
            check=False,
            capture_output=True,
            text=True,
            cwd=folder or self.root,
            env={**kept, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **given},
        )
        assert finished.returncode == 0, finished.stderr
        return finished.stdout + finished.stderr


@pytest.fixture(scope="module")
def started(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Started:
    """A playbook with a name of its own, in an environment that has the wheel and what it needs."""
    folder = tmp_path_factory.mktemp("elsewhere")
    environment = folder / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    python = environment / "bin" / "python"
    install = ("-m", "pip", "--python", str(python), "install", "-q", "--no-deps", str(wheel))
    subprocess.run([sys.executable, *install], check=True)
    # The dependencies are those of this environment; its own link to the checkout is not read.
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = environment / "lib" / version / "site-packages"
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    made = Started(environment, folder / "parks")
    options = [part for name, value in NAMES.items() for part in (f"--{name}", value)]
    made.run("playbook", "new", "playbook", "parks", *options, folder=folder)
    return made


@pytest.fixture(scope="module")
def site(started: Started) -> Path:
    """The site of the playbook, built as an adopter builds it."""
    assert "no findings" in started.run("playbook", "build", "--strict", "--lang", "en")
    return started.root / "site"


def test_nothing_of_the_checkout_is_read(started: Started) -> None:
    asked = "import playbook; print(playbook.__file__)"
    where = Path(started.run("python", "-c", asked).strip())
    assert where.is_relative_to(started.environment)
    assert not where.is_relative_to(ROOT)


def test_the_wheel_starts_what_the_checkout_starts(started: Started) -> None:
    asked = (
        "import datetime as dt, hashlib, json\n"
        "from playbook.starter.starter import Choices, starter_files\n"
        "files = starter_files(Choices(), dt.date(2026, 11, 22))\n"
        "print(json.dumps({p: hashlib.sha256(c).hexdigest() for p, c in sorted(files.items())}))\n"
    )
    here = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, cwd=ROOT)
    assert started.run("python", "-c", asked) == here.stdout.decode()


@pytest.mark.parametrize(("language", "words"), [("en", "no findings"), ("fr", "aucun constat")])
def test_the_check_finds_nothing_in_it(started: Started, language: str, words: str) -> None:
    told = started.run("playbook", "check", "--release", "--lang", language)
    assert told.startswith("6 pages, 3 ")
    assert words in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_built_pages_carry_its_name_its_department_and_its_colour(
    site: Path, language: str
) -> None:
    for address in PAGES:
        page = tree((site / language / address / "index.html").read_bytes())
        assert words(element(page, "//title")).endswith(NAMES[f"name-{language}"])
        footer = words(element(page, "//footer[contains(@class, 'md-footer')]"))
        assert NAMES[f"department-{language}"] in footer
        assert elements(page, "//link[contains(@href, 'stylesheets/department.css')]")
    style = (site / language / "stylesheets" / "department.css").read_text()
    assert "#1b5e20" in style


def test_the_page_above_both_languages_carries_both_names(site: Path) -> None:
    told = words(tree((site / "index.html").read_bytes()))
    assert NAMES["name-en"] in told
    assert NAMES["name-fr"] in told


@pytest.mark.parametrize("language", ["en", pytest.param("fr", marks=pytest.mark.long)])
def test_mkdocs_alone_builds_it_too(started: Started, tmp_path: Path, language: str) -> None:
    build = ("python", "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "built"))
    started.run(*build, PLAYBOOK_LANGUAGE=language, NO_MKDOCS_2_WARNING="1")
    for address in PAGES:
        page = tree((tmp_path / "built" / address / "index.html").read_bytes())
        assert words(element(page, "//title")).endswith(NAMES[f"name-{language}"])


def test_the_wheel_holds_what_each_forge_runs(started: Started, tmp_path: Path) -> None:
    (tmp_path / "docs" / "records").mkdir(parents=True)
    for forge in ("github", "gitlab", "forgejo", "gitea"):
        started.run("playbook", "new", "workflow", forge, folder=tmp_path)
    assert len([path for path in tmp_path.rglob("*.yml") if path.stat().st_size > 1000]) == 4


def test_it_stages_itself(started: Started, tmp_path: Path) -> None:
    told = started.run("playbook", "stage", str(tmp_path / "out"), "--lang", "en")
    assert "no findings" in told
    staged = (tmp_path / "out" / "fr" / "start" / "write-a-page.md").read_text(encoding="utf-8")
    assert "# Rédiger votre première page" in staged
