"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from playbook.model.finding import Fault, Finding, Level, Shown, Words
from playbook.model.place import Place
from playbook.model.text import Language, on_one_line, visible

_SHOWN_AT_MOST: Final = 60
_LIST_AT_MOST: Final = 400


class Scope(StrEnum):
    """What a rule needs to see, and all it gets.

    A change is checked again only in the scopes that its files touch.
    """

    READING = "reading"  # raised while a file is read; there is no check function
    FILE = "file"  # check(file: TreeFile, reference: Reference)
    PAGE = "page"  # check(page: Page, reference: Reference)
    PAIR = "pair"  # check(pair: Pair, reference: Reference)
    RECORD = "record"  # check(record: Record, reference: Reference)
    REGISTER = "register"  # check(document: Document[Value], index: Index)
    CHANGE = "change"  # check(proposed: Proposed, index: Index), the index being main's
    LEDGER = "ledger"  # check(filed: Filed, index: Index)
    INDEX = "index"  # check(page: Page, index: Index)


@dataclass(frozen=True)
class Rule:
    """A rule of the playbook: its code never changes meaning and is never used again.

    `message` and `help` are templates with `{names}`; `why` says what goes wrong without the rule,
    `basis` which norm, audit or source asks for it. `release` is the level at release when it is
    higher. A rule that `masks` finds what no report may repeat. What a rule that is `harmless`
    finds in a tree keeps no suggestion out: taking one in mends it. What a rule `of_pages` finds
    in a register or in the ledger follows from which pages there are and what they say they do.
    """

    code: str
    scope: Scope
    level: Level
    title: Words
    why: Words
    message: Words
    help: Words
    basis: str = ""
    release: Level | None = None
    masks: bool = False
    harmless: bool = False
    of_pages: bool = False

    def at(self, place: Place, **values: Shown) -> Fault:
        """A breach of this rule at a place; the values fill the message and the help."""
        return Fault(self.code, place, values)

    def mild(self, place: Place, **values: Shown) -> Fault:
        """A breach that is a warning, at release too, where others of this rule are errors."""
        return Fault(self.code, place, values, Level.WARNING)

    def finding(self, fault: Fault, *, release: bool = False) -> Finding:
        """A fault, weighed and worded."""
        level = self.release if release and self.release else self.level
        return Finding(
            fault.place,
            self.code,
            fault.level or level,
            Words(*(_filled(self.message, fault.values, language) for language in Language)),
            Words(*(_filled(self.help, fault.values, language) for language in Language)),
            masked=self.masks,
        )


Check = Callable[..., Iterator[Fault]]


def _filled(template: Words, values: Mapping[str, Shown], language: Language) -> str:
    shown = {name: _shown(value, language) for name, value in values.items()}
    return template.in_(language).format_map(shown).strip()


def _shown(value: Shown, language: Language) -> str:
    """A value as a message may hold it: one line, no invisible character, not too long."""
    if isinstance(value, int):
        return _number(value, language)
    if isinstance(value, Words):
        return value.in_(language)
    text = visible(on_one_line(value))
    most = _LIST_AT_MOST if ", " in text else _SHOWN_AT_MOST
    return text if len(text) <= most else text[: most - 1] + "…"


def _number(value: int, language: Language) -> str:
    grouped = f"{value:,}"
    return grouped if language is Language.EN else grouped.replace(",", "\N{NO-BREAK SPACE}")
