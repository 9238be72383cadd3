"""Seconds and processes for a queue of many open pull requests, beside git's own floor.

The floor is what git needs to name every head and read its commit: one `for-each-ref` and one
`cat-file --batch` over the same objects.
"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from playbook.intake.git_process import run
from playbook.intake.inbox import assess_one, read_inbox
from playbook.intake.open_queue import open_suggestions
from playbook.intake.quarantine import Quarantine
from playbook.intake.queue import read_queue
from playbook.model.remote import Remote
from playbook.workspace import read_workspace
from tests.bench.check import grown
from tests.checkouts import Checkout, make_checkout
from tests.processes import counted_processes

_SIZES: Final = (1000, 10_000)
_PAGES: Final = 1000
_DAY: Final = dt.date(2026, 11, 22)


def measure(count: int, folder: Path) -> None:
    """Print the figures for one number of open pull requests."""
    for path, content in grown(_PAGES).items():
        file = folder / "grown" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    checkout = make_checkout(folder / "checkout", folder / "grown")
    forge = folder / "forge.git"
    checkout.git("clone", "-q", "--bare", str(checkout.root), str(forge))
    _suggest(checkout, forge, count)
    remote = Remote(name="main", url=f"file://{forge}", main=True)
    quarantine = Quarantine(checkout.root)
    quarantine.open()
    main = quarantine.take_main_in()
    sys.stdout.write(f"{count} open pull requests on {_PAGES} pages\n")
    _time("  fetch, first", lambda: len(quarantine.fetch(remote, _DAY).new))
    _time("  fetch, again", lambda: len(quarantine.fetch(remote, _DAY).new))

    def queue() -> int:
        return len(read_queue(quarantine, [remote], main, _DAY))

    _time("  read, first", queue)
    _time("  read, again", queue)
    _time("  git's floor", lambda: _floor(quarantine.path))
    _judge(checkout.root, remote)


def _judge(root: Path, remote: Remote) -> None:
    """Print what judging costs: one suggestion among all, and all of them."""
    policy = root / "docs/records/policy.yml"
    listed = f"\nremotes: [{{name: main, url: '{remote.url}', main: true}}]\n"
    policy.write_text(policy.read_text(encoding="utf-8") + listed, encoding="utf-8")
    workspace = read_workspace(root)
    assert workspace.main
    main = workspace.main
    quarantine = Quarantine(root)
    commit = quarantine.take_main_in()
    _time("  open", lambda: len(open_suggestions(quarantine, main.edition, commit).suggestions))
    _time("  judge one", lambda: int(assess_one(root, main, "pr-7") is not None))
    _time("  judge one more", lambda: int(assess_one(root, main, "pr-8") is not None))
    _time("  judge all", lambda: len(read_inbox(root, main).open))
    _time("  judge all, again", lambda: len(read_inbox(root, main).open))


def _time(what: str, work: Callable[[], int]) -> None:
    """Print how long something took, and how many processes it started."""
    with counted_processes() as started:
        began = time.perf_counter()
        found = work()
        took = time.perf_counter() - began
    sys.stdout.write(f"{what}: {took:.2f} s, {len(started)} processes, {found} suggestions\n")


def _floor(path: Path) -> int:
    heads = run(path, "for-each-ref", "--format=%(objectname)", "refs/intake/")
    run(path, "cat-file", "--batch", stdin=heads)
    return heads.count(b"\n")


def _suggest(checkout: Checkout, forge: Path, count: int) -> None:
    """Give a bare repository this many pull refs, each a commit that changes one page."""
    pages = checkout.git("ls-files", "docs/en").splitlines()
    main = checkout.git("rev-parse", "main")

    def commands() -> Iterator[bytes]:
        for number in range(1, count + 1):
            page = pages[number % len(pages)]
            text = f"{checkout.read(page)}\nSomebody suggests sentence {number}.\n".encode()
            yield f"commit refs/pull/{number}/head\n".encode()
            yield b"committer A <a@example.org> 1790000000 +0000\ndata 1\nx\n"
            yield f"from {main}\nM 100644 inline {page}\n".encode()
            yield b"data %d\n%s\n" % (len(text), text)
        yield b"done\n"

    command = ["git", "-C", str(forge), "fast-import", "--quiet", "--done"]
    subprocess.run(command, input=b"".join(commands()), check=True)


if __name__ == "__main__":
    for size in [int(one) for one in sys.argv[1:]] or _SIZES:
        with tempfile.TemporaryDirectory() as place:
            measure(size, Path(place))
