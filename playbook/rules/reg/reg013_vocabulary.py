"""Types name a section that exists, and words people type name a page that exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.place import Location
from playbook.model.reference import Types, Vocabulary
from playbook.model.text import Language, Value
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG013",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    title=Words("Unknown section or page", "Section ou page inconnue"),
    why=Words(
        "Pages of a type without a section are in no menu, and a search for words that point to no "
        "page finds nothing.",
        "Les pages d’un type sans section ne sont dans aucun menu, et une recherche de mots qui ne "
        "désignent aucune page ne donne rien.",
    ),
    message=Words("{what} `{written}` does not exist", "{what} `{written}` n’existe pas"),
    help=Words("{meant}write {instead}", "{meant}écrivez {instead}"),
    of_pages=True,
)
_SECTION: Final = Words("the section", "la section")
_A_SECTION: Final = Words(
    "the id of a section of `docs/records/vocabulary.yml`",
    "l’identifiant d’une section de `docs/records/vocabulary.yml`",
)
_PAGE: Final = Words("the page", "la page")
_A_PAGE: Final = Words("the id of a page", "l’identifiant d’une page")


class _Unknown(NamedTuple):
    """A name that nothing has, where, and what it could have been."""

    location: Location
    written: str
    what: Words
    instead: Words
    options: Iterable[str]


def check(document: Document[Value], index: Index) -> Iterator[Fault]:
    """Each type whose section, and each alias whose page, does not exist."""
    for one in _unknown(document.value, index):
        yield RULE.at(
            document.at(*one.location),
            what=one.what,
            written=one.written,
            instead=one.instead,
            meant=did_you_mean(nearest(one.written, one.options)),
        )


def _unknown_sections(value: Types, index: Index) -> Iterator[_Unknown]:
    known = [section.id for section in index.reference.vocabulary.value.sections]
    for number, one in enumerate(value.types):
        for place, section in enumerate(one.sections):
            if section not in known:
                location = ("types", number, "sections", place)
                yield _Unknown(location, section, _SECTION, _A_SECTION, known)


def _unknown(value: Value, index: Index) -> Iterator[_Unknown]:
    if isinstance(value, Types):
        yield from _unknown_sections(value, index)
    elif isinstance(value, Vocabulary):
        for number, alias in enumerate(value.aliases):
            if not index.found("id", alias.page):
                location = ("aliases", number, "page")
                yield _Unknown(location, alias.page, _PAGE, _A_PAGE, index.ids(Language.EN))
