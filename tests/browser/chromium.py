"""Chromium, once a worker: two of Playwright's loops can't run in one process."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

# The first that is installed: without windows, Chromium takes a third less of the time.
PROGRAMS: Final = ("chromium-headless-shell", "chromium")
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# Until what is expected is there: a busy machine is slow, and no test is about speed.
_MILLISECONDS: Final = 30_000


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, once a worker; its absence is a failure, never a test left out."""
    expect.set_options(timeout=_MILLISECONDS)
    with sync_playwright() as playwright:
        chromium = launched(playwright)
        yield chromium
        chromium.close()


def launched(playwright: Playwright) -> Browser:
    """Chromium, started."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.fail("no Chromium: apt-get install chromium-headless-shell", pytrace=False)
    return playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
