"""A link leads to a web page, a mailbox or a file of the playbook, to nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from playbook.metadata.body import masked
from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.rules.lnk.targets import scheme_of
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNK007",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words(
        "Kind of address not allowed",
        "Genre d’adresse non permis",
    ),
    why=Words(
        "Other addresses run a script in the reader’s browser, open files of the reader’s "
        "computer, or cross the network unprotected.",
        "Les autres adresses exécutent un script dans le navigateur, ouvrent des fichiers de "
        "l’ordinateur ou circulent sans protection.",
    ),
    message=Words(
        "a link may not begin with `{scheme}`",
        "un lien ne peut pas commencer par « {scheme} »",
    ),
    help=Words(
        "use an address in `https:`, `http:` or `mailto:`, a wiki link, or a relative path",
        "employez une adresse en `https:`, `http:` ou `mailto:`, un lien wiki ou un chemin relatif",
    ),
    basis="OWASP, Cross Site Scripting Prevention Cheat Sheet",
)
_ALLOWED: Final = frozenset({"", "http", "https", "mailto"})
_INLINE: Final = re.compile(r"\]\([ \t\n]{0,20}([^)]{1,200})")


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """Each target whose scheme, as a browser reads it, is not on the list."""
    for target, place in _targets(page):
        scheme = scheme_of(target)
        if scheme not in _ALLOWED:
            shown = scheme if scheme == "//" else f"{scheme}:"
            yield RULE.at(place, scheme=shown)


def _targets(page: Page) -> Iterator[tuple[str, Place]]:
    """Every target, found without regard to how well the rest of the link is written.

    Renderers are more lenient than any scanner: brackets within words, escapes or parentheses
    within a target must not hide a scheme.
    """
    for passage in page.body.passages:
        for match in _INLINE.finditer(masked(passage.text)):
            target = match.group(1)
            yield target, passage.place(match.start(1), len(target.split(" ")[0]))
    for link in page.body.links:
        if link.words == link.target or link.place.length == len(link.target):
            yield link.target, link.place  # between angle brackets, or the target of `[label]:`
