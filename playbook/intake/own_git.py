"""What the person at a checkout has told git of themselves: name, address, signature, line ends.

Invariant: git's configuration is read as data, by no git; of what stands there, git is given the
few settings that are named here, for the one command that needs them.
"""

from __future__ import annotations

import configparser
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import git

from playbook.intake.git_process import GitError

_TRUE: Final = frozenset({"true", "yes", "on", "1"})
_LINE_ENDS: Final = ("core.autocrlf", "core.eol")
_SIGNING: Final = (
    "user.signingkey",
    "gpg.format",
    "gpg.program",
    "gpg.openpgp.program",
    "gpg.x509.program",
    "gpg.ssh.program",
    "gpg.ssh.defaultkeycommand",
)


class Person(NamedTuple):
    """Who somebody says they are; either may be empty."""

    name: str
    address: str


def identity(root: Path) -> str:
    """The e-mail address that a commit of this checkout would name; to compare, never to print."""
    return _person(_settings(root), "author").address


def committer(root: Path) -> Person:
    """Who the commits of this checkout are by. GitError."""
    return _person(_settings(root), "committer")


def signing(root: Path) -> tuple[str, ...] | None:
    """The settings by which the person's commits are signed; None where they are not. GitError."""
    settings = _settings(root)
    if settings.get("commit.gpgsign", "").lower() not in _TRUE:
        return None
    return tuple(_given(settings, _SIGNING))


def line_ends(root: Path) -> tuple[str, ...]:
    """The settings by which files are written and compared, where the checkout has none. GitError.

    Those of the checkout itself git reads anyway.
    """
    own = _settings(root, "repository")
    settings = {name: value for name, value in _settings(root).items() if name not in own}
    return tuple(_given(settings, _LINE_ENDS))


def _given(settings: Mapping[str, str], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        if name in settings:
            yield from ("-c", f"{name}={settings[name]}")


def _person(settings: Mapping[str, str], role: str) -> Person:
    """Who somebody is in a role, asked as git asks, but for what it would make up."""

    def told(what: str) -> str:
        said = os.environ.get(f"GIT_{role.upper()}_{what.upper()}")
        return said or settings.get(f"{role}.{what}") or settings.get(f"user.{what}") or ""

    return Person(told("name").strip(), (told("email") or os.environ.get("EMAIL", "")).strip())


def _settings(root: Path, level: str | None = None) -> dict[str, str]:
    """Every setting by its name in lower case, the last one said; true where it has no value."""
    try:
        with git.Repo(root, search_parent_directories=True) as repo:
            reader = repo.config_reader(level)  # type: ignore[arg-type]  # one of its own words
            return {
                f"{_section(section)}.{name.lower()}": "true" if value is None else str(value)
                for section in reader.sections()
                for name, value in reader.items(section)
                if name != "__name__"
            }
    except (configparser.Error, git.GitError, OSError, ValueError) as error:
        raise GitError(str(error)) from error


def _section(header: str) -> str:
    """`gpg "ssh"` as `gpg.ssh`; only the second part tells capitals apart."""
    section, _, part = header.partition(" ")
    inner = part.strip().strip('"')
    return f"{section.lower()}.{inner}" if inner else section.lower()
