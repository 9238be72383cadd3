"""A page holds no e-mail address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.prv.kinds import EMAIL, held
from playbook.rules.prv.patterns import hidden
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PRV001",
    scope=Scope.PAGE,
    level=Level.ERROR,
    masks=True,
    title=Words("E-mail address", "Adresse de courriel"),
    why=Words(
        "An address in a public repository is copied by machines within hours and cannot be "
        "called back; it is often one person’s.",
        "Une adresse publiée est recopiée par des machines en quelques heures, sans retour "
        "possible; c’est souvent celle d’une seule personne.",
    ),
    message=Words(
        "the page shows an e-mail address (`{hidden}`)",
        "la page montre une adresse de courriel (`{hidden}`)",
    ),
    help=Words(
        "take the address out; name the role or the page that answers",
        "retirez l’adresse; nommez plutôt le rôle ou la page qui répond",
    ),
    basis="Directive on Privacy Practices; the notice of the GC Feedback tool",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """Each e-mail address in the metadata or the body."""
    for place, _, found in held(page, EMAIL):
        yield RULE.at(place, hidden=hidden(found))
