"""Every suggestion is judged; one on which the tool itself fails is not taken in unjudged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.model.proposed import Proposed
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="SUG020",
    scope=Scope.CHANGE,
    level=Level.ERROR,
    title=Words("Suggestion that could not be judged", "Suggestion qui n’a pu être évaluée"),
    why=Words(
        "One suggestion on which the tool fails must keep no other from being read, and must not "
        "pass for one in which nothing was found.",
        "Une suggestion sur laquelle l’outil échoue ne doit empêcher la lecture d’aucune autre, ni "
        "passer pour une suggestion sans constat.",
    ),
    message=Words(
        "the tool failed on this suggestion: {failure}",
        "l’outil a échoué sur cette suggestion : {failure}",
    ),
    help=Words(
        "report it to whoever keeps the tool, with the suggestion’s commit; the contributor has "
        "done nothing wrong",
        "signalez-le aux responsables de l’outil, avec le commit de la suggestion; la personne qui "
        "l’a faite n’y est pour rien",
    ),
)
# There is no line to blame.
_NOWHERE: Final = Place("suggestion.yml", 1, 1)


def check(proposed: Proposed, index: Index) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """A suggestion that could not be read and judged to the end."""
    if proposed.failure:
        yield RULE.at(_NOWHERE, failure=proposed.failure)
