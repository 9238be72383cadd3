"""Where the addresses of a page lead once it is a file in a tree of plain Markdown."""

from __future__ import annotations

import posixpath
import re
from typing import Final

from playbook.site.allow_list import ASSET, address_allowed, is_relative

_MEDIA: Final = "/media/"
_SCHEME_OR_HOST: Final = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def staged_address(address: str, page: str, *, image: bool = False) -> str | None:
    """An address as the page at this path writes it; None for one that no page may have."""
    if not address_allowed(address) or (image and not is_relative(address)):
        return None
    return relative(ASSET.sub(_MEDIA, address), page)


def relative(address: str, page: str) -> str:
    """An address from the root of the tree, from where the page stands; others as they are."""
    if not address.startswith("/") or _SCHEME_OR_HOST.match(address):
        return address
    path, sign, rest = _parted(address[1:])
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + sign + rest


def _parted(address: str) -> tuple[str, str, str]:
    """The path of an address, and what follows it from its first `#` or `?` on."""
    found = re.search(r"[#?]", address)
    if found is None:
        return address, "", ""
    return address[: found.start()], found.group(), address[found.end() :]
