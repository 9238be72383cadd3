"""A suggestion begins from a commit of main."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.model.proposed import Proposed
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="SUG019",
    scope=Scope.CHANGE,
    level=Level.ERROR,
    title=Words("No common past with main", "Aucun passé commun avec la version actuelle"),
    why=Words(
        "What a suggestion changes can only be told against the text that it began from.",
        "On ne peut dire ce qu’une suggestion modifie que par rapport au texte dont elle est "
        "partie.",
    ),
    message=Words(
        "the suggestion shares no commit with main",
        "la suggestion n’a aucun commit en commun avec la version actuelle",
    ),
    help=Words(
        "clone the playbook, make the change there and push it again",
        "clonez le guide, refaites-y la modification et envoyez-la de nouveau",
    ),
)
# There is no file to blame: the change as a whole can't be read.
_NOWHERE: Final = Place("suggestion.yml", 1, 1)


def check(proposed: Proposed, index: Index) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """A change that begins from nothing main holds."""
    if not proposed.rooted:
        yield RULE.at(_NOWHERE)
