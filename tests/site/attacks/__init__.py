"""Attacks by family: what an author's text must never become, each under a name of its own."""

from __future__ import annotations

from typing import Final

from tests.site.attacks import (
    addresses,
    breakouts,
    clobbering,
    elements,
    handlers,
    markdown,
    unicode,
)

# On one line, so that every field can hold them.
ATTACKS: Final = {
    **elements.SCRIPTS,
    **elements.ENDS,
    **elements.FRAMES,
    **elements.HEAD,
    **handlers.IMAGES,
    **handlers.GRAPHICS,
    **handlers.OTHERS,
    **addresses.SCRIPTING,
    **addresses.ENTITIES,
    **addresses.DATA,
    **addresses.ELSEWHERE,
    **breakouts.ATTRIBUTES,
    **breakouts.SCRIPTS,
    **breakouts.STYLES,
    **breakouts.DOCUMENTS,
    **breakouts.TEMPLATES,
    **clobbering.RAW,
    **clobbering.IN_MARKDOWN,
    **markdown.INLINE,
    **unicode.LOOKALIKES,
}
# That only a block of Markdown can carry; a field of one line gets their words in one line.
BLOCKS: Final = {**markdown.FENCES, **markdown.BOXES, **markdown.PARTS}
REFUSED: Final = unicode.REFUSED
NAMES: Final = (*ATTACKS, *BLOCKS)
