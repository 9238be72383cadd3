"""A queue for tests: a checkout, its forge, and what is between them."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from playbook.intake.quarantine import Quarantine
from playbook.intake.queue import read_queue
from playbook.model.remote import Remote
from playbook.model.suggestion import Suggestion
from playbook.rules.judge_change import Main
from playbook.workspace import read_workspace
from tests.checkouts import Checkout, make_checkout
from tests.forge import make_forge, suggest

DAY: Final = dt.date(2026, 11, 20)
Files = Mapping[str, bytes | str | None]
"""None deletes; a text is a link to what it names, or a program where it begins with `#!`."""


class Inbox:
    """A checkout, its forge, and the queue between them."""

    def __init__(self, checkout: Checkout, root: Path) -> None:
        self.checkout = checkout
        self.forge = make_forge(checkout, root)
        self.remote = Remote(name="main", url=f"file://{root}", main=True)
        self.quarantine = Quarantine(checkout.root)
        self.quarantine.open()

    def pull(self, number: int, files: Mapping[str, str]) -> str:
        """Suggest these files as main's next commit; the commit's id."""
        return suggest(self.checkout, self.forge, f"refs/pull/{number}/head", files)

    def point(self, number: int, commit: str) -> None:
        """Let a suggestion be this commit of the forge."""
        self.forge.git("update-ref", f"refs/pull/{number}/head", commit)

    def fetch(self, day: dt.date = DAY, since: int = 1) -> None:
        """Take in what the forge has."""
        self.quarantine.fetch(self._from(since), day)

    def suggest(self, number: int, files: Files, message: str = "Secret words") -> None:
        """Suggest these files, whatever they hold, as main's next commit."""
        self.suggest_all({number: files}, message)

    def suggest_all(self, suggested: Mapping[int, Files], message: str = "Secret words") -> None:
        """Suggest many changes at once."""
        _import(self.forge, suggested, message)

    def read(self, day: dt.date = DAY, since: int = 1) -> tuple[Suggestion, ...]:
        """The queue after fetching it."""
        self.fetch(day, since)
        main = self.quarantine.take_main_in()
        return read_queue(self.quarantine, [self._from(since)], main, day)

    def _from(self, since: int) -> Remote:
        return self.remote.model_copy(update={"since": since})


def open_inbox(root: Path) -> Inbox:
    """The queue of a new checkout whose policy names the forge; everything lies below `root`."""
    checkout = make_checkout(root / "checkout")
    policy = "docs/records/policy.yml"
    remotes = f"remotes:\n  - {{name: main, url: 'file://{root / 'forge.git'}', main: true}}\n"
    checkout.write(policy, f"{checkout.read(policy)}\n{remotes}")
    checkout.commit("Say where suggestions come from")
    return Inbox(checkout, root / "forge.git")


def main_of(checkout: Checkout) -> Main:
    """What suggestions to a checkout are held against."""
    main = read_workspace(checkout.root, DAY).main
    assert main is not None
    return main


def _import(forge: Checkout, suggested: Mapping[int, Files], message: str) -> None:
    """Write all commits in one process."""
    stream = b"".join(
        line for number, files in suggested.items() for line in _commit(number, files, message)
    )
    command = ["git", "-C", str(forge.root), "fast-import", "--quiet", "--force"]
    subprocess.run(command, input=stream, check=True)


def _commit(number: int, files: Files, message: str) -> Iterator[bytes]:
    yield f"commit refs/pull/{number}/head\n".encode()
    yield b"committer A <a@example.org> 1790000000 +0000\n"
    yield _data(message.encode())
    yield b"from refs/heads/main^0\n"
    for path, content in files.items():
        quoted = "".join(f"\\{byte:03o}" for byte in path.encode())
        if content is None:
            yield f'D "{quoted}"\n'.encode()
        else:
            data = content.encode() if isinstance(content, str) else content
            yield f'M {_mode(content)} inline "{quoted}"\n'.encode() + _data(data)


def _data(content: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(content), content)


def _mode(content: bytes | str) -> str:
    if isinstance(content, bytes):
        return "100644"
    return "100755" if content.startswith("#!") else "120000"
