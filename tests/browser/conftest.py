"""Chromium, and the built sites on a loopback server of the playbook's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, sync_playwright

from playbook.engine.serve import PlaybookServer
from tests.site.building import Site
from tests.site.fixtures import hostile_site, own_site, small_site

__all__ = ["hostile_site", "own_site", "small_site"]

CHROMIUM: Final = Path("/usr/bin/chromium")
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, once a worker; its absence is a failure, never a test left out."""
    if not CHROMIUM.is_file():
        pytest.fail(f"{CHROMIUM} is missing: apt-get install chromium", pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def address_of() -> Iterator[Callable[[Site], str]]:
    """A server for each site that is asked for: its address, with a slash at the end."""
    servers: dict[Path, PlaybookServer] = {}

    def address(site: Site) -> str:
        if site.root not in servers:
            server = PlaybookServer(lambda: None, site.root, "127.0.0.1", 0)
            server.server_bind()
            server.server_activate()
            server.serve_thread.start()
            servers[site.root] = server
        return f"http://127.0.0.1:{servers[site.root].server_port}/"

    yield address
    for server in servers.values():
        server.shutdown(wait=False)
