"""A record of the ledger that was ever committed stays there.

Only what the branch that is checked out itself held counts; where git tells nothing of the past,
nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.model.text import Value
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="SUG021",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    title=Words("Record taken out of the ledger", "Fiche retirée du registre des suggestions"),
    why=Words(
        "A suggestion whose record is gone was never made, by all that the site shows, and nobody "
        "can ask any more how it was decided.",
        "Une suggestion dont la fiche a disparu n’a jamais existé, à en croire le site, et plus "
        "personne ne peut demander comment on en a décidé.",
    ),
    message=Words(
        "the record was committed and is not there any more",
        "la fiche a été enregistrée dans git et n’est plus là",
    ),
    help=Words(
        "bring the file back from git (`git log -- {path}` shows the commits); what nobody may "
        "read, `playbook intake withhold` hides",
        "rétablissez le fichier à partir de git (`git log -- {path}` en montre les commits); ce "
        "que personne ne doit lire, `playbook intake withhold` le cache",
    ),
)


def check(document: Document[Value], index: Index) -> Iterator[Fault]:
    """Each record that git knows; told with the policy, for it has no file of its own."""
    if document is index.reference.policy:
        for path in index.removed:
            yield RULE.at(Place(path, 1, 1), path=path)
