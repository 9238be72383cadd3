"""What click says of a command that can't be understood, in the language that was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import click

from playbook.cli.words import preferred
from playbook.model.finding import Words
from playbook.model.text import Language, visible

_LANGUAGE: Final = "playbook.language"
_OPTION: Final = "--lang"
_ENGLISH_USAGE: Final = "Usage:"
_USAGE: Final = "Utilisation :"
_TRY: Final = "« {command} --help » en dit plus."
_ERROR: Final = "Erreur : {message}"
_MISSING: Final = "il manque {name}"
_BAD: Final = "valeur refusée pour {name} : {message}"
_ONE_OF: Final = "écrivez l’une de celles-ci : {known}"
_NO_OPTION: Final = "il n’y a pas d’option {name}"
_INTERRUPTED: Final = Words("interrupted; nothing was written", "interrompu; rien n’a été écrit")


def remember_language(context: click.Context) -> Language:
    """The language that a command line asks for, before the command itself is known."""
    language = _asked_for(context.args) or preferred()
    context.meta[_LANGUAGE] = language
    return language


def language_of(context: click.Context | None) -> Language:
    """The language that was asked for."""
    found = context.meta.get(_LANGUAGE) if context else None
    return found if isinstance(found, Language) else Language.EN


def tell_usage(error: click.UsageError, language: Language) -> None:
    """Say on standard error what is wrong with a command line."""
    if language is Language.EN:
        error.show()
        return
    if error.ctx:
        usage = error.ctx.get_usage().replace(_ENGLISH_USAGE, _USAGE, 1)
        click.echo(f"{usage}\n{_TRY.format(command=error.ctx.command_path)}\n", err=True)
    click.echo(_ERROR.format(message=visible(_message(error))), err=True)


def tell_interrupted(language: Language) -> None:
    """Say on standard error that a person broke a command off."""
    click.echo(f"playbook: {_INTERRUPTED.in_(language)}", err=True)


def _asked_for(arguments: Sequence[str]) -> Language | None:
    for one, following in pairwise([*arguments, ""]):
        option, _, value = one.partition("=")
        said = value or following
        if option == _OPTION and said in set(Language):
            return Language(said)
    return None


def _message(error: click.UsageError) -> str:
    match error:
        case click.MissingParameter():
            return _MISSING.format(name=_name(error))
        case click.BadParameter() if error.param and isinstance(error.param.type, click.Choice):
            known = ", ".join(map(str, error.param.type.choices))
            return _BAD.format(name=_name(error), message=_ONE_OF.format(known=known))
        case click.BadParameter() if error.param:
            return _BAD.format(name=_name(error), message=error.message)
        case click.NoSuchOption():
            return _NO_OPTION.format(name=error.option_name)
        case _:
            return error.format_message()


def _name(error: click.BadParameter) -> str:
    hint = error.param.get_error_hint(error.ctx) if error.param else error.param_hint
    return ", ".join([hint] if isinstance(hint, str) else hint or ()).replace("'", "")
