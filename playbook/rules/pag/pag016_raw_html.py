"""Pages are written in Markdown, without HTML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PAG016",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words("HTML in a page", "HTML dans une page"),
    why=Words(
        "The site shows an author’s HTML as text and does not run it, so that no page can bring "
        "code along. Readers would see the angle brackets.",
        "Le site affiche comme du texte le HTML d’un auteur et ne l’exécute pas, pour qu’aucune "
        "page n’apporte de code. On verrait les chevrons.",
    ),
    message=Words(
        "the HTML `{html}` is shown to readers as it stands",
        "le code HTML `{html}` s’affiche tel quel",
    ),
    help=Words(
        "write it in Markdown, or put it between backticks if readers are to see it",
        "écrivez-le en Markdown, ou mettez-le entre accents graves si on doit le voir",
    ),
    basis="OWASP, Cross Site Scripting Prevention",
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - the scope's form
    """Each tag or comment in the text."""
    for html in page.body.raw_html:
        yield RULE.at(html.place, html=html.text)
