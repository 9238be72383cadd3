"""The words of a link as a reader reads them."""

from __future__ import annotations

import re
from typing import Final

_MARKUP: Final = re.compile(r"[*_`~=^]{1,3}")
_BLANKS: Final = re.compile(r"\s+")
_EDGES: Final = ' .,:;!?…>→»«"“”()'

_SAYING_NOTHING: Final = frozenset(
    {
        "click here",
        "here",
        "learn more",
        "link",
        "more",
        "read more",
        "this link",
        "this page",
        "ce lien",
        "cette page",
        "cliquez ici",
        "en savoir plus",
        "ici",
        "lien",
        "lire la suite",
        "plus",
        "suite",
    }
)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S{1,1000}")


def plain(words: str) -> str:
    """The words without markup, case and the signs around them."""
    return _BLANKS.sub(" ", _MARKUP.sub("", words)).strip(_EDGES).casefold()


def say_nothing(words: str) -> bool:
    """Whether words tell nothing of where a link leads when they are read alone."""
    return not plain(words) or plain(words) in _SAYING_NOTHING or is_address(words)


def is_address(words: str) -> bool:
    """Whether a web address stands in place of words."""
    return _ADDRESS.fullmatch(plain(words)) is not None
