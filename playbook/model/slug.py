"""The anchor that a heading gets; the site's Markdown uses this same function."""

from __future__ import annotations

import re
import unicodedata


def slug(text: str, separator: str = "-") -> str:
    """Lower case without accents, words joined by the separator: `Où aller?` gives `ou-aller`."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    ascii_text = plain.encode("ascii", "ignore").decode().lower()
    return re.sub(
        rf"[{re.escape(separator)}\s]+", separator, re.sub(r"[^\w\s-]", "", ascii_text)
    ).strip(separator)
