"""A segment page says along what it is cut, and who speaks for people who are hard to hear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.page import Facets, Segment
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG019",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words("Segment without facet or voice", "Segment sans dimension ni porte-parole"),
    why=Words(
        "The most vulnerable people need an appropriate voice, and a segment that lies along no "
        "dimension cannot be compared with another.",
        "Les personnes les plus vulnérables ont besoin d’une voix adéquate, et un segment sans "
        "dimension ne se compare à aucun autre.",
    ),
    message=Words(
        "the segment {problem}",
        "le segment {problem}",
    ),
    help=Words(
        "complete the segment: {advice}",
        "complétez le segment : {advice}",
    ),
    basis="ISSA guideline SQ_00400, structure 3 and mechanisms 3 and 8",
)

_NO_BODY: Final = Words(
    "is vulnerable, and no body speaks for it",
    "est vulnérable, et aucun organisme ne parle pour lui",
)
_NAME_BODY: Final = Words(
    "name at least one body in `representative_bodies`",
    "nommez au moins un organisme dans `representative_bodies`",
)
_NO_ADVOCATE: Final = Words(
    "is reached through an advocate, and no role is the advocate",
    "est joint par un porte-parole, et aucun rôle n’en est chargé",
)
_NAME_ADVOCATE: Final = Words(
    "name a role of `owners.yml` in `advocate_role`",
    "nommez un rôle du fichier `owners.yml` dans `advocate_role`",
)
_NO_FACET: Final = Words(
    "lies along none of the ten facets",
    "ne relève d’aucune des dix dimensions",
)
_NAME_FACET: Final = Words(
    f"give at least one value to one of: {', '.join(Facets.model_fields)}",
    f"donnez au moins une valeur à l’un de ces champs : {', '.join(Facets.model_fields)}",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - the scope's form
    """A segment without any facet, a vulnerable one nobody represents, an advocate without role."""
    meta = page.meta
    if not isinstance(meta, Segment):
        return
    if meta.vulnerable and not meta.representative_bodies:
        yield RULE.at(page.at("vulnerable"), problem=_NO_BODY, advice=_NAME_BODY)
    if meta.reach == "advocate" and not meta.advocate_role:
        yield RULE.at(page.at("reach"), problem=_NO_ADVOCATE, advice=_NAME_ADVOCATE)
    if not any(getattr(meta.facets, name) for name in Facets.model_fields):
        yield RULE.at(page.at("facets"), problem=_NO_FACET, advice=_NAME_FACET)
