"""A page stands in the section of its type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG018",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words("Page in the wrong section", "Page dans la mauvaise section"),
    why=Words(
        "The navigation is made of the folders. A page in another folder is missing where readers "
        "look for its type.",
        "La navigation est faite des dossiers. Une page rangée ailleurs manque là où l’on cherche "
        "les pages de son type.",
    ),
    message=Words(
        "a page of type `{type}` does not belong in the folder `{folder}`",
        "une page de type `{type}` n’a pas sa place dans le dossier `{folder}`",
    ),
    help=Words(
        "put the page where readers look for its type: {advice}",
        "placez la page là où on la cherche : {advice}",
    ),
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:
    """A page whose folder is not its type's, or is no section at all."""
    page_type = reference.types.value.of(page.meta.type)
    sections = [section.id for section in reference.vocabulary.value.sections]
    if page_type is None:
        advice = Words(
            f"describe the type `{page.meta.type}` in `docs/records/types.yml`, or write another",
            f"décrivez le type `{page.meta.type}` dans `docs/records/types.yml`, ou choisissez-en "
            "un autre",
        )
    elif page.section not in page_type.sections:
        folders = ", ".join(page_type.sections)
        advice = Words(
            f"move the page in both languages to the folder `{folders}`",
            f"déplacez la page dans les deux langues vers le dossier `{folders}`",
        )
    elif page.section not in sections:
        advice = Words(
            f"add the section `{page.section}` to `docs/records/vocabulary.yml`",
            f"ajoutez la section `{page.section}` à `docs/records/vocabulary.yml`",
        )
    else:
        return
    folder = page.section or "/"
    yield RULE.at(page.at("type"), type=page.meta.type, folder=folder, advice=advice)
