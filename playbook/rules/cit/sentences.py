"""The sentence that a citation stands for."""

from __future__ import annotations

import re
from typing import Final

from playbook.model.body import Citation

# A sentence ends where a capital, a quotation or a bracket begins the next: “p. ex. ici” does not.
_SENTENCE_END: Final = re.compile(
    r"[.!?…][»”\")’\u00a0]{0,4}[ \n]{1,2000}(?=[«“\"(\[]{0,2}\u00a0?[A-ZÀ-ÖØ-Þ])"
)
# No sentence is longer: looking no further back keeps a page full of citations quick to check.
_LONGEST: Final = 2000
_CLOSERS: Final = ' \n\u00a0*_~»”")’'
_ENDS: Final = (".", "!", "?", "…", ":", ";")


def sentence_before(citation: Citation) -> tuple[int, str]:
    """The last sentence before a citation as a reader reads it, and its offset in the passage."""
    begin = max(0, citation.offset - _LONGEST)
    text = citation.passage.readable[begin : citation.offset].rstrip()
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    start = ends[-1] if ends else 0
    return begin + start, text[start:]


def closes_its_sentence(citation: Citation) -> bool:
    """Whether a sentence, a list item or a cell ends right before a citation."""
    passage = citation.passage
    begin, end = max(0, citation.offset - _LONGEST), citation.offset + _LONGEST
    before = passage.readable[begin : citation.offset].rstrip(_CLOSERS)  # citations are blank
    if before.endswith(_ENDS):
        return True
    after = passage.readable[citation.offset : end].lstrip()
    return passage.kind in {"item", "row"} and (not after or after.startswith("|"))
