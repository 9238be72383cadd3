"""A suggestion keeps what readers rely on: a page’s id, its address, and word of large changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.model.proposed import Proposed
from playbook.rules.rule import Rule, Scope
from playbook.rules.wording import is_rewritten

RULE: Final = Rule(
    code="SUG012",
    scope=Scope.CHANGE,
    level=Level.ERROR,
    title=Words("Life cycle of a page broken", "Cycle de vie d’une page rompu"),
    why=Words(
        "Bookmarks, printed guides and other sites hold the addresses of published pages, and "
        "people who worked by a page want to know what has changed in it.",
        "Des signets, des guides imprimés et d’autres sites contiennent les adresses des pages "
        "publiées, et les personnes qui suivent une page veulent savoir ce qui y a changé.",
    ),
    message=Words("{what}", "{what}"),
    help=Words("{remedy}", "{remedy}"),
    basis="GOV.UK content design: an address never changes after publication; W3C, Cool URIs do "
    "not change",
)

_NEVER_PUBLISHED: Final = frozenset({"draft", "in_review"})
_OTHER_ID: Final = Words(
    "the page is published as `{id}`, and an id never changes",
    "la page est publiée sous l’identifiant `{id}`, et un identifiant ne change jamais",
)
_GIVE_BACK: Final = Words(
    "give the page its id back; for another page, add a new file",
    "redonnez son identifiant à la page; pour une autre page, ajoutez un nouveau fichier",
)
_UNPUBLISHED: Final = Words(
    "a published page does not go back to `{status}`",
    "une page publiée ne redevient pas `{status}`",
)
_DEPRECATE: Final = Words(
    "write `status: deprecated` and `replaced_by`, and leave the page in its place",
    "écrivez `status: deprecated` et `replaced_by`, et laissez la page à sa place",
)
_LOST: Final = Words(
    "nothing leads on from the address `{address}` of a published page",
    "rien ne prend la suite de l’adresse `{address}` d’une page publiée",
)
_LEAD_ON: Final = Words(
    "add `{address}` to `old_paths` of the page that readers should find instead",
    "ajoutez `{address}` au champ `old_paths` de la page que l’on doit trouver à sa place",
)
_UNTOLD: Final = Words(
    "more than a tenth of the words change, and `change_note` says nothing of it",
    "plus d’un dixième des mots changent, et `change_note` n’en dit rien",
)
_TELL: Final = Words(
    "say in `change_note` in one or two sentences what changes for readers",
    "dites dans `change_note`, en une phrase ou deux, ce qui change pour les gens",
)


def check(proposed: Proposed, index: Index) -> Iterator[Fault]:
    """Each published page that loses its id, address or status, or changes without a word."""
    deleted = {change.path for change in proposed.files if change.after is None}
    for before, after in proposed.pages:
        if before is None or before.meta.status in _NEVER_PUBLISHED:
            continue
        if after:
            yield from _changed(before, after)
        if before.path in deleted and not _leads_on(before, proposed, index):
            place = Place(before.path, 1, 1)
            yield _fault(place, _LOST, _LEAD_ON, address=before.address)


def _changed(before: Page, after: Page) -> Iterator[Fault]:
    if after.id != before.id:
        yield _fault(after.at("id"), _OTHER_ID, _GIVE_BACK, id=before.id)
    elif after.meta.status in _NEVER_PUBLISHED:
        status = str(after.meta.status)
        yield _fault(after.at("status"), _UNPUBLISHED, _DEPRECATE, status=status)
    elif is_rewritten(before, after) and after.meta.change_note in {None, before.meta.change_note}:
        yield _fault(after.at("change_note"), _UNTOLD, _TELL)


def _leads_on(page: Page, proposed: Proposed, index: Index) -> bool:
    """Whether a page of main or of the change takes over an address."""
    changed = {pair[0].path for pair in proposed.pages if pair[0]}
    there = [one for one in index.claiming(page) if one.path not in changed]
    there += [after for _, after in proposed.pages if after and after.language is page.language]
    return any(page.spellings.intersection(one.meta.old_paths) for one in there)


def _fault(place: Place, what: Words, remedy: Words, **values: str) -> Fault:
    said = (Words(*(text.format(**values) for text in words)) for words in (what, remedy))
    return RULE.at(place, **dict(zip(("what", "remedy"), said, strict=True)))
