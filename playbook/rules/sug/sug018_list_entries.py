"""A suggestion adds entries to a shared list; it changes and removes none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.model.proposed import Proposed
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
        "Toutes les pages qui citent une source ou une leçon reposent sur son entrée : la "
        "modifier, c’est modifier ce que disent d’autres pages.",
    ),
    message=Words("{what}", "{what}"),
    help=Words(
        "give back what main has, and add a new entry; a maintainer mends entries",
        "remettez ce que contient la version actuelle et ajoutez une nouvelle entrée; une "
        "personne responsable du dépôt corrige les entrées",
    ),
)
_CHANGED: Final = Words(
    "the entry `{id}` that main has is changed",
    "l’entrée `{id}` de la version actuelle est modifiée",
)
_REMOVED: Final = Words(
    "the entry `{id}` that main has is removed",
    "l’entrée `{id}` de la version actuelle est supprimée",
)
_DELETED: Final = Words(
    "the list with all its entries is deleted",
    "la liste est supprimée avec toutes ses entrées",
)


def check(proposed: Proposed, index: Index) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each list of main that goes, and each entry that is not there any more as it was."""
    for change in proposed.lists:
        if change.after is None:
            yield RULE.at(Place(change.path, 1, 1), what=_DELETED)
        elif change.before:
            yield from _changed(change.before, change.after)


def _changed(before: Document[Value], after: Document[Value]) -> Iterator[Fault]:
    there = _entries(after)
    for entry_id, (_, entry) in _entries(before).items():
        number, now = there.get(entry_id, (None, None))
        if number is None:
            yield RULE.at(after.at(), what=_of(_REMOVED, entry_id))
        elif now != entry:
            yield RULE.at(after.at(_key(after), number, "id"), what=_of(_CHANGED, entry_id))


def _of(what: Words, entry_id: str) -> Words:
    return Words(*(text.format(id=entry_id) for text in what))


def _key(document: Document[Value]) -> str:
    """The one key of a list's file."""
    return next(iter(type(document.value).model_fields))


def _entries(document: Document[Value]) -> dict[str, tuple[int, Value]]:
    entries = getattr(document.value, _key(document))
    return {entry.id: (number, entry) for number, entry in enumerate(entries)}
