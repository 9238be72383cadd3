"""Keywords are the five to ten words that readers type and the page does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="STY011",
    scope=Scope.PAGE,
    level=Level.ADVICE,
    title=Words(
        "Choice of keywords",
        "Choix des mots-clés",
    ),
    why=Words(
        "Search already finds the words of the text. Keywords are for the other words that "
        "people type.",
        "La recherche trouve déjà les mots du texte. Les mots-clés servent aux autres mots "
        "que les gens tapent.",
    ),
    message=Words(
        "{fault}",
        "{fault}",
    ),
    help=Words(
        "give 5 to 10 words that readers type and the text does not hold",
        "donnez de 5 à 10 mots que les gens tapent et que le texte ne contient pas",
    ),
    basis=("Canada.ca Content Style Guide"),
)

_FEWEST: Final = 5
_MOST: Final = 10
_LONGEST: Final = 400
_WORD: Final = re.compile(r"[\w-]{1,100}")


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Too few, too many or too long keywords, and each that the text holds anyway."""
    keywords = page.meta.keywords
    length = len(", ".join(keywords))
    if not _FEWEST <= len(keywords) <= _MOST:
        count = len(keywords)
        fault = Words(
            f"the page has {count} keywords, not 5 to 10",
            f"la page a {count} mots-clés, au lieu de 5 à 10",
        )
        yield RULE.at(page.key("keywords"), fault=fault)
    if length > _LONGEST:
        fault = Words(
            f"the keywords take {length} characters, more than {_LONGEST}",
            f"les mots-clés occupent {length} caractères, plus de {_LONGEST}",
        )
        yield RULE.at(page.key("keywords"), fault=fault)
    parts = (page.meta.title, page.meta.description, *(p.readable for p in page.body.passages))
    text = _spaced("\n".join(parts))
    for number, keyword in enumerate(keywords):
        if _spaced(keyword) in text:
            yield RULE.at(page.at("keywords", number), fault=_stands(keyword))


def _stands(keyword: str) -> Words:
    return Words(
        f"the keyword `{keyword}` already stands in the text",
        f"le mot-clé « {keyword} » se trouve déjà dans le texte",
    )


def _spaced(text: str) -> str:
    """The words in lower case between single spaces, so that only whole words match."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
