"""What a suggestion may carry into main."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from playbook.metadata.files import LISTS, PROPOSAL_PATH, is_page, kind_of
from playbook.rules.tre.paths import ASSET_ENDINGS, ASSETS, ending


class Carriage(StrEnum):
    """How a file of a suggestion is treated."""

    PAGE = "page"
    RECORD = "record"
    ASSET = "asset"
    LIST = "list"  # entries may be added, and nothing else
    PROPOSAL = "proposal"  # read, and left out of main
    APART = "apart"  # a maintainer's own review; never read


# Files whose words are read.
TEXTS: Final = frozenset({Carriage.PAGE, Carriage.RECORD, Carriage.LIST, Carriage.PROPOSAL})


def carriage(path: str) -> Carriage:
    """What the place of a file says about it; the kind of file and its content are judged apart."""
    if path == PROPOSAL_PATH:
        return Carriage.PROPOSAL
    if is_page(path):
        return Carriage.PAGE
    if path in LISTS:
        return Carriage.LIST
    if path.startswith(ASSETS) and ending(path) in ASSET_ENDINGS:
        return Carriage.ASSET
    kind = kind_of(path)
    return Carriage.RECORD if kind and kind.name == "gba" else Carriage.APART
