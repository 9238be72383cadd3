"""How values become files for machines.

Invariants: the same values give the same bytes, keys in the order of the class; a file that a
browser takes for HTML holds no tag; the schema is made from the class that the values are made of.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Final, cast

from pydantic import ConfigDict, Field

from playbook.model.text import Language, Value
from playbook.site.generated import GeneratedFile
from playbook.site.words import SiteWords
from playbook.site.writer import Writer

# What would begin a tag or an entity; inside JSON these stand only in strings.
_ESCAPES: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
_DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"
Schema = Mapping[str, object]


class Datum(Value):
    """A value of a file for machines; a field's description is the key of its meaning in words.

    Every key is always there: a program need not ask whether it is.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)


class Dataset(Datum):
    """What every file says first: which edition, the day that it judges by, the language."""

    edition: Annotated[str, Field(description="meaning_edition")]
    as_of: Annotated[dt.date, Field(description="meaning_as_of")]
    language: Annotated[Language, Field(description="meaning_language")]


def head(w: Writer) -> Dataset:
    """What every file of a language says first."""
    return Dataset(edition=w.reference.policy.value.edition, as_of=w.as_of, language=w.language)


def written(
    w: Writer, name: str, dataset: type[Dataset], values: Callable[[Writer], Dataset]
) -> Iterator[GeneratedFile]:
    """A dataset's file and its schema, each made when it is asked for."""
    yield GeneratedFile(f"data/{name}.json", lambda: json_text(values(w).model_dump(mode="json")))
    yield GeneratedFile(f"data/{name}.schema.json", lambda: json_text(schema_of(dataset, w.words)))


def json_text(content: object) -> str:
    """JSON on one line, safe where it is opened as HTML."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPES) + "\n"


def schema_of(dataset: type[Dataset], words: SiteWords) -> Schema:
    """The JSON Schema of a dataset, each field's meaning in the reader's language."""
    schema = dataset.model_json_schema(mode="serialization")
    parts = cast("Mapping[str, Schema]", schema.pop("$defs", {}))
    defined = {name: _worded(part, words) for name, part in parts.items()}
    return {"$schema": _DRAFT, **_worded(schema, words), "$defs": defined}


def meanings(schema: Schema) -> Iterator[tuple[str, str]]:
    """Each field of a dataset, by its path as in `pages[].gba.status`, with its meaning."""
    parts = cast("Mapping[str, Schema]", schema["$defs"])
    yield from _meanings(schema, parts, "")


def _meanings(part: Schema, parts: Mapping[str, Schema], path: str) -> Iterator[tuple[str, str]]:
    for name, field in cast("Mapping[str, Schema]", part.get("properties", {})).items():
        here = f"{path}{name}{'[]' if field.get('type') == 'array' else ''}"
        yield here, str(field["description"])
        inner = _part_of(field)
        if inner:
            yield from _meanings(parts[inner], parts, f"{here}.")


def _part_of(field: Schema) -> str | None:
    """The name of the part that a field holds, once or many times; None for a plain value."""
    options = cast("list[Schema]", field.get("anyOf", [field.get("items", field)]))
    found = (str(one["$ref"]).rpartition("/")[2] for one in options if "$ref" in one)
    return next(found, None)


def _worded(schema: Schema, words: SiteWords) -> Schema:
    """An object's schema without the names of Python's classes, its fields described in words."""
    kept = {key: value for key, value in schema.items() if key not in {"title", "description"}}
    if "properties" in kept:
        properties = cast("Mapping[str, Mapping[str, str]]", kept["properties"])
        kept["properties"] = {name: _field(field, words) for name, field in properties.items()}
    return kept


def _field(field: Mapping[str, str], words: SiteWords) -> Mapping[str, str]:
    """A field's schema with its meaning; no default, for every key is always there."""
    kept = {key: value for key, value in field.items() if key not in {"title", "default"}}
    return {**kept, "description": words.text(field["description"])}
