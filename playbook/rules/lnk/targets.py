"""What an author wrote as a target, and which file of the checkout it means."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from playbook.model.body import Link
from playbook.model.document import Page

ASSETS: Final = "docs/assets/"
_PAGE_ID: Final = re.compile(r"[a-z][a-z0-9]{0,60}(?:-[a-z0-9]{1,60}){0,20}")
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]{0,30}):")
_HIDING: Final = re.compile("[\\x00-\\x20\\x7f-\\xa0\u00ad\u200b-\u200f\u2060\ufeff]")
_LANGUAGE_FOLDERS: Final = ("/en/", "/fr/")


def is_page_id(text: str) -> bool:
    """Whether a text has the form of a page's id."""
    return _PAGE_ID.fullmatch(text) is not None


def scheme_of(target: str) -> str:
    """The scheme as a browser reads it; empty for a relative target, `//` where it is left out.

    Browsers decode entities, drop control characters and blanks, and do not mind case.
    """
    plain = _HIDING.sub("", html.unescape(target)).casefold().lstrip("<")
    if plain.replace("\\", "/").startswith("//"):
        return "//"
    found = _SCHEME.match(plain)
    return found.group(1) if found else ""


def fragment_of(target: str) -> str:
    """The anchor that a target names, or an empty text."""
    return unquote(target.partition("#")[2])


def path_of(page: Page, target: str) -> str:
    """The file of the checkout that a relative target means; this page's file for `#anchor`.

    A target that begins with `/` counts from the page's language, or from `docs` when it names
    the assets or a language.
    """
    written = unquote(target.partition("#")[0].partition("?")[0])
    if not written:
        return page.path
    if written.startswith(("/assets/", *_LANGUAGE_FOLDERS)):
        return posixpath.normpath(f"docs{written}")
    if written.startswith("/"):
        return posixpath.normpath(f"docs/{page.language.value}{written}")
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), written))


def leaves_its_tree(page: Page, target: str) -> bool:
    """Whether a relative target names the other language's tree or an address of the site."""
    other = f"docs/{page.language.other.value}/"
    return target.startswith(_LANGUAGE_FOLDERS) or path_of(page, target).startswith(other)


def name_of(target: str) -> str:
    """The last name in a target without its ending: the id of the page it probably means."""
    written = unquote(target.partition("#")[0].partition("?")[0])
    return posixpath.basename(written.rstrip("/")).removesuffix(".md").removesuffix(".html")


def page_links(page: Page) -> Iterator[Link]:
    """The relative Markdown links of a page that are to lead to a page of its own tree."""
    for link in page.body.links:
        if link.image or scheme_of(link.target) or "@" in link.target:
            continue
        if not leaves_its_tree(page, link.target) and not names_asset(page, link.target):
            yield link


def names_asset(page: Page, target: str) -> bool:
    """Whether a relative target means a file under `docs/assets`."""
    return path_of(page, target).startswith(ASSETS)
