"""Whatever a value is refused for has words, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, core_schema

from playbook.metadata import files
from playbook.metadata.binding import Binding
from playbook.metadata.events import Loaded, Node
from playbook.metadata.expected import OTHER, expected
from playbook.model.document import Marks
from playbook.model.identifiers import Date, Flag
from playbook.model.place import START, Location
from playbook.model.proposal import Proposal
from playbook.model.remote import Remote
from playbook.model.text import PlainText, Prose, Value

# What each part of a schema may say of a text, a list, a mapping or nothing: YAML has no more.
_SAYS: Final[dict[str, frozenset[str]]] = {
    "bool": frozenset({"bool_type", "bool_parsing"}),
    "date": frozenset({"date_type", "date_parsing", "date_from_datetime_parsing",
                       "date_from_datetime_inexact"}),
    "dict": frozenset({"dict_type"}),
    "int": frozenset({"int_type", "int_parsing", "int_parsing_size", "int_from_float"}),
    "model": frozenset({"model_type"}),
    "str": frozenset({"string_type"}),
    "tuple": frozenset({"tuple_type"}),
    # `Binding` has words of its own for these.
    "enum": frozenset(), "literal": frozenset(), "model-field": frozenset(),
    "model-fields": frozenset(), "tagged-union": frozenset(),
    # These say what is within them, or what `_OWN` does.
    "default": frozenset(), "definition-ref": frozenset(), "definitions": frozenset(),
    "function-after": frozenset(), "function-before": frozenset(), "nullable": frozenset(),
    "no-info": frozenset(), "union": frozenset(),
}  # fmt: skip
_BOUNDS: Final = {
    ("str", "min_length"): "string_too_short",
    ("str", "max_length"): "string_too_long",
    ("tuple", "min_length"): "too_short",
    ("tuple", "max_length"): "too_long",
    ("int", "ge"): "greater_than_equal",
    ("int", "le"): "less_than_equal",
}
_CONTEXT: Final = {"min_length": 2, "max_length": 2, "ge": 2, "le": 2, "pattern": "^unheard of$"}
_HOSTILE: Final = st.text(
    st.sampled_from("ab \0\x07\x1b\x7f\u00ad\u200b\u202e\ufeff\U000e0041"), max_size=9
)
_SCALAR: Final = st.none() | _HOSTILE | st.sampled_from(["true", "no", "9" * 5000, "1e400"])
_NODE: Final = (
    _SCALAR | st.lists(_SCALAR, max_size=3) | st.dictionaries(_HOSTILE, _SCALAR, max_size=2)
)


def bindings() -> dict[str, Binding[Value]]:
    """How each kind of file is read."""
    found: list[object] = [*vars(files).values()]
    found += [kind.binding for kind in files._FIXED.values()]  # noqa: SLF001 - all there are
    return {str(number): one for number, one in enumerate(found) if isinstance(one, Binding)}


BINDINGS: Final = bindings()


def said_by(schema: object) -> Iterator[str]:
    """The kinds of errors that a schema may raise; a part that is not known here fails."""
    if isinstance(schema, list | tuple):
        for one in schema:
            yield from said_by(one)
    elif isinstance(schema, dict):
        kind = schema.get("type")
        if isinstance(kind, str):
            yield from _SAYS[kind]
            yield from (_BOUNDS[kind, one] for one in schema if one in {"ge", "le", "gt", "lt"})
            yield from (_BOUNDS[kind, one] for one in schema if one in {"min_length", "max_length"})
        for one in schema.values():
            yield from said_by(one)


def detail(kind: str, written: object = "x") -> ErrorDetails:
    return {"type": kind, "loc": ("a",), "msg": "", "input": written, "ctx": dict(_CONTEXT)}


def own_kinds() -> set[str]:
    """What the validators raise that are written here, each asked for once."""
    asked: tuple[tuple[TypeAdapter[object], str], ...] = (
        (TypeAdapter(PlainText), "\x1b"), (TypeAdapter(Prose), "\u202e"),
        (TypeAdapter(PlainText), " "), (TypeAdapter(Date), "2026"), (TypeAdapter(Flag), "no"),
    )  # fmt: skip
    kinds = set()
    for form, written in asked:
        with pytest.raises(ValidationError) as caught:
            form.validate_python(written)
        kinds |= {one["type"] for one in caught.value.errors()}
    with pytest.raises(ValidationError) as caught:
        Remote(name="mail", url="file:///")
    return kinds | {one["type"] for one in caught.value.errors()}


def test_every_kind_of_error_of_every_file_has_words_of_its_own() -> None:
    kinds = {kind for one in BINDINGS.values() for kind in said_by(one.adapter.core_schema)}
    kinds |= own_kinds()
    assert {"unsafe_character", "remote_reserved", "bool_parsing", "too_short"} <= kinds
    assert {kind for kind in kinds if expected(detail(kind)) == OTHER} == set()


@pytest.mark.parametrize("kind", [*get_args(core_schema.ErrorType), "no_such_kind"])
def test_no_kind_of_error_is_without_words(kind: str) -> None:
    for written in ("x", ["x"], {"x": "x"}, None):
        words = expected(detail(kind, written))
        assert words.en
        assert words.fr
    assert expected({"type": kind, "loc": ("a",), "msg": "", "input": 1, "ctx": {"pattern": ""}})


def places(value: Node, location: Location = ()) -> Iterator[Location]:
    """Where each value stands: reading marks them all."""
    yield location
    inside = value.items() if isinstance(value, dict) else ()
    listed = enumerate(value) if isinstance(value, list) else ()
    for key, one in (*inside, *listed):
        yield from places(one, (*location, key))


@settings(max_examples=150)
@given(
    st.dictionaries(st.sampled_from(sorted(Proposal.model_fields)) | _HOSTILE, _NODE, max_size=4)
)
def test_whatever_a_contributor_writes_is_bound_or_told(written: dict[str, Node]) -> None:
    marks = Marks(dict.fromkeys(places(written), START), {})
    document, faults = files.PROPOSAL.bind("a.yml", Loaded(written, marks))
    assert document or faults
    assert all(fault.values.get("expected") != OTHER for fault in faults)
