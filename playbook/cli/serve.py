"""`playbook serve`: both languages, live reload, findings in the terminal."""

from __future__ import annotations

import logging
import tempfile
from contextlib import suppress
from pathlib import Path

import click

from playbook.cli.build import readable_policy, report, stop_on_trouble
from playbook.cli.context import TOOL_FAILED, end, language_option, playbook_root, say
from playbook.cli.words import NO_ADDRESS, REBUILDING, SERVING
from playbook.engine.build import build_languages, builders, write_root
from playbook.engine.serve import PlaybookServer, serve
from playbook.model.reference import Policy
from playbook.model.text import Language
from playbook.site.root_page import site_path
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

        def build() -> Policy:
            workspace = open_workspace(root)
            report(workspace, language)
            policy = readable_policy(workspace, language)
            stop_on_trouble(build_languages(pool, root, site), language)
            write_root(policy, site)
            return policy

        def build_again() -> None:
            click.echo(say(REBUILDING, language), err=True)
            with suppress(SystemExit):  # what is broken has been told; the next save may mend it
                build()

        mount = site_path(build())
        server = PlaybookServer(build_again, site, host, port, mount)
        watched = [root / name for name in ("docs", "mkdocs.yml") if (root / name).exists()]
        try:
            serve(server, watched, lambda address: _announce(address, language))
        except OSError as error:
            reason = error.strerror or str(error)
            end(TOOL_FAILED, NO_ADDRESS, language, address=f"{host}:{port}", reason=reason)


def _announce(address: str, language: Language) -> None:
    click.echo(say(SERVING, language, address=address))
