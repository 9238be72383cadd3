"""What somebody probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from playbook.model.finding import Words

_LONGEST = 60
_MOST_OPTIONS = 5000


def nearest(word: str, options: Iterable[str]) -> str | None:
    """The option that looks most like the word, or None when none is close.

    Bounded: words are cut at 60 characters and at most 5,000 options are compared, so that a
    hostile word cannot make a check slow.
    """
    candidates = sorted(options)[:_MOST_OPTIONS]
    found = get_close_matches(word[:_LONGEST], candidates, n=1, cutoff=0.6)
    return found[0] if found else None


def did_you_mean(word: str | None) -> Words:
    """A sentence to open a help text with; empty when nothing is close."""
    if word is None:
        return Words("", "")
    return Words(f"did you mean `{word}`? ", f"vouliez-vous écrire `{word}`? ")
