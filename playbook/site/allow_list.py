"""What of an author's Markdown may reach a reader: attributes, addresses and characters on a list.

Invariant: whatever the extensions made of a page, no attribute, class, id or scheme leaves that is
not on a list here, and no entity hides a character that no text may hold.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from typing import Final, TypedDict, Unpack
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString
from pymdownx.superfences import SuperFencesCodeExtension

from playbook.site.escape import hidden_shown

ASSET: Final = re.compile(r"^(?:(?:\.\./)*|/)assets/(?=[a-z0-9])")
_SCHEME: Final = re.compile(r"^([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SCHEMES: Final = frozenset({"http", "https", "mailto"})
_PUT_ASIDE: Final = re.compile(f"{STX}([0-9]{{1,5}}){ETX}")
_IGNORED_IN_ADDRESSES: Final = re.compile("[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028-\u202f]")
_ATTRIBUTES: Final = frozenset(
    {
        "align", "alt", "class", "colspan", "dir", "height", "href", "hreflang", "id", "lang",
        "name", "reversed", "role", "rowspan", "scope", "src", "start", "title", "type", "value",
        "width", "checked", "disabled", "for", "open", "aria-hidden", "aria-label",
        "aria-labelledby", "aria-describedby", "data-footnote-id",
    }
)  # fmt: skip
_ADDRESS_OF: Final = {"a": "href", "img": "src"}
_ADDRESSES: Final = frozenset(_ADDRESS_OF.values())
# Elsewhere they hide what the theme's own script looks up in `document`.
_ONLY_ON: Final = {"name": "input", "for": "label"}
# Ids that the theme's own scripts look for.
_RESERVED_ID: Final = re.compile(r"^(?:__|playbook-)")
# The theme's own classes would let a link cover the page; its buttons are meant for authors.
_RESERVED_CLASS: Final = re.compile(r"^md-(?!button)")
_NAME: Final = re.compile(r"[A-Za-z][\w+#.-]{0,60}")
_FENCE_OPTIONS: Final = frozenset({"title", "linenums", "hl_lines"})


class _Fence(TypedDict):
    """What a code fence says, as its formatter gets it."""

    src: str
    language: str | None
    md: Markdown
    options: dict[str, str]
    classes: list[str]
    id_value: str
    attrs: dict[str, str]


class OnlyWithValue(Treeprocessor):
    """The first look at attributes as authors write them, before anything reads one."""

    def run(self, root: ET.Element) -> None:
        """Drop every attribute that is given no value: it has None for one, which nothing expects.

        Those that HTML knows as yes or no, such as `open`, have their own name for a value.
        """
        for element in root.iter():
            given: Mapping[str, str | None] = element.attrib
            for name in [name for name, value in given.items() if value is None]:
                del element.attrib[name]


class AllowList(Treeprocessor):
    """The last look at a page's elements before they are written."""

    def run(self, root: ET.Element) -> None:
        """Drop every attribute and address that is not on a list; point assets at their copy."""
        for element in root.iter():
            for name, value in list(element.attrib.items()):
                self._keep_or_drop(element, name, value)
            if _ADDRESS_OF.get(element.tag, "") not in ("", *element.attrib):
                _say_refused(element)

    @staticmethod
    def _keep_or_drop(element: ET.Element, name: str, value: str) -> None:
        kept = value
        if name in _ADDRESSES:
            kept = ASSET.sub("/media/", value)
        elif name == "class":
            kept = " ".join(allowed_classes(value.split()))
        if attribute_allowed(element.tag, name, value) and (kept or name != "class"):
            element.set(name, kept)
        else:
            del element.attrib[name]


class NoHiddenCharacters(Postprocessor):
    """The last look at a page's HTML: what no text may hold may not come in as an entity either."""

    def run(self, text: str) -> str:
        """Show such an entity as it is written."""
        return hidden_shown(text)


def attribute_allowed(tag: str, name: str, value: str) -> bool:
    """Whether an element may have an attribute; what classes it may name is told apart."""
    if name not in _ATTRIBUTES or tag != _ONLY_ON.get(name, tag):
        return False
    if name in _ADDRESSES:
        # A page that shows an image of another site tells that site who reads it.
        return address_allowed(value) and (name != "src" or is_relative(value))
    # Only the theme's own tabs have inputs, and their ids are reserved ones.
    return name != "id" or tag == "input" or not _RESERVED_ID.match(value)


def _say_refused(element: ET.Element) -> None:
    """A link or image whose address is refused becomes words: an engine asks for addresses."""
    if element.tag == "img":
        element.text = AtomicString(element.attrib.pop("alt", ""))
    element.tag = "span"
    element.set("class", "playbook-missing")


def allowed_classes(names: list[str]) -> list[str]:
    """The classes that an author may use."""
    return [name for name in names if _NAME.fullmatch(name) and not _RESERVED_CLASS.match(name)]


def tame_fences(md: Markdown) -> None:
    """Code fences write their own HTML, with attributes as the author wrote them: check them."""
    for extension in md.registeredExtensions:
        if isinstance(extension, SuperFencesCodeExtension):
            fence = extension.superfences[0]
            fence["formatter"] = _tamed(fence["formatter"])


def _tamed(formatter: Callable[..., str]) -> Callable[..., str]:
    """The formatter without the attributes, options and names that are not on a list."""

    def tamed(**fence: Unpack[_Fence]) -> str:
        language, options, own = fence["language"] or "", fence["options"], fence["id_value"]
        fence["language"] = language if _NAME.fullmatch(language) else ""
        fence["options"] = {key: options[key] for key in options.keys() & _FENCE_OPTIONS}
        named = [name for name in fence["classes"] if _NAME.fullmatch(name)]
        fence["classes"] = allowed_classes(named)
        fence["id_value"] = own if _NAME.fullmatch(own) and not _RESERVED_ID.match(own) else ""
        fence["attrs"] = {}
        return formatter(**fence)

    return tamed


def is_relative(address: str) -> bool:
    """Whether an address stays on this site."""
    plain = _as_browsers_read(address)
    return _SCHEME.match(plain) is None and not plain.startswith("//")


def address_allowed(address: str) -> bool:
    """An address is relative, or http, https or mailto, whatever it hides its scheme behind."""
    scheme = _SCHEME.match(_as_browsers_read(address))
    return scheme is None or scheme.group(1).lower() in _SCHEMES


def _as_browsers_read(address: str) -> str:
    """An address without what browsers pass over, with what Python-Markdown put aside put back."""
    written = _PUT_ASIDE.sub(lambda found: chr(int(found.group(1))), address)
    return _IGNORED_IN_ADDRESSES.sub("", html.unescape(written)).replace("\\", "/")
