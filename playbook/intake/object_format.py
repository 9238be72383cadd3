"""How a repository names its objects: by SHA-1 or by SHA-256; git can't bring the two together."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from playbook.model.finding import Words

SHA1: Final = "sha1"
SHA256: Final = "sha256"
_LENGTHS: Final = {40: SHA1, 64: SHA256}
_WRITTEN: Final = re.compile(r"^\s*objectformat\s*=\s*sha256\s*$", re.MULTILINE | re.IGNORECASE)
OTHER_REMOTE: Final = Words(
    "its objects are named by {theirs}, those of this checkout by {own}: git can’t bring them "
    "together",
    "ses objets sont nommés en {theirs}, ceux de cette copie de travail en {own} : git ne peut pas "
    "les réunir",
)
OTHER_QUARANTINE: Final = Words(
    "the quarantine names objects by {theirs}, this checkout by {own}: move {path} away, then run "
    "`playbook intake fetch`",
    "la quarantaine nomme les objets en {theirs}, cette copie de travail en {own} : déplacez "
    "{path}, puis lancez `playbook intake fetch`",
)


def format_of(repository: Path) -> str:
    """What a bare repository of ours was made with; its own configuration says so."""
    written = (repository / "config").read_text(encoding="utf-8", errors="replace")
    return SHA256 if _WRITTEN.search(written) else SHA1


def format_by(name: str) -> str:
    """The format of an object that has this name."""
    return _LENGTHS[len(name)]
