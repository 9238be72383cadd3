"""What somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from playbook.model.finding import Words

_LONGEST = 60
_MOST_OPTIONS = 5000
_LOOKED_AT = 40


def nearest(word: str, options: Iterable[str]) -> str | None:
    """The option that looks most like the word, or None when none is close.

    Bounded: words are cut at 60 characters, at most 5,000 options are looked at, and only the 40
    that share most pairs of letters are compared closely: a page of wrong ids must stay cheap.
    """
    wanted = _pairs(word[:_LONGEST])
    candidates = sorted(set(options))[:_MOST_OPTIONS]
    candidates.sort(key=lambda option: -len(wanted & _pairs(option[:_LONGEST])))
    found = get_close_matches(word[:_LONGEST], candidates[:_LOOKED_AT], n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str | None) -> Words:
    """A sentence to open a help text with; empty when nothing is close."""
    if word is None:
        return Words("", "")
    return Words(f"did you mean `{word}`? ", f"vouliez-vous écrire `{word}`? ")


@lru_cache(maxsize=20_000)
def _pairs(word: str) -> frozenset[str]:
    """The pairs of letters that follow each other, with the ends marked."""
    marked = f"^{word}$"
    return frozenset(marked[start : start + 2] for start in range(len(marked) - 1))
