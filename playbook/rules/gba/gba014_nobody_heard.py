"""Somebody was heard, somebody spoke for them, or the record says why nobody was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.gba.place import key_or_id
from playbook.rules.gba.status import is_finished
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA014",
    scope=Scope.RECORD,
    level=Level.ERROR,
    title=Words("Nobody heard, no reason given", "Personne n’a été entendu, sans motif"),
    why=Words(
        "An analysis written at a desk repeats what its author already believes. Those affected, "
        "or an advocate who knows them, can say what it missed.",
        "Une analyse faite au bureau répète ce que croit déjà la personne qui l’écrit. Les gens "
        "touchés, ou quelqu’un qui les connaît, peuvent dire ce qui lui échappe.",
    ),
    message=Words(
        "nobody was consulted, no advocate spoke, and no reason is given",
        "aucune personne consultée, aucun porte-parole nommé, aucun motif donné",
    ),
    help=Words(
        "list whom you heard under `consulted`, or name the role in `advocate_used`, or say why "
        "nobody was in `not_consulted`",
        "inscrivez sous `consulted` qui vous avez entendu, ou nommez le rôle dans `advocate_used`, "
        "ou dites dans `not_consulted` pourquoi personne ne l’a été",
    ),
    basis="PACP 42-1/9 (OAG 2015): conclusions without analysis; WAGE, step 3: seek out those "
    "affected",
)


def check(record: Record, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """A record without any of the three."""
    value = record.value
    heard = value.consulted or value.advocate_used or value.not_consulted
    if is_finished(value.status) and not heard:
        yield RULE.at(key_or_id(record.document, "consulted"))
