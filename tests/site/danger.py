"""What in a built page would run, load, cover or mislead: what no author may bring about.

Invariant: what only the theme may write is what it writes on a clean site; what may stand in an
article, by whomever it was written, is on the lists here.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from lxml import etree

from playbook.model.text import unsafe_character
from tests.site.building import Site, elements, tree

IN_ARTICLES: Final = frozenset(
    {
        "a", "abbr", "article", "aside", "blockquote", "br", "code", "dd", "details", "div", "dl",
        "dt", "em", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "img", "input",
        "label", "li", "mark", "nav", "ol", "p", "pre", "section", "small", "span", "strong", "sub",
        "summary", "sup", "table", "tbody", "td", "th", "thead", "time", "tr", "ul",
    }
)  # fmt: skip
# What the site alone says: the difference that a suggestion makes.
_IN_DIFFERENCES: Final = frozenset({"del", "ins"})
_ATTRIBUTES: Final = frozenset(
    {
        "align", "alt", "checked", "class", "colspan", "datetime", "dir", "disabled", "for",
        "height", "hidden", "href", "hreflang", "id", "lang", "name", "open", "reversed", "role",
        "rowspan", "scope", "src", "start", "tabindex", "title", "type", "value", "width",
        "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby", "data-due",
        "data-footnote-id",
    }
)  # fmt: skip
# They are the theme's or nobody's, wherever they stand.
_ACTIVE: Final = frozenset(
    {
        "applet", "audio", "base", "button", "canvas", "dialog", "embed", "form", "frame",
        "frameset", "iframe", "link", "math", "meta", "noscript", "object", "option", "portal",
        "script", "select", "slot", "style", "svg", "template", "textarea", "video",
    }
)  # fmt: skip
_ADDRESSES: Final = frozenset(
    {
        "action", "archive", "background", "cite", "classid", "code", "codebase", "data",
        "formaction", "href", "icon", "longdesc", "manifest", "ping", "poster", "profile", "src",
        "srcdoc", "srcset", "usemap", "xlink:href",
    }
)  # fmt: skip
_SCHEMES: Final = frozenset({"", "http", "https", "mailto"})
_RELATIONS: Final = frozenset({"alternate", "canonical", "icon", "next", "prev", "stylesheet"})
_IGNORED: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028-\u202f]")
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# The theme's own way to tell tabs and their labels apart.
# What an icon is drawn with.
_DRAWING: Final = {
    "svg": {"xmlns", "viewbox"},
    "path": {"d"},
    "g": set[str](),
    "circle": {"cx", "cy", "r"},
}
_TAB: Final = re.compile(r"__tabbed_[0-9]+(?:_[0-9]+)?")
_HOSTS: Final = re.compile(r"^(?:https?:)?//")
Finding = str


def digest(element: etree._Element) -> str:
    """What tells one active element from another."""
    if element.tag == "script" and element.get("type") == "application/json":
        # The words and the way up to the root differ from page to page.
        return f"script {element.get('id')} {sorted(json.loads(element.text or ''))}"
    written = etree.tostring(element, with_tail=False)
    return f"{element.tag} {hashlib.sha256(written).hexdigest()}"


@dataclass(frozen=True)
class Theme:
    """What the theme itself writes on a clean site."""

    active: frozenset[str]
    policies: frozenset[str]
    ids: frozenset[str]
    files: frozenset[str]

    @classmethod
    def of(cls, site: Site) -> Theme:
        """The theme as a clean site shows it."""
        active: set[str] = set()
        policies: set[str] = set()
        ids: set[str] = set()
        for path in site.html():
            root = tree(path.read_bytes())
            written = [one for one in elements(root, "//*") if one.tag in _ACTIVE]
            active |= {digest(one) for one in written if not _is_a_reference(one)}
            policies |= {str(one.get("content")) for one in elements(root, "//meta[@http-equiv]")}
            outside = elements(root, "//*[@id][not(ancestor::article)]")
            ids |= {str(one.get("id")) for one in outside}
        files = {path.relative_to(site.root).as_posix() for path in site.root.rglob("*.*s")}
        return cls(*map(frozenset, (active, policies, ids, files)))


def dangers(root: etree._Element, at: str, theme: Theme) -> Iterator[Finding]:
    """Everything in a page that no author may bring about; `at` is the page's file in the site."""
    for element in elements(root, "//*"):
        if element.tag in _ACTIVE:
            yield from _active(element, at, theme)
        for name, value in element.attrib.items():
            yield from _attribute(element, str(name).lower(), str(value), at)
    for element in elements(root, "//article//*"):
        yield from _in_article(element, theme)
    for text in root.itertext():
        if unsafe_character(str(text)):
            yield f"a hidden character in {text!r}"


