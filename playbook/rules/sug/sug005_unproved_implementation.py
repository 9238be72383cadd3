"""What is said to be implemented is in a commit that changed one of the pages.

The commit is asked of git with those before it that were merged along with it, and so is the
commit that recorded the step; where git tells nothing of the past, nothing is said. What was
released names its edition.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Filed, Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.ledger import State, Step
from playbook.rules.rule import Rule, Scope
from playbook.rules.sug.recorded import recorded

RULE: Final = Rule(
    code="SUG005",
    scope=Scope.LEDGER,
    level=Level.WARNING,
    release=Level.ERROR,
    title=Words("Change that nothing proves", "Changement que rien ne prouve"),
    why=Words(
        "“You said, we did” is believed as long as each “we did” leads to the change.",
        "On croit au « vous avez dit, nous avons fait » tant que chaque « nous avons fait » mène "
        "au changement.",
    ),
    message=Words("`{state}` {what}", "`{state}` {what}"),
    help=Words("{remedy}", "{remedy}"),
    basis="Jersey: contributors are told what changed because of them",
)

_MADE: Final = frozenset({State.IMPLEMENTED, State.RELEASED})
_NO_HEAD: Final = Words("names no commit", "ne nomme aucun commit")
_NAME_IT: Final = Words(
    "take the step back with git and record it with `head`, the commit that changed the page",
    "retirez l’étape avec git et inscrivez-la avec `head`, le commit qui a changé la page",
)
_NOTHING: Final = Words(
    "names the commit {head}, which by git changed none of the suggestion’s pages",
    "nomme le commit {head}, qui selon git n’a changé aucune des pages de la suggestion",
)
_THE_RIGHT_ONE: Final = Words(
    "apply the suggestion, or take the step back with git and record it with the commit of main "
    "that changed the page",
    "appliquez la suggestion, ou retirez l’étape avec git et inscrivez-la avec le commit de main "
    "qui a changé la page",
)
_NO_EDITION: Final = Words("names no edition", "ne nomme aucune édition")
_NAME_THE_EDITION: Final = Words(
    "take the step back with git and record it with `edition`, such as `2026.11`",
    "retirez l’étape avec git et inscrivez-la avec `edition`, par exemple `2026.11`",
)
_SHORT: Final = 12


def check(filed: Filed, index: Index) -> Iterator[Fault]:  # noqa: ARG001 - the scope's
    """Each implementation without a commit that proves it, each release without its edition."""
    head = None
    for number, step in enumerate(filed.value.steps):
        head = step.head or head
        if step.to not in _MADE:
            continue
        place = filed.document.at("steps", number, "to")
        if head is None:
            yield RULE.at(place, state=step.to, what=_NO_HEAD, remedy=_NAME_IT)
        elif step.to is State.IMPLEMENTED and _changed_nothing(filed, step, head):
            what = Words(*(words.format(head=head[:_SHORT]) for words in _NOTHING))
            yield RULE.at(place, state=step.to, what=what, remedy=_THE_RIGHT_ONE)
        if step.to is State.RELEASED and not step.edition:
            yield RULE.at(place, state=step.to, what=_NO_EDITION, remedy=_NAME_THE_EDITION)


def _changed_nothing(filed: Filed, step: Step, head: str) -> bool:
    """Whether git knows that no page changed, or nothing where the suggestion names no page."""
    landing = filed.history.landing(head)
    if landing is None:
        return False
    pages = {f"{page}.md" for page in filed.value.pages}
    commit = recorded(filed, step)
    taken_in = filed.history.landing(commit.id) if commit else None
    paths = landing.paths | (taken_in.paths - {filed.document.path} if taken_in else frozenset())
    changed = {path.rpartition("/")[2] for path in paths}
    return not (changed & pages if pages else changed)
