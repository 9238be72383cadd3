"""The one place where plain text becomes something a template may print.

Invariant: every value that leaves `playbook.site` for a template is `SafeHtml`, because neither
MkDocs nor Material escapes: a title of `<img onerror=...>` would run on every page whose
navigation lists it.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from playbook.model.text import on_one_line, unsafe_character

SafeHtml = Markup
# What Markdown gives a meaning to wherever it stands, then what it gives one to only at the start
# of a line, after a number, or in a row of its like; so that prose stays legible as Markdown.
_MARKDOWN: Final = re.compile(
    r"""[\\`*_{}\[\]#|<>~^=&$"]"""
    r"|(?<!\w)[+-]|-(?!\w)|\+(?=\+)|(?<=\d)[.)](?!\d)|(?<![^ ])[.:?!]|[?!](?=[?!])|:(?!\s|$)"
)
_ENTITY: Final = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);?")


def safe(text: str) -> SafeHtml:
    """Text with everything escaped that HTML gives a meaning to, in text and in attributes."""
    return escape(text)


def markdown_text(text: str) -> str:
    """Text on one line that Markdown prints as it stands.

    Numeric entities survive every Markdown extension; backslashes don't survive all of them.
    """
    return _MARKDOWN.sub(lambda match: f"&#{ord(match.group())};", on_one_line(text))


def hidden_shown(written: str) -> str:
    """HTML in which an entity for a character that no text may hold is text itself.

    Such a character makes a text read differently from what it says, however it got there.
    """
    return _ENTITY.sub(lambda entity: _shown_if_hidden(entity.group()), written)


@lru_cache(maxsize=1024)
def _shown_if_hidden(entity: str) -> str:
    character = html.unescape(entity)  # nothing, for some that browsers show nothing for
    is_hidden = not character or unsafe_character(character) is not None
    return f"&amp;{entity[1:]}" if is_hidden else entity
