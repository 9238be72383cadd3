"""Each part of the promise is measured by a standard that exists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.reference import Promise
from playbook.model.text import Value
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG009",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    title=Words("Promise without a standard", "Promesse sans norme"),
    why=Words(
        "A promise that nothing measures cannot be kept or broken.",
        "Une promesse que rien ne mesure ne peut être ni tenue ni rompue.",
    ),
    message=Words(
        "the promise `{id}` rests on the standard `{standard}`, which does not exist",
        "la promesse `{id}` repose sur la norme `{standard}`, qui n’existe pas",
    ),
    help=Words(
        "{meant}write the id of a standard of `docs/records/standards.yml`",
        "{meant}écrivez l’identifiant d’une norme de `docs/records/standards.yml`",
    ),
    basis="Employment Ontario: a promise in five parts, with service standards",
)


def check(document: Document[Value], index: Index) -> Iterator[Fault]:
    """Each part of the promise whose standard is not in the list."""
    value = document.value
    if not isinstance(value, Promise):
        return
    standards = tuple(one.id for one in index.reference.standards.value.standards)
    for number, item in enumerate(value.promise):
        if item.standard not in standards:
            yield RULE.at(
                document.at("promise", number, "standard"),
                id=item.id,
                standard=item.standard,
                meant=did_you_mean(nearest(item.standard, standards)),
            )
