"""Icons that authors name, such as `:material-phone:`: drawn in the page, asked of no other site.

An icon is decoration: whoever listens to a page hears the words beside it.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from material.extensions.emoji import to_svg, twemoji
from pymdownx.emoji import EmojiExtension, to_alt


def icons() -> EmojiExtension:
    """The extension that knows the theme's icons by their names."""
    return EmojiExtension(emoji_index=twemoji, emoji_generator=_drawn)


def _drawn(  # noqa: PLR0913, PLR0917 - the library's signature
    index: str,
    shortname: str,
    alias: str | None,
    uc: str | None,
    alt: str,
    title: str,
    category: str,
    options: dict[str, str],
    md: Markdown,
) -> Element | str:
    """An icon of the theme as a drawing; an emoji as the character that it is.

    The library makes an image of an emoji, which a server elsewhere would give.
    """
    if uc:
        character: str = to_alt(index, shortname, alias, uc, alt, title, category, options, md)
        return character
    icon: Element = to_svg(index, shortname, alias, uc, alt, title, category, options, md)
    icon.set("aria-hidden", "true")
    return icon
