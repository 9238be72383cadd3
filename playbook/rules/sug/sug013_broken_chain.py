"""The chain of steps is whole: nothing that was recorded was changed, taken out or moved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Filed, Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.ledger import broken_link
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="SUG013",
    scope=Scope.LEDGER,
    level=Level.ERROR,
    title=Words("Record changed afterwards", "Fiche modifiée après coup"),
    why=Words(
        "Contributors trust a decision log that can’t be rewritten: each step proves the one "
        "before it, the first the suggestion itself.",
        "Les gens se fient à un journal des décisions qu’on ne peut réécrire : chaque étape prouve "
        "celle d’avant, et la première, la suggestion elle-même.",
    ),
    message=Words(
        "step {number} does not prove what stands before it: the record was changed by hand",
        "l’étape {number} ne prouve pas ce qui la précède : la fiche a été modifiée à la main",
    ),
    help=Words(
        "take the file back from git as it was (`git log -p` on it shows each change) and record "
        "what is new as a step; never mend digests by hand",
        "reprenez le fichier dans git tel qu’il était (avec `git log -p`, on en voit chaque "
        "changement) et inscrivez ce qui est nouveau comme une étape; ne corrigez jamais une "
        "empreinte à la main",
    ),
)


def check(filed: Filed, index: Index) -> Iterator[Fault]:  # noqa: ARG001 - the scope's
    """The first step that the chain does not prove."""
    number = broken_link(filed.value)
    if number is not None:
        place = filed.document.at("steps", number)
        yield RULE.at(place, number=number + 1)
