"""A suggestion adds entries to a shared list; it changes and removes none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.proposed import ListChange, Proposed
from playbook.model.text import Value
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="SUG018",
    scope=Scope.CHANGE,
    level=Level.ERROR,
    title=Words("Entry of a shared list changed", "Entrée d’une liste commune modifiée"),
    why=Words(
        "Every page that cites a source or a lesson rests on its entry: who changes it changes "
        "what other pages say.",
        "Toutes les pages qui citent une source ou une leçon reposent sur son entrée : la "
        "modifier, c’est modifier ce que disent d’autres pages.",
    ),
    message=Words(
        "the entry `{id}` that main has is {what}",
        "l’entrée `{id}` de la version actuelle est {what}",
    ),
    help=Words(
        "give the entry back as main has it, and add a new one; a maintainer mends entries",
        "remettez l’entrée telle qu’elle est et ajoutez-en une nouvelle; une personne "
        "responsable du dépôt corrige les entrées",
    ),
)
_CHANGED: Final = Words("changed", "modifiée")
_REMOVED: Final = Words("removed", "supprimée")


def check(proposed: Proposed, index: Index) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each entry of main that is not there any more as it was."""
    for change in proposed.lists:
        yield from _changed(change)


def _changed(change: ListChange) -> Iterator[Fault]:
    after = _entries(change.after)
    for entry_id, (_, entry) in _entries(change.before).items():
        number, now = after.get(entry_id, (None, None))
        if number is None:
            yield RULE.at(change.after.at(), id=entry_id, what=_REMOVED)
        elif now != entry:
            place = change.after.at(_key(change.after), number, "id")
            yield RULE.at(place, id=entry_id, what=_CHANGED)


def _key(document: Document[Value]) -> str:
    """The one key of a list's file."""
    return next(iter(type(document.value).model_fields))


def _entries(document: Document[Value]) -> dict[str, tuple[int, Value]]:
    entries = getattr(document.value, _key(document))
    return {entry.id: (number, entry) for number, entry in enumerate(entries)}
