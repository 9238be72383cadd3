"""The one place where plain text becomes something a template may print.

Invariant: every value that leaves `playbook.site` for a template is `SafeHtml`, because neither
MkDocs nor Material escapes: a title of `<img onerror=...>` would run on every page whose
navigation lists it.
"""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup, escape

from playbook.model.text import on_one_line

SafeHtml = Markup
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~^=:&@$])")


def safe(text: str) -> SafeHtml:
    """Text with everything escaped that HTML gives a meaning to, in text and in attributes."""
    return escape(text)


def markdown_text(text: str) -> str:
    """Text on one line that Markdown prints as it stands.

    Numeric entities survive every Markdown extension; backslashes don't survive all of them.
    """
    return _MARKDOWN.sub(lambda match: f"&#{ord(match.group())};", on_one_line(text))
