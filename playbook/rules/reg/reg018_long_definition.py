"""A definition of the glossary is short enough for a tooltip."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.glossary import Glossary
from playbook.model.text import Language, Value
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG018",
    scope=Scope.REGISTER,
    level=Level.ADVICE,
    title=Words("Long definition", "Définition longue"),
    why=Words(
        "Pages show the definition over their text where they first use the term: on a telephone, "
        "a long one covers the screen.",
        "Les pages montrent la définition par-dessus leur texte, à la première occurrence du "
        "terme : sur un téléphone, une longue définition couvre l’écran.",
    ),
    message=Words(
        "the definition of `{term}` has {length} characters, more than {most}",
        "la définition de « {term} » compte {length} caractères, soit plus de {most}",
    ),
    help=Words(
        "say in one or two sentences what the word means, and put the rest on the page that "
        "`page` names",
        "dites en une ou deux phrases ce que le mot veut dire, et mettez le reste sur la page que "
        "nomme `page`",
    ),
)
_LONGEST: Final = 320


def check(document: Document[Value], index: Index) -> Iterator[Fault]:  # noqa: ARG001 - the scope's
    """Each definition that is too long, in each language."""
    if not isinstance(document.value, Glossary):
        return
    for number, term in enumerate(document.value.terms):
        for language in Language:
            length = len(term.definition.in_(language))
            if length > _LONGEST:
                place = document.at("terms", number, "definition", language.value)
                name = Words(term.term.en, term.term.fr)
                yield RULE.at(place, term=name, length=length, most=_LONGEST)
