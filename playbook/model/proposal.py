"""What a contributor says of a change: `suggestion.yml` at the root of the change, or trailers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from playbook.model.identifiers import Flag, PageId
from playbook.model.text import Language, PlainText, Prose, Value

Kind = Literal[
    "correction",
    "new_content",
    "resource",
    "tip",
    "lesson",
    "use_report",
    "pain_point",
    "question",
    "compliment",
    "complaint",
]
# Why a change that could need a new analysis needs none.
GbaUnchanged = Literal["wording", "translation", "layout", "source_or_link", "already_analysed"]


class Proposal(Value):
    """The words of a suggestion; every one of them a stranger's until a person acknowledges it.

    `name` is shown only with `consent`; `gba_unchanged` says why the page's GBA Plus record does
    not move with a change of what it rests on.
    """

    title: PlainText
    kind: Kind = "correction"
    why: Prose | None = None
    language: Language
    segments: Annotated[tuple[PageId, ...], Field(max_length=20)] = ()
    gba_note: Prose | None = None
    gba_unchanged: GbaUnchanged | None = None
    name: PlainText | None = None
    consent: Flag = False
