"""Where a push is judged: the inbox, and main as it is now."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from playbook.intake.assessment import Assessed, assess, merged
from playbook.intake.proposal import as_said
from playbook.intake.queue import suggestion_of
from playbook.intake.refs_inbox import Offer, RefsInbox
from playbook.model.ledger import is_final
from playbook.workspace import Workspace, read_committed, today

# For all refs of a push together.
SECONDS: Final = 300.0


class Desk:
    """The inbox, and main as it is now, read once for all refs of a push."""

    def __init__(self, inbox: RefsInbox) -> None:
        self.inbox = inbox
        self.seconds = SECONDS

    @cached_property
    def commit(self) -> str:
        """The commit of main; raises GitError."""
        return self.inbox.main()

    @cached_property
    def workspace(self) -> Workspace:
        """What main holds; raises GitError."""
        return read_committed(self.inbox.path, self.commit)

    @cached_property
    def closed(self) -> frozenset[int]:
        """The numbers of suggestions that a person has closed."""
        edition = self.workspace.edition
        ledger = edition.ledger if edition else ()
        return self.inbox.numbers(one.value.id for one in ledger if is_final(one.value.state))

    def assessed(self, offer: Offer) -> Assessed | None:
        """What is found in an offer; None while main itself can't be read."""
        main = self.workspace.main
        if main is None:
            return None
        path, said = self.inbox.path, self.inbox.blob(as_said(offer.said))
        # Findings don't depend on the number, which is given when nothing is refused any more.
        doorway = self.inbox.doorway(1)
        commits = (self.commit, offer.commit)
        suggestion = suggestion_of(path, doorway, commits, said, today())
        return next(assess(path, main, merged(path, self.commit, [suggestion])))
