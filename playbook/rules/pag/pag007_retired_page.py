"""A retired page says what replaced it or why it went; no living page sends readers to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.rules.pag.status import RETIRED
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG007",
    scope=Scope.INDEX,
    level=Level.ERROR,
    title=Words("Retired page without a way on", "Page retirée sans issue"),
    why=Words(
        "A reader who comes to a retired page needs to know where to go now. One who is sent "
        "there by a living page follows advice that was taken back.",
        "La personne qui arrive à une page retirée doit savoir où aller. Celle qu’une page en "
        "vigueur y envoie suit un conseil qui n’a plus cours.",
    ),
    message=Words(
        "retirement out of order: {problem}",
        "retrait incohérent : {problem}",
    ),
    help=Words(
        "show readers where to go: {advice}",
        "montrez où aller : {advice}",
    ),
    basis="GOV.UK service manual publisher: unpublishing a page requires a redirect",
)


def check(page: Page, index: Index) -> Iterator[Fault]:
    """A retired page without a way on, a living page replaced, a published page's retired kin."""
    meta = page.meta
    if meta.status in RETIRED:
        yield from _ways_on(page)
    elif meta.replaced_by:
        yield _fault(
            page,
            ("replaced_by",),
            Words(
                f"the page is replaced by `{meta.replaced_by}`, but its status is `{meta.status}`",
                f"la page est remplacée par `{meta.replaced_by}`, mais son état est "
                f"`{meta.status}`",
            ),
            Words(
                "set `status` to `deprecated`, or take `replaced_by` out",
                "inscrivez `deprecated` dans `status`, ou supprimez `replaced_by`",
            ),
        )
    if meta.status == "published":
        yield from _retired_kin(page, index)


def _ways_on(page: Page) -> Iterator[Fault]:
    meta = page.meta
    if meta.replaced_by == page.id:
        yield _fault(
            page,
            ("replaced_by",),
            Words("the page is replaced by itself", "la page est remplacée par elle-même"),
            Words(
                "name the page that readers should use now",
                "nommez la page qu’il faut maintenant utiliser",
            ),
        )
    if not meta.replaced_by and not meta.change_note:
        yield _fault(
            page,
            ("status",),
            Words(
                f"the page is `{meta.status}` and says neither what replaces it nor why it went",
                f"la page est à l’état `{meta.status}` et ne dit ni ce qui la remplace ni pourquoi",
            ),
            Words(
                "name the new page in `replaced_by`, or say why it went in `change_note`",
                "nommez la nouvelle page dans `replaced_by`, ou donnez la raison dans "
                "`change_note`",
            ),
        )


def _retired_kin(page: Page, index: Index) -> Iterator[Fault]:
    for field in ("related", "segments"):
        ids: tuple[str, ...] = getattr(page.meta, field)
        for number, other in enumerate(ids):
            states = {one.meta.status for one in index.found("id", other)}
            if states & RETIRED:
                yield _fault(
                    page,
                    (field, number),
                    Words(
                        f"this published page names `{other}`, which is retired",
                        f"cette page publiée nomme `{other}`, qui est retirée",
                    ),
                    Words(
                        "name the page that replaced it, or take the name out",
                        "nommez la page qui la remplace, ou supprimez ce nom",
                    ),
                )


def _fault(page: Page, location: tuple[str | int, ...], problem: Words, advice: Words) -> Fault:
    return RULE.at(page.at(*location), problem=problem, advice=advice)
