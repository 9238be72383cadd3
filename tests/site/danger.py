"""What in HTML would run, load or cover: everything that only the theme may write."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from lxml import etree

from tests.site.building import Site, elements, tree

_ADDRESSES: Final = frozenset(
    {"action", "background", "cite", "data", "formaction", "href", "poster", "src", "srcset",
     "xlink:href"}
)  # fmt: skip
_SCHEMES: Final = frozenset({"", "http", "https", "mailto"})
_IGNORED: Final = re.compile(r"[\x00-\x20]")
_ACTIVE: Final = frozenset(
    {"applet", "base", "embed", "form", "frame", "iframe", "link", "math", "meta", "object",
     "script", "style", "svg", "template", "textarea", "video", "audio"}
)  # fmt: skip


def digest(element: etree._Element) -> str:
    """What tells one active element from another."""
    if element.tag == "script" and element.get("type") == "application/json":
        # Its words and the way up to the root differ from page to page.
        return f"script {element.get('id')} {sorted(json.loads(element.text or ''))}"
    written = etree.tostring(element, with_tail=False)
    return f"{element.tag} {hashlib.sha256(written).hexdigest()}"


@dataclass(frozen=True)
class Theme:
    """The active elements and the styles that the theme itself writes on a clean site."""

    active: frozenset[str]
    styles: frozenset[str]

    @classmethod
    def of(cls, site: Site) -> Theme:
        """The theme as a clean site shows it."""
        active: set[str] = set()
        styles: set[str] = set()
        for path in site.html():
            for element in _all(tree(path.read_bytes())):
                if element.tag in _ACTIVE and element.tag not in {"link", "meta"}:
                    active.add(digest(element))
                styles.update(filter(None, [element.get("style")]))
        return cls(frozenset(active), frozenset(styles))


def dangers(root: etree._Element, theme: Theme) -> Iterator[str]:
    """Everything in a page that no author may bring about."""
    for element in _all(root):
        yield from _element(element, theme)
        for name, value in element.attrib.items():
            yield from _attribute(element, str(name).lower(), str(value), theme)


def _all(root: etree._Element) -> list[etree._Element]:
    return elements(root, "//*")


def _element(element: etree._Element, theme: Theme) -> Iterator[str]:
    shown = etree.tostring(element, with_tail=False).decode()[:200]
    within = [str(one.tag) for one in element.iterancestors()]
    if element.tag in {"link", "meta"}:
        if "body" in within or element.get("http-equiv"):
            yield f"a {element.tag}: {shown}"
    elif element.tag == "script" and element.get("src"):
        if not str(element.get("src")).split("?")[0].endswith(".js") or _outside(element):
            yield f"a script from elsewhere: {shown}"
    elif element.tag in _ACTIVE and digest(element) not in theme.active:
        yield f"a {element.tag} of its own: {shown}"


def _outside(element: etree._Element) -> bool:
    address = urlsplit(str(element.get("src")))
    return bool(address.scheme or address.netloc) or "/assets/javascripts/" not in (
        f"/{address.path}"
    )


def _attribute(element: etree._Element, name: str, value: str, theme: Theme) -> Iterator[str]:
    if name.startswith("on"):
        yield f"{element.tag} {name}={value}"
    if name in _ADDRESSES and _scheme(value) not in _SCHEMES:
        yield f"{element.tag} {name}={value}"
    if name == "style" and value not in theme.styles:
        yield f"{element.tag} style={value}"
    if name == "name" and element.tag not in {"input", "meta", "form"}:
        yield f"{element.tag} name={value}"


def _scheme(address: str) -> str:
    """The scheme as a browser sees it: blanks and control characters don't count."""
    return urlsplit(_IGNORED.sub("", address)).scheme.lower()
