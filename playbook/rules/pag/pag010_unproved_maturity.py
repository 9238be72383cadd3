"""A practice that is called tested or established names where it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.page import Practice
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG010",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words("Maturity without evidence", "Maturité sans preuve"),
    why=Words(
        "People choose a practice because it worked elsewhere. They must be able to see where.",
        "On choisit une pratique parce qu’elle a réussi ailleurs. Il faut pouvoir vérifier où.",
    ),
    message=Words(
        "`{maturity}` needs {least}, and `evidence` has {found}",
        "`{maturity}` demande {least}, et `evidence` en compte {found}",
    ),
    help=Words(
        "name a case page or a report of use in `evidence`, or lower `maturity`",
        "nommez une étude de cas ou un compte rendu dans `evidence`, ou abaissez `maturity`",
    ),
    basis="18F: a method is added once it has been tried",
)
_LEAST: Final[Mapping[str, int]] = {"tested": 1, "established": 2}
_NEEDED: Final[Mapping[int, Words]] = {
    1: Words("a case or a report of use", "une étude de cas ou un compte rendu"),
    2: Words(
        "two different cases or reports of use",
        "deux études de cas ou comptes rendus différents",
    ),
}


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - the scope's form
    """A practice with less evidence than its maturity asks for; the same evidence counts once."""
    if not isinstance(page.meta, Practice):
        return
    maturity = page.meta.maturity
    least = _LEAST.get(maturity, 0)
    found = len({one for one in page.meta.evidence if one.case or one.report})
    if found < least:
        yield RULE.at(page.at("maturity"), maturity=maturity, least=_NEEDED[least], found=found)
