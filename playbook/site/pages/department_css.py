"""The department's colour as a stylesheet, with the text colour that is legible on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.site.generated import GeneratedFile
from playbook.site.writer import Writer

PATH: Final = "stylesheets/department.css"
_LINEAR_UP_TO: Final = 0.04045
_LIGHT, _DARK = "#ffffff", "#000000"


def files(w: Writer) -> Iterator[GeneratedFile]:
    """The stylesheet that the theme's own ones refer to."""
    colour = w.reference.policy.value.colour
    rule = f"--playbook-colour:{colour};--playbook-on-colour:{text_colour(colour)}"
    yield GeneratedFile(PATH, f":root{{{rule}}}\n")


def text_colour(background: str) -> str:
    """White or black, whichever has the higher contrast ratio on a colour (WCAG 2.1, 1.4.3)."""
    ground = _luminance(background)
    light = (_luminance(_LIGHT) + 0.05) / (ground + 0.05)
    dark = (ground + 0.05) / (_luminance(_DARK) + 0.05)
    return _LIGHT if light >= dark else _DARK


def _luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= _LINEAR_UP_TO:
        return channel / 12.92
    linear: float = ((channel + 0.055) / 1.055) ** 2.4
    return linear
