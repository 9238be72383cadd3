"""A file that a suggestion may not carry waits for a maintainer’s own review."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.model.proposed import Proposed
from playbook.rules.rule import Rule, Scope
from playbook.rules.sug.carriage import Carriage, carriage

RULE: Final = Rule(
    code="SUG014",
    scope=Scope.CHANGE,
    level=Level.WARNING,
    title=Words("Needs a maintainer’s own review", "À examiner par une personne responsable"),
    why=Words(
        "What steers the site (its configuration, hooks, workflows, lists) could run or decide "
        "on somebody’s behalf. It is never read from a suggestion.",
        "Ce qui pilote le site (configuration, crochets, flux de travail, listes) pourrait "
        "s’exécuter ou décider au nom de quelqu’un. Cela n’est jamais lu dans une suggestion.",
    ),
    message=Words(
        "a suggestion does not carry `{path}`: it needs a maintainer’s own review",
        "une suggestion ne peut pas comporter `{path}` : ce fichier doit être examiné par une "
        "personne responsable du dépôt",
    ),
    help=Words(
        "leave the file out of the suggestion, and ask a maintainer to make this change",
        "retirez le fichier de la suggestion et demandez cette modification à une personne "
        "responsable du dépôt",
    ),
    basis="GitHub Security Lab, Preventing pwn requests; CVE-2026-29186",
)


def check(proposed: Proposed, index: Index) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each file that is none of those that a suggestion carries."""
    for path in proposed.paths:
        if carriage(path) is Carriage.APART:
            yield RULE.at(Place(path, 1, 1), path=path)
