"""A page holds no social insurance number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.prv.kinds import INSURANCE, held
from playbook.rules.prv.patterns import hidden
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PRV003",
    scope=Scope.PAGE,
    level=Level.ERROR,
    masks=True,
    title=Words("Social insurance number", "Numéro d’assurance sociale"),
    why=Words(
        "A social insurance number opens a person’s file and can be misused for years.",
        "Le numéro d’assurance sociale ouvre le dossier d’une personne et peut servir à la "
        "fraude pendant des années.",
    ),
    message=Words(
        "the page shows what may be a social insurance number (`{hidden}`)",
        "la page montre ce qui semble être un numéro d’assurance sociale (`{hidden}`)",
    ),
    help=Words(
        "take the number out and tell your privacy office",
        "retirez le numéro et prévenez votre bureau de la protection des renseignements personnels",
    ),
    basis="Directive on Social Insurance Number; the notice of the GC Feedback tool",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """Each social insurance number in the metadata or the body."""
    for place, _, found in held(page, INSURANCE):
        yield RULE.at(place, hidden=hidden(found))
