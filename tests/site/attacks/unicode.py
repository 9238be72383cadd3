"""Characters that look like others, or that no reader sees."""

from __future__ import annotations

import unicodedata
from typing import Final

# Written out as text where they stand: only their looks deceive.
LOOKALIKES: Final = {
    "full-width": "＜script＞canary(1)＜/script＞ ＂ onmouseover=＂canary(1)",
    "cyrillic": "<ѕсrірt>canary(1)</ѕсrірt> jаvаscript:canary(1)",
    "long-s": "<ſcript>canary(1)</ſcript> javaſcript:canary(1)",
    "dotless-i": "javascrıpt:canary(1) <ıframe src=javascript:canary(1)>",
    "bidi-entity": "a &#8238; &#x202E; &rlm; &lrm; b",
    "hidden-entity": "a &ZeroWidthSpace;&zwj;&zwnj;&NoBreak;&shy;&#xFEFF;&#917569; b",
}
_CHARACTERS: Final = (
    # Every character that steers the direction of text (CVE-2021-42574).
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    # Some that take no room, part lines, or hide whole sentences.
    "\u00ad\u200b\u200d\u2028\ufeff\U000e0041"
)
# A file with one of them is refused, and its page is not built.
REFUSED: Final = {
    unicodedata.name(one, "soft hyphen").lower().replace(" ", "-"): f"a{one}<script>canary(1)"
    for one in _CHARACTERS
}
