"""A page holds unclassified content only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.prv.kinds import MARKING, held
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PRV006",
    scope=Scope.PAGE,
    level=Level.ERROR,
    masks=True,
    title=Words("Security marking", "Cote de sécurité"),
    why=Words(
        "A playbook may hold unclassified content only; a marking is the trace of a text "
        "copied from elsewhere.",
        "Un guide ne peut contenir que de l’information non classifiée; une cote trahit un "
        "texte copié d’ailleurs.",
    ),
    message=Words(
        "the page carries the security marking `{marking}`",
        "la page porte la cote de sécurité « {marking} »",
    ),
    help=Words(
        "take the text out and tell your security office; if the page only speaks of "
        "markings, say it in other words",
        "retirez le texte et prévenez votre bureau de la sécurité; si la page ne fait que "
        "parler des cotes, dites-le autrement",
    ),
    basis="Directive on Security Management, Appendix J",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """Each security marking in the metadata or the body."""
    for place, _, found in held(page, MARKING):
        yield RULE.at(place, marking=found.strip("#>*_ "))
