"""Plain values to frozen models, each mismatch a fault with its place and what was meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Generic, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from playbook.metadata.events import Loaded
from playbook.metadata.expected import either, expected, found, one_of
from playbook.metadata.limits import FAULTS
from playbook.metadata.meant import meant
from playbook.model.document import Document
from playbook.model.finding import Fault, Shown, Words
from playbook.model.nearest import did_you_mean
from playbook.model.place import Location, Place

T_co = TypeVar("T_co", covariant=True)
Schema = Mapping[str, object]

_MISSING: Final = frozenset({"missing", "union_tag_not_found"})
_NOT_ALLOWED: Final = frozenset({"literal_error", "enum", "union_tag_invalid"})
_BAD_KEY: Final = "[key]"


@dataclass(frozen=True)
class Binding(Generic[T_co]):
    """Reads one kind of file into its model."""

    adapter: TypeAdapter[T_co]
    tagged: bool = False

    def bind(self, path: str, loaded: Loaded) -> tuple[Document[T_co] | None, tuple[Fault, ...]]:
        """The document, or every fault that keeps it from being one, up to a bound."""
        blank = Document(path, None, loaded.marks)
        if not isinstance(loaded.value, dict):
            return None, (Fault("MET021", blank.at()),)
        try:
            value = self.adapter.validate_python(loaded.value)
        except ValidationError as error:
            details = error.errors(include_url=False)[:FAULTS]
            faults = (self._fault(blank, detail) for detail in details if not _follows(detail))
            return None, tuple(_one_a_place(faults))
        return Document(path, value, loaded.marks), ()

    @cached_property
    def schema(self) -> dict[str, object]:
        """The JSON Schema of the file."""
        return self.adapter.json_schema()

    def _fault(self, document: Document[None], detail: ErrorDetails) -> Fault:
        location = self._location(detail["loc"])
        kind = detail["type"]
        if kind in _MISSING:
            return _missing(document, kind, location)
        if kind == "extra_forbidden":
            return self._unknown_key(document, detail["loc"], location)
        if kind in _NOT_ALLOWED:
            return _not_allowed(document, detail, location)
        if location[-1] == _BAD_KEY:
            return _wrong_form(document, detail, location[:-1], key=True)
        return _wrong_form(document, detail, _written(document, location))

    def _location(self, loc: Location) -> Location:
        """The path in the file: pydantic puts the page's type before a field of its type."""
        return loc[1:] if self.tagged else loc

    def _unknown_key(self, document: Document[None], loc: Location, location: Location) -> Fault:
        known = tuple(_known_keys(self.schema, loc[:-1]))
        key = str(location[-1])
        values: dict[str, Shown] = {
            "key": key,
            "meant": did_you_mean(meant(key, known)),
            "known": ", ".join(known),
        }
        return Fault("MET014", document.key(*location), values)


def _follows(detail: ErrorDetails) -> bool:
    """Whether a list is only too short because its items are wrong, which is said of each."""
    return (
        detail["type"] == "too_short"
        and len(cast("list[object]", detail["input"])) >= detail["ctx"]["min_length"]
    )


def _one_a_place(faults: Iterator[Fault]) -> Iterator[Fault]:
    """One fault for a value that may have either of two forms, and has neither."""
    forms: dict[Place, Fault] = {}
    for fault in faults:
        if fault.code != "MET017":
            yield fault
        elif before := forms.get(fault.place):
            both = (cast("Words", one.values["expected"]) for one in (before, fault))
            values = {**before.values, "expected": either(*both)}
            forms[fault.place] = Fault(fault.code, fault.place, values)
        else:
            forms[fault.place] = fault
    yield from forms.values()


def _written(document: Document[None], location: Location) -> Location:
    """The part of a location that the file holds; pydantic adds which form of several it tried."""
    while location not in document.marks.values:
        location = location[:-1]
    return location


def _missing(document: Document[None], kind: str, location: Location) -> Fault:
    if kind == "union_tag_not_found":
        location = ("type",)
    return Fault("MET015", document.key(*location[:-1]), {"key": str(location[-1])})


def _not_allowed(document: Document[None], detail: ErrorDetails, location: Location) -> Fault:
    context, written = detail["ctx"], detail["input"]
    allowed = str(context.get("expected") or context["expected_tags"])
    if detail["type"] == "union_tag_invalid":
        location, written = ("type",), cast("dict[str, object]", written)["type"]
    options = [option.strip("' ") for option in allowed.replace(" or ", ", ").split(", ")]
    if not isinstance(written, str):
        values: dict[str, Shown] = {
            "key": _last_name(location),
            "expected": one_of(options),
            "found": found(written),
        }
        return Fault("MET017", document.at(*location), values)
    values = {
        "key": _last_name(location),
        "written": written,
        "allowed": ", ".join(options),
        "meant": did_you_mean(meant(written, options)),
    }
    return Fault("MET016", document.at(*location), values)


def _wrong_form(
    document: Document[None], detail: ErrorDetails, location: Location, *, key: bool = False
) -> Fault:
    values: dict[str, Shown] = {
        "key": _last_name(location),
        "expected": expected(detail),
        "found": found(detail["input"]),
    }
    return Fault("MET017", (document.key if key else document.at)(*location), values)


def _last_name(location: Location) -> str:
    return next(part for part in reversed(location) if isinstance(part, str))


def _known_keys(schema: Schema, location: Location) -> Iterator[str]:
    """The keys that a schema allows at a place, in its order."""
    for place in _schemas_at(schema, schema, location):
        properties = place.get("properties")
        if isinstance(properties, Mapping):
            yield from properties


def _schemas_at(root: Schema, schema: Schema, location: Location) -> Iterator[Schema]:
    """The object schemas that may stand at a place; a page's type picks one of a union."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        definitions = cast("Mapping[str, Schema]", root["$defs"])
        yield from _schemas_at(root, definitions[name], location)
    elif "discriminator" in schema:
        mapping = cast("Mapping[str, Mapping[str, str]]", schema["discriminator"])["mapping"]
        chosen = {"$ref": mapping[str(location[0])]}
        yield from _schemas_at(root, chosen, location[1:])
    elif "anyOf" in schema:
        for option in cast("list[Schema]", schema["anyOf"]):
            yield from _schemas_at(root, option, location)
    elif not location:
        yield schema
    else:
        yield from _step(root, schema, location)


def _step(root: Schema, schema: Schema, location: Location) -> Iterator[Schema]:
    first, rest = location[0], location[1:]
    properties = cast("Mapping[str, Schema]", schema.get("properties", {}))
    if isinstance(first, str) and first in properties:
        yield from _schemas_at(root, properties[first], rest)
    patterns = cast("Mapping[str, Schema]", schema.get("patternProperties", {}))
    for child in (schema.get("items"), schema.get("additionalProperties"), *patterns.values()):
        if isinstance(child, Mapping):
            yield from _schemas_at(root, child, rest)
