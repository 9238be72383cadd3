"""Everything that a page's metadata names by an id: other pages, roles, guideline items."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from playbook.model.page import Case, Common, Lesson, Practice, Segment
from playbook.model.place import Location

Kind = Literal["page", "segment", "case", "role", "item"]


class Name(NamedTuple):
    """An id that the metadata names, where, and what it should be the id of."""

    location: Location
    id: str
    kind: Kind


def names_in(meta: Common) -> Iterator[Name]:
    """The ids that a page's metadata names, without sources."""
    yield Name(("owner",), meta.owner, "role")
    yield from _each("related", meta.related, "page")
    yield from _each("segments", meta.segments, "segment")
    yield from _each("implements", meta.implements, "item")
    if meta.replaced_by:
        yield Name(("replaced_by",), meta.replaced_by, "page")
    for number, review in enumerate(meta.reviews):
        yield Name(("reviews", number, "role"), review.role, "role")
    if meta.translation and meta.translation.reviewed_by:
        yield Name(("translation", "reviewed_by"), meta.translation.reviewed_by, "role")
    yield from _names_of_type(meta)


def _names_of_type(meta: Common) -> Iterator[Name]:
    """What only some types of pages name."""
    if isinstance(meta, Practice):
        yield from _evidence(meta)
    elif isinstance(meta, Case):
        yield from _timeline(meta)
    elif isinstance(meta, Lesson):
        yield from _each("applies_to", meta.applies_to, "page")
    elif isinstance(meta, Segment) and meta.advocate_role:
        yield Name(("advocate_role",), meta.advocate_role, "role")


def _evidence(meta: Practice) -> Iterator[Name]:
    for number, evidence in enumerate(meta.evidence):
        if evidence.case:
            yield Name(("evidence", number, "case"), evidence.case, "case")


def _timeline(meta: Case) -> Iterator[Name]:
    for number, entry in enumerate(meta.timeline):
        for place, method in enumerate(entry.methods):
            yield Name(("timeline", number, "methods", place), method, "page")


def _each(field: str, ids: tuple[str, ...], kind: Kind) -> Iterator[Name]:
    return (Name((field, number), one, kind) for number, one in enumerate(ids))
