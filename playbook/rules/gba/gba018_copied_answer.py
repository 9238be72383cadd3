"""A long answer stands in one record only; what holds everywhere is said once and cited.

Texts of 80 characters and more are compared. Which records hold a text is a lookup in the index; a
record is judged with its page, on the English one where there is one, so that it is judged once.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.gba import GbaRecord
from playbook.model.place import Location
from playbook.model.text import Language
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA018",
    scope=Scope.INDEX,
    level=Level.WARNING,
    title=Words("Answer copied between records", "Réponse copiée d’une fiche à l’autre"),
    why=Words(
        "Words that fit two pages were written about neither. Generalities fill a form and hide "
        "that nobody looked at this page.",
        "Des mots qui conviennent à deux pages n’ont été écrits pour aucune. Les généralités "
        "remplissent un formulaire et cachent que personne n’a regardé cette page.",
    ),
    message=Words("the same words stand in {others}", "les mêmes mots figurent dans {others}"),
    help=Words(
        "write what is true of this page; an answer that holds for the whole playbook stands once "
        "in `_programme.yml` and is cited (`see: _programme#G21`)",
        "écrivez ce qui vaut pour cette page; une réponse qui vaut pour tout le guide figure une "
        "seule fois dans `_programme.yml` et se cite (`see: _programme#G21`)",
    ),
    basis="PACP 42-1/9 (OAG 2015): analysis done well in some places, quickly in others",
)

_LONG: Final = 80
_NAMED: Final = 3


def check(page: Page, index: Index) -> Iterator[Fault]:
    """Each long text of the page's record that another record holds too."""
    record = index.records.get(page.id)
    spokesman = index.page(page.id, Language.EN) or page
    if record is None or page.path != spokesman.path:
        return
    for location, text in record.document.prose:
        ids = index.prose.get(text, ()) if len(text) >= _LONG else ()
        if len(ids) > 1 and not _cites_programme(record.value, location):
            yield RULE.at(record.document.at(*location), others=_others(ids, page.id))


def _cites_programme(value: GbaRecord, location: Location) -> bool:
    """Whether a text belongs to an answer of the checklist that cites the programme's."""
    first, second, *_ = location
    return first == "checklist" and isinstance(second, int) and bool(value.checklist[second].see)


def _others(ids: tuple[str, ...], own: str) -> Words:
    """The first few other records, and how many more there are."""
    named = ", ".join(f"`{one}`" for one in islice((one for one in ids if one != own), _NAMED))
    more = len(ids) - 1 - _NAMED
    if more <= 0:
        return Words(named, named)
    return Words(f"{named} and {more} more", f"{named} et {more} de plus")
