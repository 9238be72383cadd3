"""Writes text into YAML, so that it is read back as the same text."""

from __future__ import annotations

import json
import re
from typing import Final

# YAML folds or refuses these between double quotes; JSON writes them as they are.
_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def quoted(text: str) -> str:
    """Text as one YAML scalar between double quotes, whatever the text holds."""
    written = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", written)
