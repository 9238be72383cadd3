"""`playbook`: the group that all commands belong to."""

from __future__ import annotations

import os
import sys
from typing import Final

import click

from playbook import __version__
from playbook.cli.usage import remember_language, tell_interrupted, tell_usage

_COMMANDS: Final = (
    "build",
    "check",
    "doctor",
    "explain",
    "intake",
    "new",
    "record",
    "schema",
    "serve",
    "stage",
)


class _Commands(click.Group):
    """Loads a command's module only when it is asked for: `check` must not wait for MkDocs."""

    def invoke(self, ctx: click.Context) -> object:
        """What is wrong with a command line is told in the language that it asks for."""
        language = remember_language(ctx)
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            tell_usage(error, language)
            ctx.exit(error.exit_code)
        except click.Abort:
            tell_interrupted(language)
            ctx.exit(1)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = __import__(f"playbook.cli.{cmd_name}", fromlist=["command"])
        command: click.Command = module.command
        return command


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="playbook")
def group() -> None:
    """Bilingual playbook: check, build and serve pages and records.

    Guide bilingue : vérifier, construire et servir des pages et des fiches.
    """


def main() -> None:
    """Run; an unexpected failure of the tool itself ends with 3, never with 1.

    `PLAYBOOK_DEBUG=1` shows where it failed.
    """
    try:
        group.main(prog_name="playbook", standalone_mode=True)
    except Exception as error:
        click.echo(f"playbook: {type(error).__name__}: {error}", err=True)
        if os.environ.get("PLAYBOOK_DEBUG"):
            raise
        sys.exit(3)


if __name__ == "__main__":
    main()
