"""Headings in a page's text start at the second level and skip none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG012",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words("Heading of the wrong level", "Titre du mauvais niveau"),
    why=Words(
        "People who use a screen reader move from heading to heading. A level that is missing "
        "makes them look for a part of the page that is not there.",
        "Les personnes qui utilisent un lecteur d’écran vont de titre en titre. Un niveau absent "
        "leur fait chercher une partie de page qui n’existe pas.",
    ),
    message=Words(
        "this heading is of level {level}, {problem}",
        "ce titre est de niveau {level}, {problem}",
    ),
    help=Words("start the line with `{hashes}`", "commencez la ligne par `{hashes}`"),
    basis="WCAG 2.1, success criterion 1.3.1; EN 301 549, clause 9.1.3.1",
)
_TITLE: Final = 1
_IS_TITLE: Final = Words(
    "which belongs to the title in the metadata",
    "qui revient au titre donné dans les métadonnées",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - the scope's form
    """Each heading of the first level, and each more than one level below the one before it."""
    above = _TITLE
    for heading in page.body.headings:
        if heading.level == _TITLE:
            yield RULE.at(heading.place, level=_TITLE, problem=_IS_TITLE, hashes="##")
        elif heading.level > above + 1:
            problem = Words(
                f"but the one above it is of level {above}",
                f"mais celui qui le précède est de niveau {above}",
            )
            hashes = "#" * (above + 1)
            yield RULE.at(heading.place, level=heading.level, problem=problem, hashes=hashes)
        above = heading.level
