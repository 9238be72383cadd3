"""A page holds no passport number and no business number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.prv.kinds import BUSINESS, PASSPORT, held
from playbook.rules.prv.patterns import hidden
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PRV005",
    scope=Scope.PAGE,
    level=Level.ERROR,
    masks=True,
    title=Words("Passport or business number", "Numéro de passeport ou d’entreprise"),
    why=Words(
        "Such a number names one person or one business in the files of the government.",
        "Un tel numéro désigne une seule personne ou une seule entreprise dans les dossiers "
        "de l’État.",
    ),
    message=Words(
        "the page shows what may be {kind} (`{hidden}`)",
        "la page montre ce qui semble être {kind} (`{hidden}`)",
    ),
    help=Words(
        "take the number out and tell your privacy office",
        "retirez le numéro et prévenez votre bureau de la protection des renseignements personnels",
    ),
    basis="Directive on Privacy Practices; the notice of the GC Feedback tool",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """Each passport number and business number in the metadata or the body."""
    for place, kind, found in held(page, PASSPORT, BUSINESS):
        yield RULE.at(place, kind=kind, hidden=hidden(found))
