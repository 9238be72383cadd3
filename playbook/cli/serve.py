"""`playbook serve`: both languages, live reload, findings in the page and in the terminal."""

from __future__ import annotations

import logging
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from playbook.cli.context import TOOL_FAILED, end, language_option, playbook_root, say
from playbook.cli.words import ALL_CHECKED, BROKEN, MORE, NO_ADDRESS, READING, SAVED, SERVING
from playbook.engine.live import LivePlaybook, News
from playbook.engine.serve import PlaybookServer
from playbook.model.finding import Finding
from playbook.model.text import Language
from playbook.report.text import summary, text
from playbook.workspace import Workspace

# Whoever writes reads what is new; all of it is what `playbook check` is for.
_TOLD_AT_MOST: Final = 100


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on.")
@language_option
def command(host: str, port: int, language: Language) -> None:
    """Serve both languages with live reload / servir les deux langues."""
    root = playbook_root(language)
    _log_errors()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with _temporary_folder() as folder:
        playbook = LivePlaybook(root, folder, lambda trouble: click.echo(trouble, err=True))
        server = PlaybookServer(playbook, host, port, Teller(language).tell)
        try:
            server.listen()
        except OSError as error:
            reason = error.strerror or str(error)
            end(TOOL_FAILED, NO_ADDRESS, language, address=f"{host}:{port}", reason=reason)
        click.echo(say(READING, language, root=root), err=True)
        server.run(lambda address: click.echo(say(SERVING, language, address=address)))


class Teller:
    """Tells each finding in the terminal once: when it is new, or its file was saved again."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._told: set[object] = set()

    def tell(self, news: News) -> None:
        """Tell what a save or a whole check brought."""
        workspace = news.workspace
        if news.judged is None:
            self._tell_all(workspace)
        elif news.judged:
            self._tell_saved(workspace, news.judged)

    def _tell_all(self, workspace: Workspace) -> None:
        """Everything was checked: the findings that were not told yet, and how many there are."""
        new = [one for one in workspace.findings if one.order not in self._told]
        heaviest = sorted(new, key=lambda one: -one.level)[:_TOLD_AT_MOST]
        self._print(workspace, sorted(heaviest, key=lambda one: one.order))
        if len(new) > _TOLD_AT_MOST:
            click.echo(say(MORE, self._language, count=len(new) - _TOLD_AT_MOST), err=True)
        counted = summary(workspace.findings, self._language)
        click.echo(say(ALL_CHECKED, self._language, summary=counted), err=True)
        self._told = {one.order for one in workspace.findings}

    def _tell_saved(self, workspace: Workspace, judged: frozenset[str]) -> None:
        """Something was saved: what is found in it, and in what is checked with it."""
        found = [one for one in workspace.findings if one.place.path in judged]
        self._print(workspace, found)
        self._told |= {one.order for one in found}
        readable = SAVED if workspace.edition else BROKEN
        counted = summary(found, self._language)
        click.echo(say(readable, self._language, summary=counted), err=True)

    def _print(self, workspace: Workspace, findings: list[Finding]) -> None:
        for line in text(findings, workspace.texts, self._language):
            click.echo(line, err=True)


def _log_errors() -> None:
    """What MkDocs holds for an error goes to standard error; the rest is in the findings."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.ERROR)
    logging.getLogger("mkdocs").addHandler(handler)


@contextmanager
def _temporary_folder() -> Iterator[Path]:
    """A folder for everything temporary: nothing is left of it, whatever is under way."""
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="playbook-", ignore_cleanup_errors=True) as folder:
        tempfile.tempdir = folder
        try:
            yield Path(folder)
        finally:
            tempfile.tempdir = before
