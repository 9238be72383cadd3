"""The forms that identifiers take. An id never changes once published."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Final

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

_DAY: Final = re.compile(r"(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")

PageId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
RoleId = PageId
SourceId = PageId
FactId = PageId
VocabularyId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
GuidelineCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}_[0-9]{5}$")]
GuidelineItem = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}_[0-9]{5}-[A-Z][0-9]{1,2}$")]
ChecklistItemId = Annotated[str, StringConstraints(pattern=r"^G[0-9]{2}$")]
ProgrammeAnswer = Annotated[str, StringConstraints(pattern=r"^_programme#G[0-9]{2}$")]
BlobId = Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{40}|[0-9a-f]{64})$")]
CommitId = BlobId
# A suggestion's id: its remote, its door and what tells it apart there.
SuggestionId = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=80)
]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Month = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
EditionId = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}\.[0-9]{1,2}(\.[0-9]+)?$")]
BlockId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
AssetPath = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*\.[a-z0-9]+$")
]
# ISO 8601, the part of it that a page needs: P2D, PT2H, P3W, P1DT4H.
Duration = Annotated[
    str,
    StringConstraints(
        pattern=r"^P([0-9]{1,3}[YMWD])*(T([0-9]{1,3}[HM])+)?$", min_length=3, max_length=30
    ),
]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"'`]+$", max_length=500)]
# An engine's templates print it as it is: it holds nothing that HTML gives a meaning to.
SiteAddress = Annotated[
    str, StringConstraints(pattern=r"^https?://[^\s/<>&\"'`]+(/[^\s<>&\"'`]*)?/$", max_length=500)
]


def _flag(written: object) -> object:
    """Only `true` and `false` are truth values: YAML 1.1 read `no` (Norway) as false."""
    if not isinstance(written, str):
        return written
    if written not in {"true", "false"}:
        raise PydanticCustomError("bool_parsing", "true or false")
    return written == "true"


Flag = Annotated[bool, BeforeValidator(_flag)]


def _day(written: object) -> object:
    """Only a whole day is a date: pydantic takes `0` for a moment in 1970 and counts on from it.

    Years are bounded, so that a date some months later is still a date.
    """
    if isinstance(written, str) and not _DAY.fullmatch(written):
        raise PydanticCustomError("date_parsing", "a day of the calendar")
    return written


Date = Annotated[dt.date, BeforeValidator(_day)]
PartialDate = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
]
