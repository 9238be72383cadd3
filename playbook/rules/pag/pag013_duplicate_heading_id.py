"""A heading's id stands once in a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG013",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words("Heading id used twice", "Identifiant de titre en double"),
    why=Words(
        "A link to the second heading lands on the first, and what stands under the two is taken "
        "for one block.",
        "Un lien vers le second titre mène au premier, et ce qui se trouve sous les deux passe "
        "pour un seul bloc.",
    ),
    message=Words(
        "the id `{id}` is already that of the heading on line {line}",
        "l’identifiant `{id}` est déjà celui du titre de la ligne {line}",
    ),
    help=Words(
        "give this heading an id of its own, the same in both languages, or join the two parts",
        "donnez à ce titre son propre identifiant, le même dans les deux langues, ou réunissez les "
        "deux parties",
    ),
    basis="HTML Living Standard: an id is unique; WCAG 2.1, success criterion 4.1.1",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - the scope's form
    """Each heading whose id an earlier heading has."""
    lines: dict[str, int] = {}
    for heading in page.body.headings:
        if heading.id in lines:
            yield RULE.at(heading.place, id=heading.id, line=lines[heading.id])
        lines.setdefault(heading.id, heading.place.line)
