"""A role that a register names is a role of `owners.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.ledger import LedgerRecord
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.place import Location
from playbook.model.text import Value
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG012",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    title=Words("Unknown role", "Rôle inconnu"),
    why=Words(
        "Work that belongs to a role nobody holds is work that nobody does.",
        "Un travail confié à un rôle que personne n’occupe est un travail que personne ne fait.",
    ),
    message=Words(
        "`{key}` names the role `{role}`, which is not in `owners.yml`",
        "`{key}` nomme le rôle `{role}`, qui n’est pas dans `owners.yml`",
    ),
    help=Words(
        "{meant}write the id of a role of `docs/records/owners.yml`, or add the role there",
        "{meant}écrivez l’identifiant d’un rôle de `docs/records/owners.yml`, ou ajoutez-y le rôle",
    ),
    basis="Standing Committee on Public Accounts, 2009: policy, roles and a champion for GBA Plus",
)
_KEYS: Final = frozenset({"owner", "role", "champion", "escalated_to", "editorial_board"})
# Judged with its periods by another rule; a former role may be gone.
_ELSEWHERE: Final = "executive_owner"


def check(document: Document[Value], index: Index) -> Iterator[Fault]:
    """Each role that a register, the policy or the programme names and that does not exist."""
    if isinstance(document.value, LedgerRecord):
        return  # its `role` is that of a contributor; rule SUG001 speaks of the others
    roles = index.reference.owners.value.ids
    for location, role in document.texts:
        key = _key(location)
        if key in _KEYS and location[0] != _ELSEWHERE and role not in roles:
            meant = did_you_mean(nearest(role, roles))
            yield RULE.at(document.at(*location), key=key, role=role, meant=meant)


def _key(location: Location) -> str:
    """The last key on the way to a value: that of the list it stands in."""
    return [part for part in location if isinstance(part, str)][-1]
