"""`playbook new playbook DIR`: a small bilingual playbook of one's own, from the wheel alone."""

from __future__ import annotations

import shlex
from pathlib import Path

import click
from pydantic import TypeAdapter, ValidationError

from playbook.cli.context import USAGE, end, language_option, say
from playbook.cli.words import BAD_COLOUR, BAD_NAME, BOTH_NAMES, NEXT_COMMANDS, NOT_EMPTY, STARTED
from playbook.model.reference import Colour
from playbook.model.text import Label, Language
from playbook.publish.folder import is_free
from playbook.starter.starter import Choices, starter_files
from playbook.workspace import today


@click.command("playbook")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name-en", help="Name of the playbook in English / nom du guide en anglais.")
@click.option("--name-fr", help="Name of the playbook in French / nom du guide en français.")
@click.option("--department-en", help="Department in English / ministère en anglais.")
@click.option("--department-fr", help="Department in French / ministère en français.")
@click.option("--colour", metavar="#RRGGBB", help="Colour of the site / couleur du site.")
@language_option
def command(folder: Path, language: Language, **given: str | None) -> None:
    """Start a playbook in the new folder DIR / commencer un guide dans le nouveau dossier DIR."""
    choices = Choices(
        name=_label("name", given, language) or Choices.name,
        department=_label("department", given, language) or Choices.department,
        colour=_colour(given["colour"], language),
    )
    if not is_free(folder):
        end(USAGE, NOT_EMPTY, language, path=folder)
    files = starter_files(choices, today())
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    click.echo(say(STARTED, language, path=folder, count=len(files)))
    click.echo(say(NEXT_COMMANDS, language, path=shlex.quote(str(folder))))


def _label(field: str, given: dict[str, str | None], language: Language) -> Label | None:
    """A name in both languages, or None where neither is given."""
    en, fr = given[f"{field}_en"], given[f"{field}_fr"]
    if en is None and fr is None:
        return None
    if en is None or fr is None:
        end(USAGE, BOTH_NAMES, language, field=field)
    try:
        return Label(en=en, fr=fr)
    except ValidationError:
        end(USAGE, BAD_NAME, language, field=field)


def _colour(given: str | None, language: Language) -> str:
    if given is None:
        return Choices.colour
    try:
        return TypeAdapter[str](Colour).validate_python(given.lower())
    except ValidationError:
        end(USAGE, BAD_COLOUR, language, colour=given)
