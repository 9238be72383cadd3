"""The chain of steps is whole: nothing that was recorded was changed, taken out or moved.

A chain proves what stands in it; that nothing was cut off, or forged from the first step on, only
git shows: each step that was committed on the branch is there, as it was. Where git tells nothing
of the past, nothing is said of that.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from playbook.model.edition import Filed, Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.ledger import broken_link
from playbook.rules.rule import Rule, Scope
from playbook.rules.sug.committed import committed

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
    message=Words("{what}", "{what}"),
    help=Words(
        "take the file back from git as it was (`git log -p` on it shows each change) and record "
        "what is new as a step; never mend digests by hand",
        "reprenez le fichier dans git tel qu’il était (avec `git log -p`, on en voit chaque "
        "changement) et inscrivez ce qui est nouveau comme une étape; ne corrigez jamais une "
        "empreinte à la main",
    ),
)


_UNPROVED: Final = Words(
    "step {number} does not prove what stands before it: the record was changed by hand",
    "l’étape {number} ne prouve pas ce qui la précède : la fiche a été modifiée à la main",
)
_LOST: Final = Words(
    "step {number} is not there any more as it was committed: the record was changed by hand",
    "l’étape {number} n’est plus là telle qu’elle a été enregistrée dans git : la fiche a été "
    "modifiée à la main",
)


def check(filed: Filed, index: Index) -> Iterator[Fault]:  # noqa: ARG001 - the scope's
    """The first step that the chain does not prove, or else that git knows and the record lacks."""
    what, number = _UNPROVED, broken_link(filed.value)
    if number is None:
        what, number = _LOST, _lost(filed)
    if number is not None:
        place = filed.document.at("steps", min(number, len(filed.value.steps) - 1))
        yield RULE.at(place, what=Words(*(text.format(number=number + 1) for text in what)))


def _lost(filed: Filed) -> int | None:
    """The first of the committed steps that is not the step of its number any more.

    A commit that did not go on from what was there before does not count: what it broke is whole
    again once the file is as it was.
    """
    before: tuple[str, ...] = ()
    for steps in committed(filed):
        if steps[: len(before)] == before:
            before = steps
    now = tuple(step.digest for step in filed.value.steps)
    pairs = enumerate(zip_longest(before, now[: len(before)]))
    return next((number for number, (was, is_now) in pairs if was != is_now), None)
