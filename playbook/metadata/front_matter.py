"""The two halves of a page's file: metadata between `---` lines, then the body."""

from __future__ import annotations

from typing import NamedTuple

from playbook.metadata.error import MetadataError
from playbook.model.place import Position


class Halves(NamedTuple):
    """The front matter's YAML, which starts on line 2, and the body with its first line."""

    metadata: str
    body: str
    body_line: int


def split(path: str, text: str) -> Halves:
    """A page starts with a line `---`, its metadata, and a line `---`.

    MkDocs takes anything else for text and prints it; here it is an error. The closing line ends
    with a line break, or MkDocs does not see it.
    """
    lines = text.split("\n")
    if lines[0].rstrip(" \t") != "---":
        raise MetadataError.at("MET012", path, Position(1, 1, max(len(lines[0]), 1)))
    for number, line in enumerate(lines[1:-1], start=1):
        if line.rstrip(" \t") == "---":
            return Halves(
                "\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :]), number + 2
            )
    raise MetadataError.at("MET013", path, Position(1, 1, 3))
