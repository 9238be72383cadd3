"""A published page is reviewed again before its interval is over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.dates import review_due
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG003",
    scope=Scope.PAGE,
    level=Level.WARNING,
    release=Level.ERROR,
    title=Words("Review overdue", "Révision en retard"),
    why=Words(
        "A reference that nobody reads again grows wrong without anyone noticing. The date shown "
        "on the page is a promise.",
        "Un ouvrage que personne ne relit finit par tromper sans qu’on le remarque. La date "
        "affichée sur la page est une promesse.",
    ),
    message=Words(
        "the review was due on {due}, and the page was last reviewed on {last}",
        "la révision était prévue le {due}; la dernière date du {last}",
    ),
    help=Words(
        "read the whole page, correct it, then set `last_reviewed` to the day you did",
        "relisez toute la page, corrigez-la, puis inscrivez la date du jour dans `last_reviewed`",
    ),
    basis="GOV.UK tech-docs `review_in`; NHS service manual, “Know that a page is up to date”",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:
    """A published page whose next review lies before the day we judge by."""
    due = review_due(page.meta, reference.types.value)
    if page.meta.status == "published" and due < reference.as_of:
        last = page.meta.last_reviewed.isoformat()
        yield RULE.at(page.at("last_reviewed"), due=due.isoformat(), last=last)
