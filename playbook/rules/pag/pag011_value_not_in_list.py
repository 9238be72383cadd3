"""A value of a controlled list is in that list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.page import Facets
from playbook.model.place import Location
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG011",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words("Value not in its list", "Valeur absente de sa liste"),
    why=Words(
        "Filters, boards and indexes are made of these lists: a page with another value is in "
        "none of them, and the value has no French or English name to show.",
        "Les filtres, les tableaux et les index sont faits de ces listes : une page qui porte "
        "une autre valeur ne s’y trouve pas, et cette valeur n’a de nom ni français ni anglais.",
    ),
    message=Words(
        "`{written}` is not in the list `{list}`",
        "`{written}` n’est pas dans la liste `{list}`",
    ),
    help=Words(
        "{meant}write a value of the list `{list}` in `docs/records/vocabulary.yml`: {allowed}",
        "{meant}écrivez une valeur de la liste `{list}` dans `docs/records/vocabulary.yml` : "
        "{allowed}",
    ),
    basis="Standard on Metadata, Treasury Board of Canada Secretariat, 2010",
)
_FIELDS: Final = (
    "audience",
    "principles",
    "policy_phase",
    "purpose",
    "mode",
    "level",
    "effort",
    "cost",
    "group_size",
    "maturity",
    "skills",
    "recruitment",
    "barriers",
    "building_block",
    "collection_points",
    "opsi_status",
)
_EMPTY: Final = Words("none yet", "aucune pour le moment")


def check(page: Page, reference: Reference) -> Iterator[Fault]:
    """Each value of a page that the list of its field's name does not hold."""
    vocabulary = reference.vocabulary.value
    for location, name, value in _values(page):
        allowed = vocabulary.ids(name)
        if value not in allowed:
            yield RULE.at(
                page.at(*location),
                written=value,
                list=name,
                allowed=", ".join(allowed) or _EMPTY,
                meant=did_you_mean(nearest(value, allowed)),
            )


def _values(page: Page) -> Iterator[tuple[Location, str, str]]:
    """Where each value stands, the list it belongs to, and the value."""
    for name in _FIELDS:
        yield from _of_field((name,), name, getattr(page.meta, name, None))
    facets = getattr(page.meta, "facets", None)
    for name in Facets.model_fields if facets else ():
        yield from _of_field(("facets", name), name, getattr(facets, name))


def _of_field(location: Location, name: str, value: object) -> Iterator[tuple[Location, str, str]]:
    if isinstance(value, str):
        yield location, name, value
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield (*location, number), name, one
