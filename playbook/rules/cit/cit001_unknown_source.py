"""What a page cites is a source or a fact of the lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.nearest import did_you_mean, nearest
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="CIT001",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words(
        "Citation of an unknown source",
        "Renvoi à une source inconnue",
    ),
    why=Words(
        "A citation that leads to no document proves nothing, and nobody can check it.",
        "Un renvoi qui ne mène à aucun document ne prouve rien, et personne ne peut le vérifier.",
    ),
    message=Words(
        "there is no {kind} `{id}`",
        "il n’y a {kind} « {id} »",
    ),
    help=Words(
        "{meant}write an id of {lists}, or add the source to `sources.yml`",
        "{meant}écrivez un identifiant de {lists}, ou ajoutez la source à `sources.yml`",
    ),
)
_SOURCE: Final = Words("source", "pas de source")
_EITHER: Final = Words("source or fact", "ni source ni fait")
_BOTH_LISTS: Final = Words("`sources.yml` or `facts.yml`", "`sources.yml` ou de `facts.yml`")


def check(page: Page, reference: Reference) -> Iterator[Fault]:
    """Each citation of an id in neither list, and each source of the metadata not in its list."""
    sources, facts = reference.sources.value.by_id, reference.facts.value.by_id
    known = {*sources, *facts}
    for citation in page.body.citations:
        if citation.id not in known:
            meant = did_you_mean(nearest(citation.id, known))
            yield RULE.at(
                citation.place, kind=_EITHER, id=citation.id, meant=meant, lists=_BOTH_LISTS
            )
    for number, use in enumerate(page.meta.sources):
        if use.id not in sources:
            fact = facts.get(use.id)
            meant = did_you_mean(fact.source if fact else nearest(use.id, sources))
            place = page.at("sources", number, "id")
            yield RULE.at(place, kind=_SOURCE, id=use.id, meant=meant, lists="`sources.yml`")
