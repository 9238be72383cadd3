"""A bounded subset of YAML, read from libyaml's events.

Invariants:
- no resolver runs: a plain scalar is a string, or None when it is empty, `~` or `null`; so `no`,
  `12:30` and `1.10` stay what the author wrote;
- anchors, aliases, tags, merge keys, duplicate keys, keys that are not plain text, a second
  document: each is refused, by its code, at its place;
- work is bounded by the limits before anything is built; nothing is walked recursively;
- nothing but `MetadataError` is raised (PyYAML's own loader raises five kinds of error that are
  not YAMLError, and a 407-byte merge-key bomb took it seconds).

Left to others: what the keys mean (`binding`), which characters are legal (`source_text`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple, cast

import yaml

from playbook.metadata.error import MetadataError
from playbook.metadata.limits import BYTES, KEYS, LEVELS, PARTS, Limits
from playbook.metadata.problems import INDENTED, words_for
from playbook.model.document import Marks
from playbook.model.finding import Shown, Words
from playbook.model.place import Location, Position
from playbook.model.text import name_character, unsafe_character

Node = str | None | list["Node"] | dict[str, "Node"]
_NodeEvent = yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent
_NODES: Final = (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent)

_NOTHING: Final = frozenset({"", "~", "null"})
_SWALLOWED: Final = "mapping values are not allowed in this context"
# What libyaml was reading where its start says more than the place where it gave up.
_FROM_START: Final = frozenset(
    {
        "while scanning a simple key",
        "while scanning a quoted scalar",
        "while parsing a flow sequence",
        "while parsing a flow mapping",
    }
)


class Loaded(NamedTuple):
    """The plain value of a YAML text, and where each part of it stands."""

    value: Node
    marks: Marks


@dataclass(slots=True)
class _Level:
    """A mapping or sequence that is still open; `key` is the key whose value comes next."""

    container: list[Node] | dict[str, Node]
    location: Location
    key: str | None = None


@dataclass
class _Reader:
    """Turns one stream of events into a value, or raises at the first thing it refuses."""

    path: str
    first_line: int
    limits: Limits
    levels: list[_Level] = field(default_factory=list)
    values: dict[Location, Position] = field(default_factory=dict)
    keys: dict[Location, Position] = field(default_factory=dict)
    documents: int = 0
    root: Node = None

    def take(self, event: yaml.Event) -> None:
        """Accept one event."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)
        elif isinstance(event, yaml.DocumentEndEvent):
            # MkDocs ends the metadata at a line `...` too, and would print what follows it.
            if event.explicit:
                raise self.error("MET011", event)
        elif isinstance(event, yaml.AliasEvent):
            raise self.error("MET006", event, name=str(event.anchor))
        elif isinstance(event, _NODES):
            self._refuse_anchor_and_tag(event)
            self._take_node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.levels.pop()

    def position(self, event: yaml.Event) -> Position:
        """Where an event starts, and how many characters of its first line it spans."""
        # libyaml marks every event; only the stubs allow for none.
        start, end = cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
        length = end.column - start.column if end.line == start.line else 1
        return Position(start.line + self.first_line, start.column + 1, max(length, 1))

    def error(self, code: str, event: yaml.Event, **values: Shown) -> MetadataError:
        """The error for a breach at an event."""
        return MetadataError.at(code, self.path, self.position(event), **values)

    def too_much(self, event: yaml.Event, what: Words, found: int, most: int) -> MetadataError:
        """The error for a limit that is passed."""
        return self.error("MET009", event, what=what, found=found, most=most)

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1 or event.version or event.tags:
            raise self.error("MET011", event)

    def _refuse_anchor_and_tag(self, event: _NodeEvent) -> None:
        if event.anchor is not None:
            raise self.error("MET006", event, name=event.anchor)
        if event.tag is not None:
            raise self.error("MET007", event, tag=event.tag)

    def _take_node(self, event: _NodeEvent) -> None:
        level = self.levels[-1] if self.levels else None
        if level and isinstance(level.container, dict) and level.key is None:
            level.key = self._key(event, level)
            return
        self._place(level, event)

    def _key(self, event: _NodeEvent, level: _Level) -> str:
        if not isinstance(event, yaml.ScalarEvent) or not event.value:
            raise self.error("MET011", event)
        key = self._text(event)
        if key == "<<" and not event.style:
            raise self.error("MET008", event)
        location = (*level.location, key)
        if location in self.keys:
            first = self.keys[location]
            raise self.error("MET010", event, key=key, line=first.line)
        self.keys[location] = self.position(event)
        if len(self.keys) > self.limits.keys:
            raise self.too_much(event, KEYS, len(self.keys), self.limits.keys)
        return key

    def _place(self, level: _Level | None, event: _NodeEvent) -> None:
        value = self._value(event)
        location = self._put(level, value)
        self.values[location] = self.position(event)
        if isinstance(value, list | dict):
            self._open(_Level(value, location), event)

    def _open(self, level: _Level, event: _NodeEvent) -> None:
        self.levels.append(level)
        if len(self.levels) > self.limits.depth:
            raise self.too_much(event, LEVELS, len(self.levels), self.limits.depth)

    def _put(self, level: _Level | None, value: Node) -> Location:
        """Put a value where it belongs, and say where that is."""
        if level is None:
            self.root = value
            return ()
        if isinstance(level.container, list):
            level.container.append(value)
            return (*level.location, len(level.container) - 1)
        key, level.key = cast("str", level.key), None
        level.container[key] = value
        return (*level.location, key)

    def _value(self, event: _NodeEvent) -> Node:
        if isinstance(event, yaml.SequenceStartEvent):
            return []
        if isinstance(event, yaml.MappingStartEvent):
            return {}
        text = self._text(event)
        return None if not event.style and text in _NOTHING else text

    def _text(self, event: yaml.ScalarEvent) -> str:
        """A scalar's text; an escape may have brought in what the source may not hold."""
        text: str = event.value
        if found := unsafe_character(text):
            raise self.error("MET002", event, character=name_character(found.group()))
        return text


def read_yaml(path: str, text: str, limits: Limits, first_line: int = 1) -> Loaded:
    """The value of a YAML text whose first line is `first_line` of the file."""
    size = len(text.encode())
    if size > limits.size:
        raise MetadataError.at(
            "MET009", path, Position(first_line, 1), what=BYTES, found=size, most=limits.size
        )
    reader = _Reader(path, first_line, limits)
    for count, event in enumerate(_events(path, text, first_line), start=1):
        if count > limits.events:
            raise reader.too_much(event, PARTS, count, limits.events)
        reader.take(event)
    return Loaded(reader.root, Marks(reader.values, reader.keys))


def _events(path: str, text: str, first_line: int) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise _unreadable(path, text.split("\n"), first_line, error) from error


def _unreadable(
    path: str, lines: list[str], first_line: int, error: yaml.YAMLError
) -> MetadataError:
    """The error for a text that libyaml gave up on, where a writer would look for it."""
    problem = str(getattr(error, "problem", None))
    mark, start = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    number, column = (mark.line, mark.column) if mark else (0, 0)
    if start and start.line < number and getattr(error, "context", None) in _FROM_START:
        number, column = start.line, start.column
    line = lines[number] if number < len(lines) else ""
    before = line[:column]
    position = Position(number + first_line, column + 1)
    if problem != _SWALLOWED:
        return MetadataError.at("MET004", path, position, problem=words_for(problem, before, line))
    if ": " in before:
        return MetadataError.at("MET005", path, position)
    return MetadataError.at("MET004", path, position, problem=INDENTED)
