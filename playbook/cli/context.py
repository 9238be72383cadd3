"""What all commands share: where the playbook is, which language to speak, how to end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Final, NoReturn, TypeVar

import click

from playbook.cli.ledger_words import NO_DAY
from playbook.cli.usage import language_of
from playbook.cli.words import NOT_A_PLAYBOOK, preferred
from playbook.model.finding import Words
from playbook.model.text import Language

CLEAN: Final = 0
ERRORS_FOUND: Final = 1
USAGE: Final = 2
TOOL_FAILED: Final = 3

Command = TypeVar("Command", bound=Callable[..., object])


def say(words: Words, language: Language, /, **values: object) -> str:
    """A sentence of the tool, filled."""
    return words.in_(language).format(**values).strip()


def end(code: int, words: Words, language: Language, /, **values: object) -> NoReturn:
    """Tell the trouble on standard error and end."""
    click.echo(f"playbook: {say(words, language, **values)}", err=True)
    raise SystemExit(code)


def playbook_root(language: Language) -> Path:
    """The checkout: this folder or the nearest above that holds `docs/records`."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "docs" / "records").is_dir():
            return folder
    end(USAGE, NOT_A_PLAYBOOK, language, root=here)


class _Day(click.ParamType[dt.date]):
    """A date such as 2026-11-22."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        try:
            return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(say(NO_DAY, language_of(ctx), word=value), param, ctx)


DAY: Final = _Day()


def language_option(command: Command) -> Command:
    """`--lang en|fr`: the language to speak; by default the locale's."""
    option = click.option(
        "--lang",
        "language",
        type=click.Choice([language.value for language in Language]),
        default=lambda: preferred().value,
        callback=lambda _context, _parameter, value: Language(value),
        help="Language of the output / langue de la sortie.",
    )
    return option(command)


def day_option(command: Command) -> Command:
    """`--as-of DATE`: the day that dated rules judge by."""
    option = click.option(
        "--as-of",
        type=DAY,
        default=None,
        help="Judge by this day instead of the commit's date / juger en date de ce jour.",
    )
    return option(command)
