"""`playbook serve`: both languages, live reload, findings in the terminal."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path

import click

from playbook.cli.build import readable_policy, report, stop_on_trouble
from playbook.cli.context import language_option, playbook_root, say
from playbook.cli.words import REBUILDING, SERVING
from playbook.engine.build import build_languages, builders, write_root
from playbook.engine.serve import serve
from playbook.model.text import Language
from playbook.workspace import open_workspace


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@language_option
def command(host: str, port: int, language: Language) -> None:
    """Serve both languages with live reload / servir les deux langues."""
    root = playbook_root(language)
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())
    with tempfile.TemporaryDirectory(prefix="playbook-") as folder, builders() as pool:
        site = Path(folder)

        def build() -> None:
            workspace = open_workspace(root)
            report(workspace, language)
            policy = readable_policy(workspace, language)
            stop_on_trouble(build_languages(pool, root, site), language)
            write_root(policy, site)

        def build_again() -> None:
            click.echo(say(REBUILDING, language), err=True)
            build()

        build()
        click.echo(say(SERVING, language, address=f"http://{host}:{port}/"))
        watched = [root / name for name in ("docs", "mkdocs.yml") if (root / name).exists()]
        serve(site, build_again, watched, host, port)
