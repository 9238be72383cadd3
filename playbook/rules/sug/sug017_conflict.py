"""A suggestion fits what main holds now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.model.proposed import Proposed
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="SUG017",
    scope=Scope.CHANGE,
    level=Level.ERROR,
    title=Words("Conflict with main", "Conflit avec la version actuelle"),
    why=Words(
        "Both have changed the same lines since: nobody but a person can say which words stay.",
        "Les mêmes lignes ont changé des deux côtés : seule une personne peut dire quels mots "
        "restent.",
    ),
    message=Words(
        "main has changed the same lines of `{path}` since the suggestion began",
        "les mêmes lignes de `{path}` ont changé dans la version actuelle depuis le début de la "
        "suggestion",
    ),
    help=Words(
        "take main in (`git pull --rebase origin main`), keep the words that should stay, and "
        "push again",
        "intégrez la version actuelle (`git pull --rebase origin main`), gardez les mots qui "
        "doivent rester, puis envoyez de nouveau",
    ),
)


def check(proposed: Proposed, index: Index) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each file that can’t be merged."""
    for path in proposed.conflicts:
        yield RULE.at(Place(path, 1, 1), path=path)
