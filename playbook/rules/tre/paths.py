"""Where a file of the tree stands, and what its name and first bytes say it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from playbook.metadata.files import (
    OPTIONAL_FILES,
    REFERENCE_FILES,
    REGISTER_FILES,
    is_page,
    kind_of,
)
from playbook.model.edition import TreeFile
from playbook.model.reserved import reserved

DOCS: Final = "docs/"
ASSETS: Final = "docs/assets/"
RECORDS: Final = "docs/records/"
ASSET_ENDINGS: Final = ("png", "jpg", "webp", "pdf", "odt", "docx", "md")
# What a browser would run, or show with its styles and links, and what a shell would run.
_ACTIVE_ENDINGS: Final = frozenset(
    [
        "html",
        "htm",
        "xhtml",
        "xht",
        "shtml",
        "mht",
        "mhtml",
        "svg",
        "svgz",
        "xml",
        "xsl",
        "xslt",
        "js",
        "mjs",
        "cjs",
        "jsx",
        "ts",
        "tsx",
        "wasm",
        "css",
        "scss",
        "sass",
        "less",
        "swf",
        "php",
        "py",
        "sh",
        "bat",
        "cmd",
        "ps1",
        "vbs",
        "hta",
        "jar",
    ]
)
_ACTIVE_START: Final = re.compile(
    rb"(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<!--[^>]{0,200}-->\s{0,50})?"
    rb"<(?:svg|!doctype\s{1,9}(?:html|svg)|html|head|body|script|style|iframe)\b",
    re.IGNORECASE,
)
_BLANKS: Final = b"\xef\xbb\xbf\x00 \t\r\n\f"
_LANGUAGE_TREE: Final = re.compile(r"docs/(?:en|fr)/(.+)", re.DOTALL)
# Records that the check does not read, but other commands do.
_OTHER_RECORDS: Final = re.compile(
    r"docs/records/(?:feedback/[a-z0-9._-]{1,60}\.csv"
    r"|releases/[0-9]{4}\.[0-9]{1,2}(?:\.[0-9]{1,4})?\.yml)"
)


def is_plain(file: TreeFile) -> bool:
    """Whether an entry under `docs/` is a file that has content."""
    return file.path.startswith(DOCS) and file.kind in {"file", "executable"}


def ending(path: str) -> str:
    """The ending of a file's name, in lower case; some systems drop dots and blanks after it."""
    name = path.rpartition("/")[2].rstrip(". ").lower()
    return name.rpartition(".")[2] if "." in name else ""


def is_active(file: TreeFile) -> bool:
    """Whether a browser or a shell would run the file, by its name or by its first bytes.

    Markdown is left to the rules about raw HTML: a page may speak of a tag.
    """
    kind = ending(file.path)
    if kind == "md":
        return False
    return kind in _ACTIVE_ENDINGS or bool(_ACTIVE_START.match(file.head.lstrip(_BLANKS)))


def reserved_for(path: str) -> str | None:
    """What the site writes where this file would stand, or None."""
    inside = _LANGUAGE_TREE.fullmatch(path)
    return reserved(inside.group(1)) if inside else None


def is_read(path: str) -> bool:
    """Whether some part of the playbook reads a file at this path."""
    if path.startswith(ASSETS):
        return ending(path) in ASSET_ENDINGS
    return is_page(path) or kind_of(path) is not None or _OTHER_RECORDS.fullmatch(path) is not None


def known_records() -> tuple[str, ...]:
    """The paths of all records that have a fixed name."""
    return (
        *(f"{RECORDS}{name}.yml" for name in (*REFERENCE_FILES, *OPTIONAL_FILES)),
        *(f"{RECORDS}registers/{name}.yml" for name in REGISTER_FILES),
    )


def is_git_directory(part: str) -> bool:
    """Whether some file system takes a name for `.git`, or for a step upwards.

    Windows drops dots and blanks at the end, cuts at a colon and has the short name `git~1`; macOS
    ignores characters that cannot be seen (CVE-2014-9390, CVE-2019-1352).
    """
    if part in {"", ".", ".."}:
        return True
    visible = "".join(c for c in part if unicodedata.category(c) != "Cf")
    name = visible.partition(":")[0].rstrip(". ").lower()
    return name in {".git", "git~1"}


MAGIC: Final[Mapping[str, re.Pattern[bytes]]] = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    "pdf": re.compile(rb"%PDF-"),
    # The first entry of an OpenDocument file is its kind, stored as it is.
    "odt": re.compile(
        rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.text(?!-)",
        re.DOTALL,
    ),
    "docx": re.compile(rb"PK\x03\x04(?!.{26}mimetype)", re.DOTALL),
}


def says_another_kind(file: TreeFile) -> bool:
    """Whether the first bytes are not those of the kind that the ending names.

    Of a file that no limit lets in, none were read.
    """
    magic = MAGIC.get(ending(file.path))
    unread = file.size and not file.head
    return magic is not None and not unread and not magic.match(file.head)
