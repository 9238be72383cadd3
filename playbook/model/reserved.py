"""Paths under a language's tree that the theme or a generated page writes.

The site copies an author's files over the theme's: a file at one of these paths would replace a
script, the search index or a generated page.
"""

from __future__ import annotations

from typing import Final

# Folders, with everything in them.
RESERVED_FOLDERS: Final = frozenset(
    {
        "assets", "boards", "browse", "codes", "data", "gba", "help", "ideas", "javascripts",
        "media", "pagefind", "search", "stylesheets",
    }
)  # fmt: skip
# The page of every folder is made.
_INDEX: Final = "index.md"
# Files at the top of a tree.
RESERVED_FILES: Final = frozenset(
    {"404.html", "404.md", "index.md", "objects.inv", "robots.txt", "sitemap.xml"}
)


def reserved(address: str) -> str | None:
    """The reserved folder or file that a path within a language's tree would write to, or None.

    Upper and lower case are the same here: on some disks they are one file.
    """
    first, slash, rest = address.lower().partition("/")
    if slash and first in RESERVED_FOLDERS:
        return f"{first}/"
    if slash:
        return _INDEX if rest.rpartition("/")[2] == _INDEX else None
    return first if first in RESERVED_FILES else None
