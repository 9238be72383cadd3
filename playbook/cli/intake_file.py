"""`playbook intake file`: what a person notes beside the steps of a suggestion."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import click
from pydantic import TypeAdapter, ValidationError

from playbook.cli.context import USAGE, end, language_option, playbook_root, say
from playbook.cli.intake_decide import index_at, opened_checkout, record_of, refuse_faulty
from playbook.cli.intake_keep import commit_option, keep, refuse_staged
from playbook.cli.ledger_words import MISSING, NO_MONTH, NO_RECOMMENDATION, NO_THEME
from playbook.cli.words import NOT_IN_LEDGER
from playbook.intake.ledger_commit import filing_message
from playbook.metadata.files import ledger_path
from playbook.model.edition import Index
from playbook.model.finding import Words
from playbook.model.identifiers import Month
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.text import Language, visible

_MONTH: Final[TypeAdapter[str]] = TypeAdapter(Month)


@click.command(name="file")
@click.argument("suggestion", metavar="ID")
@click.option("--theme", help="A theme of vocabulary.yml; empty to take it out.")
@click.option("--recommendation", help="A recommendation that it serves; empty to take it out.")
@click.option("--winner-of", help="The month whose idea it is: 2026-11; empty to take it out.")
@commit_option
@language_option
def file_command(suggestion: str, language: Language, *, commit: bool, **filed: str | None) -> None:
    """Note a theme, a recommendation or a month's recognition / classer une suggestion.

    The chain of steps stays as it is.
    """
    given = {name: value for name, value in filed.items() if value is not None}
    if not given:
        names = ", ".join(f"--{name.replace('_', '-')}" for name in filed)
        end(USAGE, MISSING, language, names=names)
    root = playbook_root(language)
    workspace = opened_checkout(root, None, language)
    record = record_of(workspace, suggestion)
    if record is None:
        end(USAGE, NOT_IN_LEDGER, language, id=visible(suggestion))
    index = index_at(workspace, language)
    for name, value in given.items():
        if value:
            _CHECKS[name](value, index, language)
    made = record.model_copy(update={name: value or None for name, value in given.items()})
    path = ledger_path(record.id)
    if commit:
        refuse_staged(root, path, language)
    refuse_faulty(workspace, path, made, language)
    keep(root, path, made, language, message=filing_message(made.id) if commit else None)


def _theme(word: str, index: Index, language: Language) -> None:
    _among(word, index.reference.vocabulary.value.ids("themes"), NO_THEME, language)


def _recommendation(word: str, index: Index, language: Language) -> None:
    _among(word, index.recommendations, NO_RECOMMENDATION, language)


def _month(word: str, _: Index, language: Language) -> None:
    try:
        _MONTH.validate_python(word)
    except ValidationError:
        end(USAGE, NO_MONTH, language, word=visible(word))


def _among(word: str, known: Sequence[str], words: Words, language: Language) -> None:
    if word not in known:
        meant = say(did_you_mean(nearest(word, known)), language)
        listed = ", ".join(known)
        end(USAGE, words, language, word=visible(word), meant=meant and f"{meant} ", known=listed)


_CHECKS: Final[dict[str, Callable[[str, Index, Language], None]]] = {
    "theme": _theme,
    "recommendation": _recommendation,
    "winner_of": _month,
}
