"""What is said with a push: `git push -o title=... -o lang=fr -o topic=...`.

Invariant: an option that is not understood is named to whoever pushes, and keeps nothing out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from playbook.intake.proposal import SAID, WORDS_LENGTH, as_language, as_said
from playbook.metadata.limits import FRONT_MATTER
from playbook.model.text import Language, unsafe_character

TOPIC_LENGTH: Final = 100
KNOWN: Final = (
    "title",
    "lang",
    "topic",
    "kind",
    "why",
    "segments",
    "gba_note",
    "gba_unchanged",
    "name",
    "consent",
)
_TOPIC: Final = "topic"


@dataclass(frozen=True, slots=True)
class PushOptions:
    """The options of a push, sorted: those of the suggestion, the topic, those left out."""

    said: Mapping[str, str]
    topic: str = ""
    unknown: tuple[str, ...] = ()
    long: tuple[str, ...] = ()

    @property
    def language(self) -> Language | None:
        """The language that was asked for, if one of the two was."""
        return next((one for one in Language if one.value == self.said.get("language")), None)


def push_options(written: Iterable[str]) -> PushOptions:
    """The options as they were written, of each name the last."""
    pairs = [_pair(one) for one in written]
    known = {name: value for name, value in pairs if name in SAID or name == _TOPIC}
    long = {name for name, value in known.items() if name in SAID and not _fits(value)}
    said = {name: value for name, value in known.items() if name in SAID and name not in long}
    unknown = sorted({name for name, _ in pairs} - known.keys())
    return PushOptions(said, known.get(_TOPIC, ""), tuple(unknown), tuple(sorted(long)))


def fitting(
    earlier: Mapping[str, str], said: Mapping[str, str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """What was said earlier and is said now, as far as a reader takes it; what is too much.

    The longest is left out first: it stays as it was.
    """
    kept, over = dict(earlier), []
    for name in sorted(said, key=lambda one: len(said[one].encode(errors="replace"))):
        more = {**kept, name: said[name]}
        if len(as_said(more)) <= FRONT_MATTER.size:
            kept = more
        else:
            over.append(name)
    return kept, tuple(over)


def is_topic(name: str) -> bool:
    """Whether a topic can be shown and found again."""
    return 0 < len(name) <= TOPIC_LENGTH and not unsafe_character(name) and name.isprintable()


def _pair(written: str) -> tuple[str, str]:
    name, _, value = written.partition("=")
    key = name.strip().lower().replace("-", "_")
    key = "language" if key == "lang" else key
    value = value.strip()
    return key, as_language(value) if key == "language" else value


def _fits(value: str) -> bool:
    return 0 < len(value) <= WORDS_LENGTH and "\n" not in value
