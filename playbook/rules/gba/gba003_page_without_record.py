"""Every page has a record that has come as far as the policy asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.text import Language
from playbook.rules.gba.status import reaches
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA003",
    scope=Scope.INDEX,
    level=Level.WARNING,
    release=Level.ERROR,
    title=Words("Page without a GBA Plus record", "Page sans fiche d’ACS Plus"),
    why=Words(
        "Auditors found analyses done well in some places, quickly in others and nowhere written "
        "down. Every page is asked for the same record, so that none is left out quietly.",
        "Les audits ont trouvé des analyses soignées ici, rapides là, et consignées nulle part. "
        "Chaque page doit avoir la même fiche, pour qu’aucune ne soit oubliée en silence.",
    ),
    message=Words(
        "the page `{page}` has {what}, and the policy asks for `{required}`",
        "la page « {page} » {what}; la politique demande `{required}`",
    ),
    help=Words(
        "write `docs/records/gba/{page}.yml` (`playbook new gba {page}`) and take it as far as "
        "`{required}`",
        "rédigez `docs/records/gba/{page}.yml` (`playbook new gba {page}`) et menez la fiche "
        "jusqu’à `{required}`",
    ),
    basis="PACP 40-2/33 (2009): no written documentation; PACP 42-1/9 (OAG 2015): framework not "
    "applied uniformly",
)

_NO_RECORD: Final = Words("no GBA Plus record", "n’a pas de fiche d’ACS Plus")


def check(page: Page, index: Index) -> Iterator[Fault]:
    """A page, said once for both twins, whose record is missing or has not come far enough."""
    spokesman = index.page(page.id, Language.EN) or page
    if page.path != spokesman.path:
        return
    required = index.reference.policy.value.gba.required
    record = index.records.get(page.id)
    status = record.value.status if record else None
    if status is None or not reaches(status, required):
        what = _NO_RECORD if status is None else _with_status(status)
        yield RULE.at(page.at("id"), page=page.id, what=what, required=required)


def _with_status(status: str) -> Words:
    return Words(
        f"a GBA Plus record with the status `{status}`",
        f"a une fiche d’ACS Plus à l’état `{status}`",
    )
