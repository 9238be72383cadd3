"""A source that a fact, a lesson, a guideline or a term names is in the list of sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.glossary import Glossary
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.reference import Facts, Guideline
from playbook.model.registers import Lessons
from playbook.model.text import Value
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG015",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    title=Words("Unknown source", "Source inconnue"),
    why=Words(
        "A number or a lesson whose source nobody can open cannot be verified.",
        "On ne peut vérifier un chiffre ou une leçon dont personne ne peut ouvrir la source.",
    ),
    message=Words(
        "there is no source `{source}` in `sources.yml`",
        "il n’y a pas de source `{source}` dans `sources.yml`",
    ),
    help=Words(
        "{meant}write the id of a source of `docs/records/sources.yml`, or add the source there",
        "{meant}écrivez l’identifiant d’une source de `docs/records/sources.yml`, ou ajoutez-y la "
        "source",
    ),
)


def check(document: Document[Value], index: Index) -> Iterator[Fault]:
    """Each source of a fact, lesson, guideline or term that is not in the list."""
    if not isinstance(document.value, Facts | Lessons | Guideline | Glossary):
        return
    sources = index.reference.sources.value.by_id
    for location, source in document.texts:
        if location[-1] == "source" and source not in sources:
            meant = did_you_mean(nearest(source, sources))
            yield RULE.at(document.at(*location), source=source, meant=meant)
