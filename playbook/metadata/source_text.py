r"""Bytes to text: UTF-8, NFC, without invisible characters, in lines of a bounded length.

Invariants:
- the text that comes out has `\n` line ends only and holds no character that would make libyaml,
  an editor and a reader count lines or read words differently;
- nothing but `MetadataError` is raised.
"""

from __future__ import annotations

import unicodedata

from playbook.metadata.error import MetadataError
from playbook.metadata.limits import BYTES, CHARACTERS, LINE_LENGTH
from playbook.model.place import Position
from playbook.model.text import name_character, unsafe_character


def read_text(path: str, content: bytes, size: int) -> str:
    """The text of a file, or the error that says why it is refused."""
    if len(content) > size:
        raise MetadataError.at(
            "MET009", path, Position(1, 1), what=BYTES, found=len(content), most=size
        )
    text = _decoded(path, content).replace("\r\n", "\n")
    if found := unsafe_character(text):
        raise MetadataError.at(
            "MET002",
            path,
            position_at(text, found.start()),
            character=name_character(found.group()),
        )
    # First of the two: composing a long run of marks takes the square of its length.
    _check_lines(path, text)
    if not unicodedata.is_normalized("NFC", text):
        raise _not_normalized(path, text)
    return text


def legible(content: bytes, size: int) -> str:
    """The text to show beside a finding, with marks for bytes that are no text."""
    return content[:size].decode("utf-8", "replace").replace("\r\n", "\n")


def position_at(text: str, offset: int, length: int = 1) -> Position:
    """Line and column of an offset."""
    start = text.rfind("\n", 0, offset) + 1
    return Position(text.count("\n", 0, offset) + 1, offset - start + 1, length)


def _decoded(path: str, content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", "replace").replace("\r\n", "\n")
        position = position_at(before, len(before))
        byte = f"0x{content[error.start]:02X}"
        raise MetadataError.at("MET001", path, position, byte=byte) from error


def _not_normalized(path: str, text: str) -> MetadataError:
    lines = text.split("\n")
    number = next(n for n, line in enumerate(lines) if not unicodedata.is_normalized("NFC", line))
    line = lines[number]
    column = next(
        n for n in range(len(line)) if not unicodedata.is_normalized("NFC", line[: n + 1])
    )
    # A mark composes with the letter before it; a sign such as U+212B has another form by itself.
    start = column - 1 if unicodedata.is_normalized("NFC", line[column]) else column
    written = line[start : column + 1]
    return MetadataError.at(
        "MET003", path, Position(number + 1, start + 1, len(written)), written=written
    )


def _check_lines(path: str, text: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LINE_LENGTH:
            raise MetadataError.at(
                "MET009",
                path,
                Position(number, LINE_LENGTH + 1),
                what=CHARACTERS,
                found=len(line),
                most=LINE_LENGTH,
            )
