"""How long a save takes to reach a browser, on editions grown as for `tests.bench.check`.

A save is measured as whoever writes feels it: from the end of writing a file until the page with
the new text has arrived, asked for when the server says that there is something new.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.bench.check import grown
from tests.checkouts import Checkout, make_checkout
from tests.site.serving import Server, get, saved, started

_PAGE: Final = "methods/method-interview"
_SERVING: Final = r"serving both languages at (http\S+)"
_RUNS: Final = 5
_SIZES: Final = (50, 1000, 5000)


def measure(pages: int, folder: Path) -> None:
    """Print the figures for one size."""
    checkout = _checkout(pages, folder)
    began = time.perf_counter()
    with started(checkout, "playbook", "serve", "--port", "0", "--lang", "en") as server:
        base = server.await_line(_SERVING).group(1)
        ready = time.perf_counter()
        get(f"{base}en/{_PAGE}/")
        first = time.perf_counter()
        sys.stdout.write(f"{pages} pages: started in {ready - began:.1f} s, ")
        sys.stdout.write(f"first page {1000 * (first - ready):.0f} ms later\n")
        _saves(checkout, base, "while everything is checked")
        server.await_line("everything checked")
        _saves(checkout, base, "afterwards")
        _end(server)


def _saves(checkout: Checkout, base: str, when: str) -> None:
    """Print what each kind of save takes: the median, and the slowest of the runs."""
    path = f"docs/en/{_PAGE}.md"
    before = checkout.read(path)
    changes: dict[str, Callable[[int], str]] = {
        "body": lambda run: f"{before}\nWritten in run {run}.\n",
        "title": lambda run: before.replace('title: "', f'title: "Run {run} of ', 1),
        "error": lambda run: before.replace("status: published", f"status: run {run}", 1),
    }
    marks = {"body": "Written in run {}.", "title": "Run {} of", "error": "run {}"}
    for kind, change in changes.items():
        took = [
            _shown(checkout, base, change(run), marks[kind].format(run)) for run in range(_RUNS)
        ]
        middle, most = 1000 * statistics.median(took), 1000 * max(took)
        sys.stdout.write(f"  {kind}: {middle:.0f} ms, at most {most:.0f} ms ({when})\n")
        sys.stdout.flush()
    with saved(base, f"en/{_PAGE}/"):
        checkout.write(path, before)


def _shown(checkout: Checkout, base: str, text: str, mark: str) -> float:
    """Seconds from a save until its text is in the page."""
    page = f"en/{_PAGE}/"
    with saved(base, page):
        checkout.write(f"docs/en/{_PAGE}.md", text)
        began = time.perf_counter()
    while mark not in get(base + page).text:
        time.sleep(0.01)
    return time.perf_counter() - began


def _checkout(pages: int, folder: Path) -> Checkout:
    for path, content in grown(pages).items():
        file = folder / "grown" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return make_checkout(folder / "checkout", folder / "grown")


def _end(server: Server) -> None:
    began = time.perf_counter()
    code = server.interrupt()
    sys.stdout.write(f"  ended with {code} in {1000 * (time.perf_counter() - began):.0f} ms\n")


if __name__ == "__main__":
    for size in [int(one) for one in sys.argv[1:]] or _SIZES:
        with tempfile.TemporaryDirectory() as place:
            measure(size, Path(place))
