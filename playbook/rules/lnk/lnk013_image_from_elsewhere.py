"""An image comes from the playbook itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.lnk.targets import scheme_of
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNK013",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words(
        "Image from another site",
        "Image d’un autre site",
    ),
    why=Words(
        "Each reader’s browser would tell the other site who reads the page and when, and the "
        "image would be missing wherever the internet is.",
        "Le navigateur de chaque personne dirait à l’autre site qui lit la page et quand, et "
        "l’image manquerait partout où l’internet n’est pas accessible.",
    ),
    message=Words(
        "the image comes from another site (`{target}`)",
        "l’image vient d’un autre site (« {target} »)",
    ),
    help=Words(
        "put the image under `docs/assets`, if its licence allows it; the site shows words instead",
        "placez l’image sous `docs/assets`, si sa licence le permet; le site affiche plutôt le "
        "texte de remplacement",
    ),
    basis="Directive on Privacy Practices: no collection that the purpose does not need",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each image whose address is not a path of the playbook."""
    for link in page.body.links:
        if link.image and scheme_of(link.target):
            yield RULE.at(link.place, target=link.target)
