"""The English text of a record is in English and the French text in French."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.text import Language, Value
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNG012",
    scope=Scope.REGISTER,
    level=Level.WARNING,
    title=Words(
        "Text under the wrong language",
        "Texte sous la mauvaise langue",
    ),
    why=Words(
        "Swapped or untranslated texts pass every check of form and reach the reader in the "
        "wrong language.",
        "Des textes inversés ou non traduits passent tout contrôle de forme et arrivent dans "
        "la mauvaise langue.",
    ),
    message=Words(
        "this text looks {other}: `{words}`",
        "ce texte semble être {other} : « {words} »",
    ),
    help=Words(
        "write the {this} text here, and check that the two are not swapped",
        "écrivez ici le texte {this}, et vérifiez que les deux ne sont pas inversés",
    ),
    basis=(
        "Directive on Official Languages for Communications and Services; Canada.ca Content "
        "Style Guide 1.3"
    ),
)

_SHORTEST: Final = 60
_ENOUGH: Final = 4
_WORD: Final = re.compile(r"[^\W\d_]{1,40}")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that one language cannot do without and the other does not know.
_SMALL_WORDS: Final = {
    Language.EN: _set(
        "the and of to is are with for that this from which by it was were have has not they "
        "their its who what when how"
    ),
    Language.FR: _set(
        "le la les des du une un est et dans pour que qui sur avec ne pas au aux ce cette ces sont "
        "par leur leurs ou où l d qu"
    ),
}
_THIS: Final = {
    Language.EN: Words("English", "anglais"),
    Language.FR: Words("French", "français"),
}
_OTHER: Final = {
    Language.EN: Words("English", "en anglais"),
    Language.FR: Words("French", "en français"),
}


def check(document: Document[Value], index: Index) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each long text that holds the small words of the other language and none of its own."""
    for text in document.bilingual:
        if text.en == text.fr:
            continue  # rule LNG010 speaks of these, and knows the names that stay as they are
        for language, words in ((Language.EN, text.en), (Language.FR, text.fr)):
            if len(words) > _SHORTEST and _is_foreign(words, language):
                yield RULE.at(
                    document.at(*text.location, language.value),
                    words=words,
                    this=_THIS[language],
                    other=_OTHER[language.other],
                )


def _is_foreign(text: str, language: Language) -> bool:
    found = [word.casefold() for word in _WORD.findall(text)]
    own = sum(word in _SMALL_WORDS[language] for word in found)
    foreign = sum(word in _SMALL_WORDS[language.other] for word in found)
    return not own and foreign >= _ENOUGH
