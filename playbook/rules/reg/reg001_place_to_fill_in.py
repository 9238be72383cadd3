"""Nothing is left to fill in in a register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.ledger import LedgerRecord
from playbook.model.text import Value
from playbook.rules.gap import gaps_of
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG001",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    title=Words("Place left to fill in in a register", "Passage à remplir dans un registre"),
    why=Words(
        "The site prints the registers as they are: names, promises and reasons that nobody wrote "
        "would stand on every page.",
        "Le site affiche les registres tels quels : des noms, des promesses et des raisons que "
        "personne n’a écrits se trouveraient dans toutes les pages.",
    ),
    message=Words("this is still to be written: `{words}`", "il reste à écrire : « {words} »"),
    help=Words(
        "write the text and take the whole mark out, with its braces",
        "écrivez le texte et supprimez tout le repère, accolades comprises",
    ),
    basis="a peer guide in two languages was published with 101 lines that say TODO",
)


def check(document: Document[Value], index: Index) -> Iterator[Fault]:  # noqa: ARG001 - the scope's
    """Each place to fill in of a register or of the reference data."""
    if isinstance(document.value, LedgerRecord):
        return  # a contributor may write that a page says TODO
    for place, gap in gaps_of(document):
        yield RULE.at(place, words=gap.words)
