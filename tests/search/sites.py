"""The repository's own edition as the search's tests read it, and a plain server for it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files as resources
from pathlib import Path
from typing import Final

from playbook.model.text import Language
from playbook.workspace import open_workspace
from tests.checkouts import ROOT, Checkout, make_checkout
from tests.site.building import mkdocs

# A department serves its playbook below other things.
BELOW: Final = "playbook"
_SCRIPTS: Final = "assets/javascripts"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Requests are no news."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder's files, as any web server would give them."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def build_own(folder: Path) -> Path:
    """Build both languages of the repository's own edition; the folder to serve."""
    _build(make_checkout(folder / "own", ROOT), folder / "served" / BELOW)
    return folder / "served"


def build_plain(folder: Path) -> Path:
    """The same with Material's own search, as it comes; the folder to serve."""
    checkout = make_checkout(folder / "plain", ROOT)
    checkout.replace("mkdocs.yml", "plugins: []", "plugins: [search]")
    checkout.replace("mkdocs.yml", "  - hooks/search.py\n", "")
    target = folder / "served-plain" / BELOW
    _build(checkout, target)
    for language in Language:
        for name in ("workers", "lunr"):  # which the site itself leaves out
            scripts = resources("material") / "templates" / _SCRIPTS / name
            shutil.copytree(str(scripts), target / language / _SCRIPTS / name)
    return folder / "served-plain"


def material_worker(site: Path, language: Language) -> str:
    """The address of Material's worker within a language's site."""
    (worker,) = (site / BELOW / language / _SCRIPTS / "workers").glob("search.*.min.js")
    return f"{_SCRIPTS}/workers/{worker.name}"


def addresses(language: Language) -> dict[str, str]:
    """The address of each page of the repository's own edition, by its id."""
    index = open_workspace(ROOT).index
    assert index
    return {page.id: f"{page.address}/" for page in index.pages(language)}


def _build(checkout: Checkout, target: Path) -> None:
    for language in Language:
        finished = mkdocs(checkout, language, "build", "-q", "-d", str(target / language))
        assert finished.returncode == 0, finished.stderr
