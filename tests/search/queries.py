"""What people type into the search, and the pages that answer it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import yaml
from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from playbook.model.text import Language

_HERE: Final = Path(__file__).parent
WANTED: Final = 2


@dataclass(frozen=True)
class Query:
    """Something typed; each target is a page id with its grade: 2 is wanted, 1 helps too."""

    tag: str
    query: str
    targets: dict[str, int]

    @property
    def wanted(self) -> frozenset[str]:
        """The pages that answer it."""
        return frozenset(page for page, grade in self.targets.items() if grade == WANTED)


_QUERIES: Final = TypeAdapter(tuple[Query, ...])


def queries(language: Language) -> tuple[Query, ...]:
    """The queries of a language."""
    text = (_HERE / f"queries.{language}.yml").read_text(encoding="utf-8")
    return _QUERIES.validate_python(yaml.load(text, yaml.CSafeLoader))  # noqa: TID251 - our file
