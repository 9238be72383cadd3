"""Takes parts out of this repository's own records, as they are written there, comments and all.

The records have one form: keys in the first column, entries of a list as `  - id: ...`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_ENTRY: Final = re.compile(r"^  - id: (\S+)$", re.MULTILINE)


def block(text: str, key: str) -> str:
    """The lines of a key of the first column, with everything under it; KeyError for none."""
    lines = text.splitlines()
    try:
        start = next(number for number, line in enumerate(lines) if line.startswith(f"{key}:"))
    except StopIteration:
        raise KeyError(key) from None
    return "\n".join(lines[start : _end(lines, start, 0)])


def without_field(entry: str, field: str) -> str:
    """An entry of a list without one of its fields, which it need not have."""
    lines = entry.splitlines()
    found = [number for number, line in enumerate(lines) if line.startswith(f"    {field}:")]
    for start in found:
        del lines[start : _end(lines, start, 4)]
    return "\n".join(lines)


def entries(text: str) -> Mapping[str, str]:
    """The entries of a block's list by their id."""
    starts = [*_ENTRY.finditer(text)]
    ends = [*(following.start() for following in starts[1:]), len(text)]
    return {
        found.group(1): text[found.start() : end].rstrip()
        for found, end in zip(starts, ends, strict=True)
    }


def _end(lines: list[str], start: int, depth: int) -> int:
    """The first line after `start` that is indented by `depth` blanks at most."""
    following = range(start + 1, len(lines))
    within = (number for number in following if lines[number].strip())
    return next((n for n in within if not lines[n].startswith(" " * (depth + 1))), len(lines))
