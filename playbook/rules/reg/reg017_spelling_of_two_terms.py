"""Two terms of the glossary are told apart by how they are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.glossary import Glossary, spelling
from playbook.model.place import Location
from playbook.model.text import Language, Value
from playbook.rules.reg.glossary import page_terms
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG017",
    scope=Scope.REGISTER,
    level=Level.WARNING,
    title=Words("Two terms with one spelling", "Deux termes de même graphie"),
    why=Words(
        "A page that uses the word can show one definition only, which may be the wrong one.",
        "La page qui emploie le mot ne peut en montrer qu’une définition, peut-être la mauvaise.",
    ),
    message=Words(
        "`{name}` already names the term `{other}`, capitals and plural aside",
        "« {name} » désigne déjà le terme `{other}`, majuscules et pluriel mis à part",
    ),
    help=Words(
        "make one term of the two, or add a word that tells them apart",
        "fondez les deux termes en un seul, ou ajoutez un mot qui les distingue",
    ),
    of_pages=True,
)


def check(document: Document[Value], index: Index) -> Iterator[Fault]:
    """Each name of a term that another term has already, in the same language."""
    if not isinstance(document.value, Glossary):
        return
    taken: dict[tuple[Language, str], str] = {}
    for page, meta in page_terms(index):
        for name in filter(None, (meta.title, meta.expansion, meta.abbreviation)):
            taken.setdefault((page.language, spelling(name, page.language)), page.id)
    for location, language, name, term in _names(document.value):
        other = taken.setdefault((language, spelling(name, language)), term)
        if other != term:
            yield RULE.at(document.at(*location), name=name, other=other)


def _names(glossary: Glossary) -> Iterator[tuple[Location, Language, str, str]]:
    """Each name of each term, with where it stands and in which language."""
    for number, term in enumerate(glossary.terms):
        for key, label in (("term", term.term), ("abbreviation", term.abbreviation)):
            if label:
                for language in Language:
                    location = ("terms", number, key, language.value)
                    yield location, language, label.in_(language), term.id
