"""The metadata lists the sources that the text cites, and no others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="CIT005",
    scope=Scope.PAGE,
    level=Level.WARNING,
    title=Words(
        "Listed sources and citations differ",
        "Sources énumérées et renvois différents",
    ),
    why=Words(
        "The list of sources is what readers and reviewers go by: it has to be what the page "
        "rests on.",
        "La liste des sources sert de repère au public et aux réviseurs : elle doit "
        "correspondre à ce qui fonde la page.",
    ),
    message=Words(
        "the source `{id}` {what}",
        "la source « {id} » {what}",
    ),
    help=Words(
        "{todo}",
        "{todo}",
    ),
)
_NOT_LISTED: Final = Words(
    "is cited here, but the metadata does not list it",
    "est citée ici, mais les métadonnées ne l’énumèrent pas",
)
_LIST_IT: Final = Words(
    "add it to `sources` at the head of the page",
    "ajoutez-la à `sources` en tête de la page",
)
_NOT_CITED: Final = Words(
    "is listed, but the text never cites it",
    "est énumérée, mais le texte n’y renvoie jamais",
)
_CITE_IT: Final = Words(
    "cite it where the text rests on it, or take it off the list",
    "renvoyez-y là où le texte s’appuie sur elle, ou retirez-la de la liste",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:
    """Each source cited but not listed, at its first citation, and each listed but not cited."""
    sources, facts = reference.sources.value.by_id, reference.facts.value.by_id
    listed = {use.id for use in page.meta.sources}
    cited: set[str] = set()
    for citation in page.body.citations:
        fact = facts.get(citation.id)
        source = fact.source if fact else citation.id
        if source in sources and source not in listed and source not in cited:
            yield RULE.at(citation.place, id=source, what=_NOT_LISTED, todo=_LIST_IT)
        cited.add(source)
    for number, use in enumerate(page.meta.sources):
        if use.id in sources and use.id not in cited:
            place = page.at("sources", number, "id")
            yield RULE.at(place, id=use.id, what=_NOT_CITED, todo=_CITE_IT)
