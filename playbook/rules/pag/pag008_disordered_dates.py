"""The dates of a page follow each other and lie in the past."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG008",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words("Dates out of order", "Dates en désordre"),
    why=Words(
        "The page shows these dates so that readers can trust it. A review before the page was "
        "written, or one of next year, is no review.",
        "La page affiche ces dates pour qu’on puisse s’y fier. Une révision antérieure à la "
        "rédaction, ou datée de l’an prochain, n’en est pas une.",
    ),
    message=Words(
        "`{key}` is {day}, {relation} ({other})",
        "`{key}` indique le {day}, {relation} ({other})",
    ),
    help=Words(
        "write the day on which it happened",
        "inscrivez le jour où cela s’est fait",
    ),
    basis="Government of Canada page metadata: `dcterms.issued` and `dcterms.modified`",
)
_TOO_EARLY: Final = Words("before `date_created`", "avant `date_created`")
_TOO_LATE: Final = Words("after the day of this check", "après le jour de la vérification")


def check(page: Page, reference: Reference) -> Iterator[Fault]:
    """Each date before the page's creation, or after the day we judge by."""
    meta = page.meta
    created, today = meta.date_created, reference.as_of
    days = {
        "date_created": created,
        "date_modified": meta.date_modified,
        "last_reviewed": meta.last_reviewed,
    }
    for key, day in days.items():
        if day < created or day > today:
            early = day < created
            yield RULE.at(
                page.at(key),
                key=key,
                day=day.isoformat(),
                relation=_TOO_EARLY if early else _TOO_LATE,
                other=(created if early else today).isoformat(),
            )
