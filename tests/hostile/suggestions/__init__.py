"""Suggestions made to harm, by class; each is one case with what must happen to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tests.hostile.suggestions import (
    addresses,
    bombs,
    characters,
    configuration,
    front_matter,
    markup,
    modes,
    ref_names,
    snippets,
    tree_names,
)
from tests.hostile.suggestions.builder import Case

CLASSES: Final[Mapping[str, tuple[Case, ...]]] = {
    "bombs": bombs.CASES,
    "ref names": ref_names.CASES,
    "tree names": tree_names.CASES,
    "modes": modes.CASES,
    "configuration": configuration.CASES,
    "front matter": front_matter.CASES,
    "markup": markup.CASES,
    "snippets": snippets.CASES,
    "addresses": addresses.CASES,
    "characters": characters.CASES,
}
CASES: Final = tuple(case for cases in CLASSES.values() for case in cases)
