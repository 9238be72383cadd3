"""A term of the glossary leads to a page that exists, and to other terms that do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.glossary import Glossary
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.place import Location
from playbook.model.text import Language, Value
from playbook.rules.reg.glossary import page_terms
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG016",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    title=Words("Glossary term that leads nowhere", "Terme du glossaire qui ne mène nulle part"),
    why=Words(
        "Somebody who looks up a word wants to read on; a name that nothing has is dropped from "
        "the glossary, and nobody notices.",
        "La personne qui cherche un mot veut en lire plus; un nom que rien ne porte disparaît du "
        "glossaire sans que personne s’en aperçoive.",
    ),
    message=Words(
        "the term `{term}` leads to {what} `{written}`, which does not exist",
        "le terme « {term} » mène {what} `{written}`, qui n’existe pas",
    ),
    help=Words("{meant}write {instead}", "{meant}écrivez {instead}"),
    of_pages=True,
)
_PAGE: Final = Words("the page", "à la page")
_A_PAGE: Final = Words(
    "the id of a page, or leave `page` out", "l’identifiant d’une page, ou retirez `page`"
)
_TERM: Final = Words("the term", "au terme")
_A_TERM: Final = Words(
    "the id of another term, or take it out of `see`",
    "l’identifiant d’un autre terme, ou retirez-le de `see`",
)


class _Unknown(NamedTuple):
    """A name that nothing has, where, whose, and what it could have been."""

    location: Location
    term: Words
    written: str
    what: Words
    instead: Words
    options: Iterable[str]


def check(document: Document[Value], index: Index) -> Iterator[Fault]:
    """Each `page` that is no page, and each entry of `see` that is no term."""
    if not isinstance(document.value, Glossary):
        return
    for one in _unknown(document.value, index):
        yield RULE.at(
            document.at(*one.location),
            term=one.term,
            what=one.what,
            written=one.written,
            instead=one.instead,
            meant=did_you_mean(nearest(one.written, one.options)),
        )


def _unknown(glossary: Glossary, index: Index) -> Iterator[_Unknown]:
    ids = {term.id for term in glossary.terms} | {page.id for page, _ in page_terms(index)}
    for number, term in enumerate(glossary.terms):
        name = Words(term.term.en, term.term.fr)
        if term.page and not index.found("id", term.page):
            known = index.ids(Language.EN)
            yield _Unknown(("terms", number, "page"), name, term.page, _PAGE, _A_PAGE, known)
        for place, other in enumerate(term.see):
            if other not in ids:
                location = ("terms", number, "see", place)
                yield _Unknown(location, name, other, _TERM, _A_TERM, sorted(ids))
