"""MkDocs asks for one language: read the checkout, judge it, hand over the plan of its site."""

from __future__ import annotations

import os

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority

from playbook.engine.mkdocs import configure, preview, watched


def on_startup(command: str, **_: object) -> None:
    """Know the server that previews pages: it puts a script of its own into them."""
    preview(command == "serve")


@event_priority(100)  # before the theme and the search read the language
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Point the configuration at one language's tree."""
    return configure(config, os.environ.get("PLAYBOOK_LANGUAGE", "en"))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, **_: object) -> LiveReloadServer:
    """Watch the records and assets too."""
    for folder in watched(config):
        server.watch(folder)
    return server