def _shown(element: etree._Element) -> str:
    return etree.tostring(element, with_tail=False).decode()[:200]


def _is_icon(element: etree._Element) -> bool:
    """Whether this is a drawing, or a part of one, beside words: shapes and nothing else."""
    in_an_icon = "ancestor-or-self::svg[parent::span[@class='twemoji'][@aria-hidden='true']]"
    drawing = next(iter(elements(element, in_an_icon)), None)
    return drawing is not None and all(
        one.tag in _DRAWING and {str(name).lower() for name in one.attrib} <= _DRAWING[str(one.tag)]
        for one in elements(drawing, "descendant-or-self::*")
    )


def _is_a_reference(element: etree._Element) -> bool:
    """Whether this names a file or a value, which `_active` looks at by itself."""
    return element.tag in {"link", "meta"} or element.get("src") is not None


def _active(element: etree._Element, at: str, theme: Theme) -> Iterator[Finding]:
    if element.tag in {"link", "meta"}:
        if elements(element, "ancestor::body") or not _belongs_in_head(element, at, theme):
            yield f"a {element.tag}: {_shown(element)}"
    elif not _is_a_reference(element):
        if digest(element) not in theme.active and not _is_icon(element):
            yield f"a {element.tag} of its own: {_shown(element)}"
    elif element.tag != "script" or not _is_own(element, "src", at, theme):
        yield f"a {element.tag} from elsewhere: {_shown(element)}"


def _belongs_in_head(element: etree._Element, at: str, theme: Theme) -> bool:
    if element.tag == "meta":
        return not element.get("http-equiv") or element.get("content") in theme.policies
    relation = str(element.get("rel")).strip()
    return relation in _RELATIONS and (
        relation != "stylesheet" or _is_own(element, "href", at, theme)
    )


def _is_own(element: etree._Element, name: str, at: str, theme: Theme) -> bool:
    """Whether an address leads to a script or style of the theme's."""
    address = urlsplit(str(element.get(name)))
    if address.scheme or address.netloc:
        return False
    folder = "/" if address.path.startswith("/") else posixpath.dirname(f"/{at}")
    return posixpath.normpath(posixpath.join(folder, address.path)).lstrip("/") in theme.files


def _attribute(element: etree._Element, name: str, value: str, at: str) -> Iterator[Finding]:
    written = f"{at}: {element.tag} {name}={value}"
    if name.startswith("on") or name == "style":
        yield written
    if name in _ADDRESSES and scheme(value) not in _SCHEMES:
        yield written
    if name in _ADDRESSES - {"href", "src"} or (name == "src" and _HOSTS.match(_plain(value))):
        yield written
    if unsafe_character(value):
        yield f"a hidden character in {written!r}"


def _in_article(element: etree._Element, theme: Theme) -> Iterator[Finding]:
    is_the_themes = element.tag != "script" and digest(element) in theme.active
    if _is_icon(element):
        return
    difference = "ancestor::div[@class='playbook-diff']"
    if element.tag in _IN_DIFFERENCES and elements(element, difference):
        yield from [f"attributes: {_shown(element)}"] if element.attrib else []
        return
    if element.tag not in IN_ARTICLES and not is_the_themes:
        yield f"an element: {_shown(element)}"
        return
    if elements(element, "ancestor-or-self::*[self::button or self::form or self::svg]"):
        return  # of the theme, as `_active` has seen
    if more := set(element.attrib) - _ATTRIBUTES:
        yield f"attributes {more}: {_shown(element)}"
    yield from _names(element, theme)


def _names(element: etree._Element, theme: Theme) -> Iterator[Finding]:
    """What the theme's scripts would take for something of their own."""
    is_tab = element.tag == "input" and element.get("type") == "radio"
    own = str(element.get("id", ""))
    if own in theme.ids or (own.startswith("__") and not (is_tab and _TAB.fullmatch(own))):
        yield f"an id of the theme's: {_shown(element)}"
    for name, on in (("name", "input"), ("for", "label")):
        value = element.get(name)
        if value is not None and not (element.tag == on and _TAB.fullmatch(str(value))):
            yield f"a {name}: {_shown(element)}"
    if element.tag == "input" and not is_tab and element.get("disabled") is None:
        yield f"an input: {_shown(element)}"
    if re.search(r"(?:^|\s)md-(?!button)", str(element.get("class", ""))):
        yield f"a class of the theme's: {_shown(element)}"


def _plain(address: str) -> str:
    """An address as browsers read it: blanks and control characters don't count."""
    return _IGNORED.sub("", address).replace("\\", "/")


def scheme(address: str) -> str:
    """The scheme of an address as a browser sees it; empty where it has none."""
    found = _SCHEME.match(_plain(address))
    return found.group(1).lower() if found else ""
