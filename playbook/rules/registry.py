"""Every rule there is, found by its file's name: `rules/gba/gba012_disaggregation.py`."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from playbook import rules
from playbook.rules.rule import Check, Rule, Scope

FAMILIES: Final = ("met", "pag", "gba", "lng", "lnk", "cit", "prv", "reg", "tre", "sty", "sug")
_RULE_FILE: Final = re.compile(r"^([a-z]{3}\d{3})_[a-z0-9_]+$")


@dataclass(frozen=True)
class Entry:
    """A rule and, unless it is raised while reading, its check."""

    rule: Rule
    check: Check | None


@cache
def registry() -> Mapping[str, Entry]:
    """All rules by code, in the order of their codes."""
    found: dict[str, Entry] = {}
    for family in FAMILIES:
        package = importlib.import_module(f"{rules.__name__}.{family}")
        for module_info in pkgutil.iter_modules(package.__path__):
            if _RULE_FILE.match(module_info.name):
                module = importlib.import_module(f"{package.__name__}.{module_info.name}")
                rule: Rule = module.RULE
                found[rule.code] = Entry(rule, getattr(module, "check", None))
    return MappingProxyType(dict(sorted(found.items())))


@cache
def checks(scope: Scope) -> tuple[Check, ...]:
    """The checks of one scope."""
    return tuple(
        entry.check for entry in registry().values() if entry.check and entry.rule.scope is scope
    )


@cache
def checks_of_pages(scope: Scope) -> tuple[Check, ...]:
    """The checks of one scope that a change of pages can give another outcome."""
    return tuple(
        entry.check
        for entry in registry().values()
        if entry.check and entry.rule.scope is scope and entry.rule.of_pages
    )
