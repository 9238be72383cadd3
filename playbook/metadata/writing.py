"""Writes values into YAML, so that they are read back as the same values.

Invariants: block style, no anchor, alias or tag; no line that the reader finds too long; a file of
safe, composed text is safe, composed text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from textwrap import TextWrapper
from typing import Final

from playbook.metadata.limits import LINE_LENGTH
from playbook.model.text import Value, unsafe_character

# YAML folds or refuses these between double quotes; JSON writes them as they are.
_ESCAPED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
# A mark after the letter of an escape would compose with it: `\n` and a tilde become `\ñ`.
_COMPOSING: Final = re.compile("(?<=\\\\[bfnrt])[\u0300-\u036f]")
_WIDTH: Final = 88
# Room for the indentation.
_LONGEST: Final = LINE_LENGTH // 2
_KEY: Final = re.compile(r"[A-Za-z]\w*", re.ASCII)
_PLAIN: Final = re.compile(r"[^\W\d_](?:[\w .,;()’'/-]*[\w.)])?")
# What another reader of YAML would take for something else than text.
_NOT_TEXT: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_PART: Final = re.compile(r"\\u[0-9a-f]{4}|\\.|.")
_KEPT: Final = re.compile(rf"(?:[^\t]{{0,{_LONGEST}}}[^\t ])?")
_WORDS: Final = TextWrapper(_WIDTH, break_long_words=False, break_on_hyphens=False)


def quoted(text: str) -> str:
    """Text as one YAML scalar between double quotes, whatever the text holds."""
    written = json.dumps(text, ensure_ascii=False)
    for pattern in (_ESCAPED, _COMPOSING):
        written = pattern.sub(lambda found: f"\\u{ord(found.group()):04x}", written)
    return written


def written(value: Value) -> str:
    """A record as YAML that is read back as the same record; what has its default is left out."""
    return "".join(f"{line}\n" for line in _lines(value.model_dump(exclude_defaults=True)))


def _lines(node: object) -> list[str]:
    """A value in block style, from the first column on."""
    if isinstance(node, Mapping) and node:
        return [line for key, part in node.items() for line in _pair(key, part)]
    if isinstance(node, tuple) and node:
        return [line for part in node for line in _behind("- ", _lines(part))]
    return _text(node) if isinstance(node, str) else [_word(node)]


def _pair(key: str, part: object) -> Iterator[str]:
    name = key if _KEY.fullmatch(key) else quoted(key)
    if isinstance(part, Mapping | tuple) and part:
        yield f"{name}:"
        yield from _indented(_lines(part))
    else:
        yield from _behind(f"{name}: ", _lines(part))


def _behind(start: str, lines: list[str]) -> Iterator[str]:
    yield start + lines[0]
    yield from _indented(lines[1:])


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (line and f"  {line}" for line in lines)


def _word(node: object) -> str:
    """What is no text: nothing, a truth value, a number, a day, an empty list or set of keys."""
    if node is None or isinstance(node, bool):
        return json.dumps(node)
    if isinstance(node, Mapping):
        return "{}"
    return "[]" if isinstance(node, tuple) else str(node)


def _text(text: str) -> list[str]:
    """Text as a person would write it where YAML allows that, else between quotes."""
    if len(text) <= _WIDTH and _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT:
        return [text]
    if len(text) > _WIDTH or "\n" in text:
        return _as_written(text) or _folded(text) or _between_quotes(text)
    return _between_quotes(text)


def _as_written(text: str) -> list[str]:
    """Text of several lines, line by line; nothing where a reader would lose some of it."""
    lines = text.removesuffix("\n").split("\n")
    whole = len(lines) > 1 and lines[0] and lines[-1] and not unsafe_character(text)
    if not whole or text[0] == " " or not all(map(_KEPT.fullmatch, lines)):
        return []
    return ["|" if text.endswith("\n") else "|-", *lines]


def _folded(text: str) -> list[str]:
    """A long line, broken between words; nothing where blanks would be lost."""
    lines = _WORDS.wrap(text)
    whole = " ".join(lines) == text and text[0] != " " and not unsafe_character(text)
    return [">-", *lines] if whole and max(map(len, lines)) <= _LONGEST else []


def _between_quotes(text: str) -> list[str]:
    """Any text; a long one goes on behind a backslash, which keeps the blanks on both sides."""
    lines = [""]
    for part in _PART.findall(quoted(text)):
        if len(lines[-1]) >= (_WIDTH if part == " " else _LONGEST):
            lines[-1] += "\\"
            lines.append("\\" if part == " " else "")
        lines[-1] += part
    return lines
