"""How much of a page's wording has changed.

Words are counted, not aligned: the work grows with the length of the page alone, and a sentence
that moved has not changed.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from playbook.model.document import Page

_A_TENTH: Final = 10


def share_changed(before: Page, after: Page) -> int:
    """The share of the words before that are others now, in percent; 100 at most."""
    old, new = _words(before), _words(after)
    return min(100 * _changed(old, new) // max(old.total(), 1), 100)


def is_rewritten(before: Page, after: Page) -> bool:
    """Whether more than one word in ten is another."""
    old, new = _words(before), _words(after)
    return _changed(old, new) * _A_TENTH > max(old.total(), 1)


def _changed(old: Counter[str], new: Counter[str]) -> int:
    return max((new - old).total(), (old - new).total())


def _words(page: Page) -> Counter[str]:
    return Counter(word for passage in page.body.passages for word in passage.words)
