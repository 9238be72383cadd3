"""The texts of a GBA Plus record say the same in two languages, not in one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.lng.texts import BASIS, HELP, MESSAGE, untranslated
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNG011",
    scope=Scope.RECORD,
    level=Level.ERROR,
    title=Words(
        "Text of a GBA Plus record not translated",
        "Texte d’une fiche d’ACS Plus non traduit",
    ),
    why=Words(
        "The analysis is published in both languages; an answer that only half of the readers"
        " can read was not given to the others.",
        "L’analyse est publiée dans les deux langues; une réponse que la moitié des gens ne "
        "peut lire n’a pas été donnée aux autres.",
    ),
    message=MESSAGE,
    help=HELP,
    basis=BASIS,
)


def check(record: Record, reference: Reference) -> Iterator[Fault]:
    """Each long text that is the same in English and in French."""
    for text in untranslated(record.document, reference.sources.value):
        yield RULE.at(record.document.at(*text.location, "fr"), words=text.fr, key="fr")
