"""`playbook schema DIR`: the JSON Schemas that editors complete and check with."""

from __future__ import annotations

import json
from pathlib import Path

import click

from playbook.cli.context import language_option, say
from playbook.cli.words import WRITTEN
from playbook.metadata.files import schemas
from playbook.model.text import Language


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@language_option
def command(folder: Path, language: Language) -> None:
    """Write the JSON Schema of every kind of file / écrire les schémas JSON."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        path = folder / f"{name}.schema.json"
        path.write_text(schema_text(schema), encoding="utf-8")
        click.echo(say(WRITTEN, language, path=path))


def schema_text(schema: dict[str, object]) -> str:
    """A schema as it is committed: stable, readable."""
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
