"""Each item of a guideline in scope is put into practice by a page, or says why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.reference import Guideline
from playbook.model.text import Value
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG008",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    title=Words("Guideline item not accounted for", "Élément de ligne directrice sans réponse"),
    why=Words(
        "The crosswalk shows what the playbook does about a guideline. A gap without a reason, or "
        "a reason that no longer holds, makes it useless to whoever assesses the institution.",
        "Le tableau de concordance montre ce que le guide fait d’une ligne directrice. Une lacune "
        "sans raison, ou une raison périmée, le rend inutile à qui évalue l’institution.",
    ),
    message=Words("the item `{item}` {problem}", "l’élément `{item}` {problem}"),
    help=Words(
        "account for the item: {advice}",
        "rendez compte de l’élément : {advice}",
    ),
    basis="ISSA Guidelines: structures and mechanisms of each guideline, assessed one by one",
    of_pages=True,
)
_OPEN: Final = Words(
    "is put into practice by no published page and says nothing about why",
    "n’est mis en pratique par aucune page publiée et ne dit pas pourquoi",
)
_CLOSE: Final = Words(
    "name it in `implements` of a page that does it, or say why not in `not_implemented`",
    "nommez-le dans `implements` d’une page qui le réalise, ou dites pourquoi dans "
    "`not_implemented`",
)
_TAKE_OUT: Final = Words(
    "take `not_implemented` out, or take the item out of that page’s `implements`",
    "supprimez `not_implemented`, ou retirez l’élément du champ `implements` de cette page",
)


def check(document: Document[Value], index: Index) -> Iterator[Fault]:
    """Each item that neither a page nor a reason answers for, and each that both do."""
    value = document.value
    if not isinstance(value, Guideline) or value.coverage == "not_in_scope":
        return
    for number, item in enumerate(value.items):
        pages = [p for p in index.found("implements", item.id) if p.meta.status == "published"]
        if not pages and not item.not_implemented:
            place = document.at("items", number, "id")
            yield RULE.at(place, item=item.id, problem=_OPEN, advice=_CLOSE)
        elif pages and item.not_implemented:
            place = document.key("items", number, "not_implemented")
            problem = _both(pages[0].path)
            yield RULE.at(place, item=item.id, problem=problem, advice=_TAKE_OUT)


def _both(path: str) -> Words:
    return Words(
        f"is said not to be put into practice, but `{path}` implements it",
        f"est donné comme non mis en pratique, mais `{path}` le réalise",
    )
