"""The texts of a record say the same in two languages, not in one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.text import Value
from playbook.rules.lng.texts import BASIS, HELP, MESSAGE, untranslated
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNG010",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    title=Words(
        "Text of a record not translated",
        "Texte d’une fiche non traduit",
    ),
    why=Words(
        "Reports and lists show these texts in both languages; a copied one reads as an "
        "oversight to half of the readers.",
        "Les rapports et les listes montrent ces textes dans les deux langues; un texte "
        "recopié est un oubli aux yeux de la moitié des gens.",
    ),
    message=MESSAGE,
    help=HELP,
    basis=BASIS,
)


def check(document: Document[Value], index: Index) -> Iterator[Fault]:
    """Each long text that is the same in English and in French."""
    for text in untranslated(document, index.reference.sources.value):
        yield RULE.at(document.at(*text.location, "fr"), words=text.fr, key="fr")
