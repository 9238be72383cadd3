"""A record speaks of a page that exists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA002",
    scope=Scope.RECORD,
    level=Level.ERROR,
    title=Words("Record for no page", "Fiche sans page"),
    why=Words(
        "A record that belongs to no page counts in the inventory, yet nobody can read what it "
        "analysed. The page it was meant for stays without one.",
        "Une fiche qui n’appartient à aucune page compte dans l’inventaire, mais on ne peut lire "
        "ce qu’elle analyse. La page à laquelle elle était destinée reste sans fiche.",
    ),
    message=Words(
        "there is no page `{page}` for this record to speak of",
        "il n’y a pas de page « {page} » dont cette fiche puisse parler",
    ),
    help=Words(
        "give the record the id of its page, add the page, or delete the record with it",
        "donnez à la fiche l’identifiant de sa page, ajoutez la page, ou supprimez la fiche avec "
        "elle",
    ),
    basis="PACP 42-1/9 (OAG 2015): an inventory of analyses, each attached to its subject",
)


def check(record: Record, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """A record whose id no page has in either language."""
    if not any(record.pages):
        yield RULE.at(record.document.at("id"), page=record.value.id)
