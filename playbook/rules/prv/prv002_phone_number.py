"""A page holds no phone number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.prv.kinds import PHONE, held
from playbook.rules.prv.patterns import hidden
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PRV002",
    scope=Scope.PAGE,
    level=Level.ERROR,
    masks=True,
    title=Words("Phone number", "Numéro de téléphone"),
    why=Words(
        "A phone number leads to a person, and stays in the history of the repository after "
        "that person has moved on.",
        "Un numéro de téléphone mène à une personne et reste dans l’historique du dépôt bien "
        "après son départ.",
    ),
    message=Words(
        "the page shows a phone number (`{hidden}`)",
        "la page montre un numéro de téléphone (`{hidden}`)",
    ),
    help=Words(
        "take the number out; name the role or the page that answers",
        "retirez le numéro; nommez plutôt le rôle ou la page qui répond",
    ),
    basis="Directive on Privacy Practices; the notice of the GC Feedback tool",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """Each phone number in the metadata or the body."""
    for place, _, found in held(page, PHONE):
        yield RULE.at(place, hidden=hidden(found))
