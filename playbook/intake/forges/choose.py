"""Which forge a remote belongs to, and whether it may be asked.

Invariants: a token is read here alone, from the environment, and travels as a SecretStr; no forge
is asked without one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from pydantic import SecretStr, TypeAdapter, ValidationError

from playbook.intake.forges.error import NO_PLACE, NO_TOKEN, ForgeError
from playbook.intake.forges.forge import Forge
from playbook.intake.forges.gitea import Gitea
from playbook.intake.forges.github import GitHub
from playbook.intake.forges.gitlab import GitLab
from playbook.model.forge import ApiAddress, ForgeKind, Project
from playbook.model.remote import Remote

_VARIABLE: Final = "PLAYBOOK_TOKEN_"
_TOKEN: Final = re.compile(r"[\x21-\x7e]{1,1000}")
_PATHS: Final[Mapping[ForgeKind, str]] = {
    "github": "/api/v3",
    "gitlab": "/api/v4",
    "gitea": "/api/v1",
}
# The one GitHub that keeps its API elsewhere.
_ELSEWHERE: Final = {"https://github.com/api/v3": "https://api.github.com"}
_FORGES: Final[Mapping[ForgeKind, Callable[[str, str, SecretStr], Forge]]] = {
    "github": GitHub,
    "gitlab": GitLab,
    "gitea": Gitea,
}
_API: Final = TypeAdapter[str](ApiAddress)
_PROJECT: Final = TypeAdapter[str](Project)


class Place(NamedTuple):
    """Where a remote's forge answers: its kind, its API, the project's path."""

    kind: ForgeKind
    api: str
    project: str


def token_of(remote: Remote) -> SecretStr | None:
    """The token that the environment holds for a remote, if any; raises ForgeError for no word.

    The end of a line that a secret's file leaves behind is no part of it.
    """
    variable = f"{_VARIABLE}{remote.name.upper()}"
    written = os.environ.get(variable, "").strip()
    if not written:
        return None
    if not _TOKEN.fullmatch(written):
        raise ForgeError(NO_TOKEN, variable=variable)
    return SecretStr(written)


def place_of(remote: Remote) -> Place:
    """Where to ask; what `policy.yml` does not write follows from the address of the repository.

    Raises ForgeError where nothing does.
    """
    if remote.forge is None:
        raise ForgeError(NO_PLACE)
    address = urlsplit(remote.url)
    # The port of ssh is not that of the API.
    host = address.netloc.rpartition("@")[2] if address.scheme == "https" else address.hostname
    derived = f"https://{(host or '').lower()}{_PATHS[remote.forge]}"
    path = unquote(address.path).strip("/").removesuffix(".git")
    try:
        api = _API.validate_python(remote.api or _ELSEWHERE.get(derived, derived))
        project = _PROJECT.validate_python(remote.project or path)
    except ValidationError:
        raise ForgeError(NO_PLACE) from None
    return Place(remote.forge, api, project)


def forge_of(remote: Remote, token: SecretStr) -> Forge:
    """The forge of a remote, ready to be asked."""
    place = place_of(remote)
    return _FORGES[place.kind](place.api, place.project, token)
