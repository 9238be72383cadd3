"""What a page's metadata names exists: pages, segments, cases, roles, guideline items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.nearest import did_you_mean, nearest
from playbook.rules.pag.names import Kind, Name, names_in
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG006",
    scope=Scope.INDEX,
    level=Level.ERROR,
    title=Words("Unknown name in the metadata", "Nom inconnu dans les métadonnées"),
    why=Words(
        "The page would show a link that leads nowhere, or an owner whom nobody can reach, and "
        "the boards would count it under a name that does not exist.",
        "La page afficherait un lien qui ne mène nulle part ou un responsable que personne ne "
        "peut joindre, et les tableaux la compteraient sous un nom qui n’existe pas.",
    ),
    message=Words(
        "`{key}` names `{id}`, but {nothing}",
        "`{key}` nomme `{id}`, mais {nothing}",
    ),
    help=Words("{meant}write {what}", "{meant}écrivez {what}"),
)
_NOTHING: Final[Mapping[Kind, Words]] = {
    "page": Words("there is no such page", "cette page n’existe pas"),
    "segment": Words("there is no such segment page", "ce n’est pas une page de segment"),
    "case": Words("there is no such case page", "ce n’est pas une page d’étude de cas"),
    "role": Words("`owners.yml` has no such role", "ce rôle n’est pas dans `owners.yml`"),
    "item": Words("no guideline has such an item", "aucune ligne directrice n’a cet élément"),
}
_WHAT: Final[Mapping[Kind, Words]] = {
    "page": Words("the id of a page", "l’identifiant d’une page"),
    "segment": Words("the id of a segment page", "l’identifiant d’une page de segment"),
    "case": Words("the id of a case page", "l’identifiant d’une page d’étude de cas"),
    "role": Words(
        "the id of a role of `owners.yml`", "l’identifiant d’un rôle du fichier `owners.yml`"
    ),
    "item": Words(
        "the id of an item under `docs/records/guidelines`",
        "l’identifiant d’un élément défini sous `docs/records/guidelines`",
    ),
}


def check(page: Page, index: Index) -> Iterator[Fault]:
    """Each id in the metadata that nothing of its kind has."""
    for name in names_in(page.meta):
        if not _is_there(name, index):
            yield RULE.at(
                page.at(*name.location),
                key=[part for part in name.location if isinstance(part, str)][-1],
                id=name.id,
                nothing=_NOTHING[name.kind],
                what=_WHAT[name.kind],
                meant=did_you_mean(nearest(name.id, _options(name.kind, page, index))),
            )


def _is_there(name: Name, index: Index) -> bool:
    if name.kind == "role":
        return name.id in index.reference.owners.value.ids
    if name.kind == "item":
        return name.id in _items(index)
    found = index.found("id", name.id)
    return bool(found) if name.kind == "page" else any(p.meta.type == name.kind for p in found)


def _options(kind: Kind, page: Page, index: Index) -> Iterable[str]:
    """What may stand there instead; worked out for a fault only."""
    if kind == "role":
        return index.reference.owners.value.ids
    if kind == "item":
        return _items(index)
    pages = index.pages(page.language)
    return [one.id for one in pages if kind in {"page", one.meta.type}]


def _items(index: Index) -> frozenset[str]:
    guidelines = index.reference.guidelines.values()
    return frozenset(item.id for guideline in guidelines for item in guideline.value.items)
