"""A page holds no postal code and no street address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.prv.kinds import POSTAL_CODE, STREET, held
from playbook.rules.prv.patterns import hidden
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PRV004",
    scope=Scope.PAGE,
    level=Level.ERROR,
    masks=True,
    title=Words("Postal address", "Adresse postale"),
    why=Words(
        "A postal code alone can point to a single building and, with an age or a benefit, to "
        "a single client.",
        "Un code postal peut désigner un seul immeuble et, avec un âge ou une prestation, une "
        "seule personne.",
    ),
    message=Words("the page shows {kind} (`{hidden}`)", "la page montre {kind} (`{hidden}`)"),
    help=Words(
        "take it out; a region or a town is enough to say where",
        "retirez ce renseignement; une région ou une ville suffit à situer le propos",
    ),
    basis="Directive on Privacy Practices; the notice of the GC Feedback tool",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """Each postal code and street address in the metadata or the body."""
    for place, kind, found in held(page, POSTAL_CODE, STREET):
        yield RULE.at(place, kind=kind, hidden=hidden(found))
