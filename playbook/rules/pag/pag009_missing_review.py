"""A published page has had the reviews that the department asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.page import ReviewKind
from playbook.model.place import Location
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG009",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words("Review not accepted", "Examen non accepté"),
    why=Words(
        "The department promised its readers that somebody else accepts each page before it is "
        "published.",
        "Le ministère a promis qu’une autre personne accepte chaque page avant sa publication.",
    ),
    message=Words(
        "the page is published without an accepted review of kind `{kind}`",
        "la page est publiée sans examen accepté de type `{kind}`",
    ),
    help=Words(
        "add the review with `outcome: accepted` once it is done, or set `status` to `in_review`",
        "ajoutez l’examen avec `outcome: accepted` une fois qu’il est fait, ou inscrivez "
        "`in_review` dans `status`",
    ),
    basis="GOV.UK service manual publisher: a record of approval for each edition of a page",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:
    """Each kind of review that the policy asks for and whose latest outcome is no acceptance."""
    if page.meta.status != "published":
        return
    for kind in reference.policy.value.reviews_required:
        latest = latest_review(page, kind)
        if latest is None:
            yield RULE.at(page.at(*_reviews(page)), kind=kind)
        elif page.meta.reviews[latest].outcome != "accepted":
            yield RULE.at(page.at("reviews", latest, "outcome"), kind=kind)


def latest_review(page: Page, kind: ReviewKind) -> int | None:
    """The number of the latest review of a kind; of two on one day, the one written last."""
    dated = [(r.on, number) for number, r in enumerate(page.meta.reviews) if r.kind == kind]
    return max(dated)[1] if dated else None


def _reviews(page: Page) -> Location:
    """Where a review belongs: under `reviews`; the status asks for it where that key is not."""
    return ("reviews",) if ("reviews",) in page.marks.values else ("status",)
