"""Titles and descriptions differ between the languages, and are about as long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Pair, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.lng.twins import twins
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNG006",
    scope=Scope.PAIR,
    level=Level.WARNING,
    title=Words(
        "Title or description not translated",
        "Titre ou description non traduits",
    ),
    why=Words(
        "A title in the wrong language is what search results and menus show first. A "
        "description that is much shorter leaves something out.",
        "Un titre dans la mauvaise langue est ce que montrent d’abord la recherche et les "
        "menus. Une description bien plus courte omet quelque chose.",
    ),
    message=Words(
        "the `{field}` {fault}",
        "le champ `{field}` {fault}",
    ),
    help=Words(
        "write it in each language as a native speaker would",
        "rédigez-le dans chaque langue comme le ferait une personne dont c’est la langue",
    ),
    basis=(
        "Directive on Official Languages for Communications and Services; Canada.ca Content "
        "Style Guide 1.3"
    ),
)

_SAME: Final = Words("is the same in both languages", "est identique dans les deux langues")
_LONG: Final = 30
_SHORTEST: Final = 0.6
_LONGEST: Final = 2.0


def check(pair: Pair, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """A title or description that is the same in both languages, or far from as long."""
    if both := twins(pair):
        en, fr = both.en.meta, both.fr.meta
        for field, english, french in (
            ("title", en.title, fr.title),
            ("description", en.description, fr.description),
        ):
            if fault := _fault(english, french):
                yield RULE.at(both.fr.at(field), field=field, fault=fault)


def _fault(en: str, fr: str) -> Words | None:
    if en.casefold() == fr.casefold():
        return _SAME
    # The ratio of two short titles says nothing: “Home” is “Page d’accueil”.
    if max(len(en), len(fr)) < _LONG or _SHORTEST <= len(fr) / len(en) <= _LONGEST:
        return None
    return Words(
        f"has {len(fr)} characters in French for {len(en)} in English",
        f"compte {len(fr)} caractères en français pour {len(en)} en anglais",
    )
