"""Paths under a language's tree that the theme or a generated page writes.

The site copies an author's files over the theme's: a file at one of these paths would replace a
script, the search index or a generated page.
"""

from __future__ import annotations

from typing import Final

# Folders, with everything in them.
RESERVED_FOLDERS: Final = frozenset(
    {"assets", "codes", "data", "gba", "javascripts", "search", "stylesheets"}
)
# Files at the top of a tree.
RESERVED_FILES: Final = frozenset(
    {"404.html", "404.md", "index.md", "objects.inv", "robots.txt", "sitemap.xml"}
)


def reserved(address: str) -> str | None:
    """The reserved folder or file that a path within a language's tree would write to, or None.

    Upper and lower case are the same here: on some disks they are one file.
    """
    first, slash, _ = address.lower().partition("/")
    if slash:
        return f"{first}/" if first in RESERVED_FOLDERS else None
    return first if first in RESERVED_FILES else None
