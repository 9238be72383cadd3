"""An editor's desk for tests: a checkout whose forge holds one open pull request, fetched."""

from __future__ import annotations

from pathlib import Path

from playbook.metadata.files import kind_of
from playbook.metadata.reading import read_record
from playbook.model.ledger import LedgerRecord
from tests.checkouts import Checkout
from tests.cli.running import Ran, english
from tests.forge import make_forge, suggest

POLICY = "docs/records/policy.yml"
TALK = "docs/en/methods/talk.md"
RECORD = "docs/records/suggestions/pr-1.yml"
ROLE = ("--by", "engagement-team")
SAID = ("--reason", "It is clearer.", "--answer", "Thank you: it is in.")
WORDS = "title: Say quiet\nkind: correction\nlanguage: en\nwhy: Calm is vague.\n"
OTHERS = "title: Dire calme\nkind: new_content\nlanguage: fr\nwhy: Le mot est vague.\n"


class Desk:
    """A checkout whose forge holds one open pull request, fetched."""

    def __init__(self, checkout: Checkout, root: Path) -> None:
        self.checkout = checkout
        listed = f"\nremotes:\n  - {{name: main, url: 'file://{root}', main: true}}\n"
        checkout.write(POLICY, checkout.read(POLICY) + listed)
        checkout.commit("Say where suggestions come from")
        self.forge = make_forge(checkout, root)
        self.push(self.changed())
        checkout.git("config", "user.name", "Editor")
        checkout.git("config", "user.email", "editor@example.org")

    def changed(self, word: str = "quiet") -> dict[str, str]:
        text = self.checkout.read(TALK).replace("calm", word)
        return {TALK: text, "suggestion.yml": WORDS}

    def push(self, files: dict[str, str], number: int = 1) -> None:
        suggest(self.checkout, self.forge, f"refs/pull/{number}/head", files)
        assert self.run("fetch").code == 0

    def run(self, *arguments: str) -> Ran:
        return english(self.checkout.root, "intake", *arguments)

    def acknowledged(self) -> None:
        assert self.run("acknowledge", "pr-1", *ROLE).code == 0
        self.checkout.commit("Acknowledge pr-1", author="editor")

    def accepted(self) -> None:
        assert self.run("acknowledge", "pr-1", *ROLE).code == 0
        assert self.run("accept", "pr-1", *ROLE, *SAID).code == 0
        self.checkout.commit("Accept pr-1", author="editor")

    def record(self) -> LedgerRecord:
        kind = kind_of(RECORD)
        assert kind
        document, faults, _ = read_record(RECORD, self.checkout.read(RECORD).encode(), kind)
        assert faults == ()
        assert document
        assert isinstance(document.value, LedgerRecord)
        return document.value
