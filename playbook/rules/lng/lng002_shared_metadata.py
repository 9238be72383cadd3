"""Metadata that does not depend on the language is the same in both twins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import shorten
from typing import Final

from playbook.model.edition import Pair, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.page import WORDING
from playbook.model.place import Location
from playbook.rules.lng.twins import twins
from playbook.rules.rule import Rule, Scope

Difference = tuple[Location, object, object]

RULE: Final = Rule(
    code="LNG002",
    scope=Scope.PAIR,
    level=Level.WARNING,
    release=Level.ERROR,
    title=Words(
        "Metadata that differs between the languages",
        "Métadonnées différentes selon la langue",
    ),
    why=Words(
        "A filter then finds the page in one language and misses it in the other, and readers"
        " plan with different facts.",
        "Un filtre trouve alors la page dans une langue et la manque dans l’autre, et les "
        "gens planifient à partir de faits différents.",
    ),
    message=Words(
        "`{field}` differs: {fr} in French, {en} in English",
        "`{field}` diffère : {fr} en français, {en} en anglais",
    ),
    help=Words(
        "decide which value is right, then write it in both pages",
        "décidez de la bonne valeur, puis inscrivez-la dans les deux pages",
    ),
    basis=(
        "Directive on Official Languages for Communications and Services; Canada.ca Content "
        "Style Guide 1.3"
    ),
)

_NOTHING: Final = Words("empty", "vide")
_SHOWN_AT_MOST: Final = 50


def check(pair: Pair, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each shared field whose values differ, at the field in French where it is written there."""
    if both := twins(pair):
        en = both.en.meta.model_dump(mode="json")
        fr = both.fr.meta.model_dump(mode="json")
        for location, english, french in _differences(en, fr, ()):
            page = both.fr if location in both.fr.marks.values else both.en
            yield RULE.at(
                page.key(*location), field=_dotted(location), en=_shown(english), fr=_shown(french)
            )


def _differences(en: object, fr: object, location: Location) -> Iterator[Difference]:
    """Each place where two values differ, as deep as both have the same shape."""
    if isinstance(en, dict) and isinstance(fr, dict):
        for key in en.keys() & fr.keys() if _other_types(en, fr) else {**en, **fr}:
            if key not in WORDING:
                yield from _differences(en.get(key), fr.get(key), (*location, key))
    elif isinstance(en, list) and isinstance(fr, list) and _records(en, fr):
        for number, (english, french) in enumerate(zip(en, fr, strict=True)):
            yield from _differences(english, french, (*location, number))
    elif _comparable(en) != _comparable(fr):
        yield location, en, fr


def _other_types(en: Mapping[str, object], fr: Mapping[str, object]) -> bool:
    """Whether the fields of the types cannot match, since the types themselves differ."""
    return en.get("type") != fr.get("type")


def _records(en: list[object], fr: list[object]) -> bool:
    """Whether two lists hold as many records, to compare one by one."""
    return len(en) == len(fr) and all(isinstance(item, dict) for item in en + fr)


def _comparable(value: object) -> object:
    """A list of ids is a set: its order says nothing."""
    if not isinstance(value, list):
        return value
    return sorted(str(_wordless(item) if isinstance(item, dict) else item) for item in value)


def _wordless(item: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in item.items() if key not in WORDING}


def _shown(value: object) -> str | Words:
    """A value, short, as the message quotes it."""
    if value is None or value == []:
        return _NOTHING
    if isinstance(value, list):
        names = [name for item in value for name in _name(item)]
        if not names:
            return Words(f"{len(value)} in the list", f"{len(value)} dans la liste")
        return f"`{shorten(', '.join(names), _SHOWN_AT_MOST, placeholder='…')}`"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _name(item: object) -> list[str]:
    """A record of a list by what tells it from the others; none when only wording does."""
    if not isinstance(item, dict):
        return [str(item)]
    return [str(value) for value in _wordless(item).values() if value is not None][:1]


def _dotted(location: Location) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in location)
