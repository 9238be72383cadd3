"""A repository that suggestions come from."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from playbook.model.forge import ApiAddress, ForgeKind, Project
from playbook.model.identifiers import Flag
from playbook.model.suggestion import Door
from playbook.model.text import Value

_DOORS: Final = frozenset(door.value for door in Door)


def _no_doors(name: str) -> str:
    """Ids begin with a door or with a remote's name: of one word, two could be the same.

    And what is fetched replaces what was there: a remote named `mail` would empty the mail door.
    """
    if name in _DOORS:
        raise PydanticCustomError("remote_reserved", "a door has this name")
    return name


class Remote(Value):
    """A repository that suggestions come from, and the forge that can tell more of them.

    None is called as a door is. Requests with a number before `since` are no suggestions. `api` and
    `project` follow from the address where they are not written.
    """

    name: Annotated[
        str,
        StringConstraints(pattern=r"^[a-z][a-z0-9]{0,19}$"),
        AfterValidator(_no_doors),
    ]
    url: Annotated[str, StringConstraints(pattern=r"^(https|ssh|file)://[^\s]+$")]
    main: Flag = False
    branches: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_/-]*$")] | None = None
    since: Annotated[int, Field(ge=1)] = 1
    forge: ForgeKind | None = None
    api: ApiAddress | None = None
    project: Project | None = None


BY_HAND: Final = Remote(name="main", url="https://by-hand.invalid/", main=True)
"""A repository that no one listed: main's ids, and no address to ask again."""
