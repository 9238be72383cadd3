"""Changes one entry of a file's YAML and nothing else: comments, order and line ends stay."""

from __future__ import annotations

from playbook.model.document import Marks


def with_entry(text: str, marks: Marks, key: str, lines: tuple[str, ...], after: str) -> str:
    """The text with the top-level entry `key` written as these lines.

    An entry that is there is replaced; else the new one follows the entry `after`. Lines are
    those of block style, without an end; they get the end that the file's lines have.
    """
    source = text.split("\n")
    found = (key,) in marks.keys
    start = marks.keys[(key if found else after,)].line - 1
    end = _end_of_entry(source, marks, start)
    if not found:
        start = end
    carriage = "\r" if source[0].endswith("\r") else ""
    return "\n".join([*source[:start], *(line + carriage for line in lines), *source[end:]])


def _end_of_entry(source: list[str], marks: Marks, start: int) -> int:
    """The line after the entry that starts there; blanks and comments before the next are not its.

    The next entry, the end of a page's metadata or the end of the file bounds it.
    """
    following = [mark.line - 1 for location, mark in marks.keys.items() if len(location) == 1]
    closing = [number for number, line in enumerate(source) if line.rstrip() in {"---", "..."}]
    end = min(number for number in (*following, *closing, len(source)) if number > start)
    while end > start + 1 and source[end - 1].strip()[:1] in {"", "#"}:
        end -= 1
    return end
