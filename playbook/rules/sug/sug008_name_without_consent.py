"""A contributor's name stands in the ledger only with that person's consent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Filed, Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.ledger import LedgerRecord, Submitter
from playbook.model.place import Location
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="SUG008",
    scope=Scope.LEDGER,
    level=Level.ERROR,
    masks=True,
    title=Words("Name without consent", "Nom inscrit sans consentement"),
    why=Words(
        "The ledger is public and kept for good: a name in it stays there for everyone to read.",
        "Le registre des suggestions est public et conservé : un nom y reste, à la vue de tous.",
    ),
    message=Words(
        "the suggestion bears a name, and no consent to show it",
        "la suggestion porte un nom, sans consentement à l’afficher",
    ),
    help=Words(
        "take the file back before it is pushed and acknowledge the suggestion without the name, "
        "or with the consent of the person; a name that was pushed has to be taken out of git’s "
        "history",
        "reprenez le fichier avant de l’envoyer et accusez réception de la suggestion sans le nom, "
        "ou avec le consentement de la personne; un nom déjà envoyé doit être retiré de "
        "l’historique de git",
    ),
    basis="Privacy Act, sections 4 to 8; the notice of the GC Feedback tool",
)


def check(filed: Filed, index: Index) -> Iterator[Fault]:  # noqa: ARG001 - the scope's
    """Each name that nobody agreed to show; the finding does not repeat it."""
    for location, submitter in _submitters(filed.value):
        if submitter.name and not submitter.consent:
            yield RULE.at(filed.document.key(*location, "name"))


def _submitters(value: LedgerRecord) -> Iterator[tuple[Location, Submitter]]:
    yield ("submitter",), value.submitter
    if value.at_first:
        yield ("at_first", "submitter"), value.at_first.submitter
    for number, step in enumerate(value.steps):
        if step.words:
            yield ("steps", number, "words", "submitter"), step.words.submitter
