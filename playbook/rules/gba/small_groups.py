"""Words that point at one person, because so few people are meant.

A short list on purpose: it finds the usual turns of phrase and leaves general statements alone
(`both women and men`, `la seule organisation`). Every pattern is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_ANY_WORD: Final = r"(?:[\w-]{1,30}\s)?"
_END: Final = r"(?![\w-])"
_FEW: Final = r"(?:two|three|four|2|3|4)"
_FEW_FR: Final = r"(?:deux|trois|quatre|2|3|4)"
_ASKED: Final = r"(?:participant|respondent|interviewee)"
_ASKED_FR: Final = r"(?:participante?|répondante?)"
_HEARD_FR: Final = r"(?:interrogée|consultée|interviewée|rencontrée)"
_PEOPLE: Final = rf"(?:{_ASKED}s|women|men|people|employees|clients)"
_PEOPLE_FR: Final = rf"(?:{_ASKED_FR}s|femmes|hommes|personnes|employée?s|cliente?s)"
_PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bthe\s(?:only|sole)\s{_ANY_WORD}(?:{_ASKED}|woman|man){_END}",
        rf"\bonly\sone\s{_ANY_WORD}{_ASKED}{_END}",
        rf"\bone\sof\s(?:the|our)\s{_FEW}\s{_ANY_WORD}{_PEOPLE}{_END}",
        rf"\bthe\s{_FEW}\s{_ANY_WORD}{_ASKED}s{_END}",
        rf"\b(?:la\sseule|le\sseul)\s{_ANY_WORD}(?:{_ASKED_FR}|femme|homme){_END}",
        rf"\bla\sseule\spersonne\s{_HEARD_FR}{_END}",
        rf"\b(?:une\sseule|un\sseul)\s{_ASKED_FR}{_END}",
        rf"\b(?:un|une)\s(?:des|de\snos)\s{_FEW_FR}\s{_ANY_WORD}{_PEOPLE_FR}{_END}",
        rf"\bles\s{_FEW_FR}\s{_ANY_WORD}{_ASKED_FR}s{_END}",
    )
)
# Every pattern has one of these words: most texts have none.
_SIGN: Final = re.compile(
    r"\b(?:only|sole|seule?|two|three|four|deux|trois|quatre|[234])\b", re.IGNORECASE
)


def small_groups(text: str) -> Iterator[re.Match[str]]:
    """Each statement about a group so small that its members can be recognized."""
    for pattern in _PATTERNS if _SIGN.search(text) else ():
        yield from pattern.finditer(text)
