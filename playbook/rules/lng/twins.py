"""Both twins of a pair."""

from __future__ import annotations

from typing import NamedTuple

from playbook.model.document import Page
from playbook.model.edition import Pair


class Twins(NamedTuple):
    """The English and the French page of one id."""

    en: Page
    fr: Page


def twins(pair: Pair) -> Twins | None:
    """Both pages, or None where one is missing: rule LNG001 says so."""
    return Twins(pair.en, pair.fr) if pair.en and pair.fr else None
