"""A citation says where in its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="CIT002",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words(
        "Citation without a place in the source",
        "Renvoi sans endroit précis",
    ),
    why=Words(
        "Nobody will search a report of 200 pages for one sentence: without a place, the "
        "citation is not checked.",
        "Personne ne cherchera une phrase dans un rapport de 200 pages : sans endroit précis, "
        "le renvoi n’est pas vérifié.",
    ),
    message=Words(
        "the citation of `{id}` does not say where in the source",
        "le renvoi à « {id} » ne dit pas à quel endroit de la source",
    ),
    help=Words(
        "add the place after a comma, as in `[@{id}, page 4]`",
        "ajoutez l’endroit après une virgule, comme dans `[@{id}, page 4]`",
    ),
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:
    """Each citation of a source that has no locator; a fact has its own."""
    sources = reference.sources.value.by_id
    for citation in page.body.citations:
        if citation.id in sources and citation.locator is None:
            yield RULE.at(citation.place, id=citation.id)
