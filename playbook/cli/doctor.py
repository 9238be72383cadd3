"""`playbook doctor`: what is missing on this machine."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import click

from playbook.cli.context import CLEAN, TOOL_FAILED, language_option
from playbook.model.finding import Words
from playbook.model.text import Language

_PYTHON: Final = (3, 11)
_GIT: Final = (2, 38)
_NUMBERS: Final = re.compile(r"(\d+)\.(\d+)")
_PACKAGES: Final = (
    "mkdocs",
    "mkdocs-material",
    "pymdown-extensions",
    "Markdown",
    "pydantic",
    "click",
)
_MARKS: Final = {True: Words("ok", "ok"), False: Words("MISSING", "MANQUE")}


@dataclass(frozen=True)
class Diagnosis:
    """One thing the tool needs or can use."""

    subject: str
    found: str
    healthy: bool
    needed: bool
    remedy: Words


@click.command()
@language_option
def command(language: Language) -> None:
    """Tell what is missing on this machine / dire ce qui manque sur cet ordinateur."""
    diagnoses = tuple(_diagnoses())
    for one in diagnoses:
        mark = _MARKS[one.healthy].in_(language)
        remedy = "" if one.healthy else f" - {one.remedy.in_(language)}"
        click.echo(f"{mark:8} {one.subject}: {one.found or '-'}{remedy}")
    failed = any(one.needed and not one.healthy for one in diagnoses)
    raise SystemExit(TOOL_FAILED if failed else CLEAN)


def _diagnoses() -> Iterator[Diagnosis]:
    yield Diagnosis(
        "Python",
        ".".join(map(str, sys.version_info[:3])),
        healthy=sys.version_info[:2] >= _PYTHON,
        needed=True,
        remedy=Words("install Python 3.11 or newer", "installez Python 3.11 ou plus récent"),
    )
    yield _git()
    yield _libyaml()
    yield from (_package(name) for name in _PACKAGES)
    yield _browser()


def _git() -> Diagnosis:
    version = _version_of("git", "--version")
    found = _NUMBERS.search(version)
    numbers = tuple(map(int, found.groups())) if found else ()
    return Diagnosis(
        "git",
        version,
        healthy=numbers >= _GIT,
        needed=True,
        remedy=Words(
            "install git 2.38 or newer: history and suggestions are read from it",
            "installez git 2.38 ou plus récent : l’historique et les suggestions en sont tirés",
        ),
    )


def _libyaml() -> Diagnosis:
    found = importlib.util.find_spec("yaml._yaml") is not None
    return Diagnosis(
        "libyaml",
        "PyYAML" if found else "",
        healthy=found,
        needed=True,
        remedy=Words(
            "install a PyYAML wheel that was built with libyaml",
            "installez un paquet PyYAML compilé avec libyaml",
        ),
    )


def _package(name: str) -> Diagnosis:
    try:
        version = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        version = ""
    return Diagnosis(
        name,
        version,
        healthy=bool(version),
        needed=True,
        remedy=Words("install the package again", "réinstallez le paquet"),
    )


def _browser() -> Diagnosis:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    return Diagnosis(
        "chromium",
        found,
        healthy=bool(found),
        needed=False,
        remedy=Words(
            "only the browser tests need it: apt-get install chromium",
            "seuls les essais avec navigateur en ont besoin : apt-get install chromium",
        ),
    )


def _version_of(program: str, argument: str) -> str:
    path = shutil.which(program)
    if not path:
        return ""
    command = [path, argument]
    finished = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return finished.stdout.strip()
