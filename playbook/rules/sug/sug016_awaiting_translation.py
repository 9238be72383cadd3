"""A suggestion may leave the other language behind; that is said, and refuses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.proposed import Proposed
from playbook.rules.lng.lng004_translation_behind import worded
from playbook.rules.lng.lng013_original_behind import VERSIONS
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="SUG016",
    scope=Scope.CHANGE,
    level=Level.ADVICE,
    title=Words("Awaiting translation", "En attente de traduction"),
    why=Words(
        "Who knows one language well must be able to suggest in it. The other version follows "
        "before the next release.",
        "On doit pouvoir proposer une modification dans la langue que l’on connaît bien. L’autre "
        "version suit avant la publication suivante.",
    ),
    message=Words(
        "the {other} version of `{page}` awaits translation",
        "la version {other} de `{page}` est en attente de traduction",
    ),
    help=Words(
        "nothing is asked of you; a change of `{path}` in the same suggestion is welcome",
        "rien ne vous est demandé; une modification de `{path}` dans la même suggestion est la "
        "bienvenue",
    ),
    basis="Official Languages Act, part VII; Directive on Official Languages for Communications "
    "and Services",
)


def check(proposed: Proposed, index: Index) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each page whose wording a suggestion changes in one language alone."""
    for before, after in proposed.pages:
        if after and awaits_twin(proposed, before, after):
            other = after.language.other
            twin = f"docs/{other.value}/{after.path.split('/', 2)[2]}"
            yield RULE.at(after.at("id"), other=VERSIONS[other], page=after.id, path=twin)


def awaits_twin(proposed: Proposed, before: Page | None, after: Page) -> bool:
    """Whether a page gets other words while its twin keeps what it has."""
    if after.language.other in proposed.languages(after.id):
        return False
    return before is None or _worded(before) != _worded(after)


def _worded(page: Page) -> object:
    return worded(page.content.decode())
