"""Mails for tests: patches of a real clone, put into mails as people and their programs do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path
from typing import Final

from playbook.intake.mail_door import Imported, import_files
from playbook.intake.quarantine import Quarantine
from playbook.intake.queue import read_queue
from playbook.model.suggestion import Suggestion
from tests.checkouts import Checkout

DAY: Final = dt.date(2026, 11, 20)


class Post:
    """A checkout with its quarantine, somebody's clone of it, and the mails between them."""

    def __init__(self, checkout: Checkout, root: Path) -> None:
        self.checkout = checkout
        self.root = root
        self.root.mkdir()
        checkout.git("clone", "-q", str(checkout.root), str(root / "clone"))
        self.clone = Checkout(root / "clone")
        self.quarantine = Quarantine(checkout.root)
        self.quarantine.open()
        self._count = 0

    def commit(self, files: Mapping[str, str], message: str = "Say more") -> str:
        """A commit in the clone; its id."""
        for path, text in files.items():
            self.clone.write(path, text)
        return self.clone.commit(message, author="anna")

    def patches(self, *arguments: str) -> list[Path]:
        """What `git format-patch` writes, a file each."""
        self._count += 1
        folder = self.root / f"patches-{self._count}"
        self.clone.git("format-patch", "-q", "-o", str(folder), *arguments)
        return sorted(folder.iterdir())

    def patch(self, files: Mapping[str, str], message: str = "Say more") -> bytes:
        """The patch of one commit on main, which the clone then forgets."""
        self.commit(files, message)
        (path,) = self.patches("-1")
        self.clone.git("reset", "-q", "--hard", "HEAD~1")
        return path.read_bytes()

    def save(self, content: bytes) -> Path:
        """A file with these bytes."""
        self._count += 1
        path = self.root / f"{self._count}.mbox"
        path.write_bytes(content)
        return path

    def send(self, *contents: bytes) -> Imported:
        """Import files with these bytes."""
        return self.take(*map(self.save, contents))

    def take(self, *paths: Path) -> Imported:
        """Import files."""
        return import_files(self.quarantine, paths, DAY)

    def read(self) -> tuple[Suggestion, ...]:
        """The queue."""
        return read_queue(self.quarantine, [], self.quarantine.take_main_in(), DAY)

    def kept(self, *arguments: str) -> str:
        """What git says in the quarantine."""
        return Checkout(self.quarantine.path).git(*arguments)


def mail(subject: str, text: str = "", sender: str = "Anna <anna@example.org>") -> EmailMessage:
    """A mail with a text, as a mail program writes it."""
    message = EmailMessage()
    message["From"] = sender
    message["Date"] = "Fri, 20 Nov 2026 09:00:00 -0500"
    message["Subject"] = subject
    message.set_content(text)
    return message


def attach(message: EmailMessage, patch: bytes, name: str = "0001-say-more.patch") -> None:
    """Attach a patch, as a mail program does: in base64."""
    message.add_attachment(patch, maintype="application", subtype="octet-stream", filename=name)


def reasons(imported: Imported) -> list[str]:
    """Why what was refused was."""
    return [one.reason.en for one in imported.refused]
