"""Fields that are not there, and how a message lists them."""

from __future__ import annotations

from collections.abc import Iterable

from playbook.model.finding import Words
from playbook.model.text import Value


def missing_of(value: Value, fields: Iterable[str]) -> tuple[str, ...]:
    """Those of the fields that the value leaves out."""
    return tuple(name for name in fields if getattr(value, name) is None)


def listed(fields: Iterable[str]) -> Words:
    """The names of fields as a message shows them."""
    *names, last = (f"`{name}`" for name in fields)
    before = ", ".join(names)
    return Words(f"{before} and {last}", f"{before} et {last}") if names else Words(last, last)
