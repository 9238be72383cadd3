"""The kinds of personal information, and where a page or a record holds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from playbook.model.document import Document, Page
from playbook.model.finding import Words
from playbook.model.place import Location, Place
from playbook.model.text import Value
from playbook.rules.prv.patterns import (
    business_numbers,
    emails,
    passports,
    phones,
    postal_codes,
    security_markings,
    social_insurance_numbers,
    street_addresses,
    without_web_addresses,
)

Finder = Callable[[str], Iterator[re.Match[str]]]

EMAIL: Final = Words("an e-mail address", "une adresse de courriel")
PHONE: Final = Words("a phone number", "un numéro de téléphone")
INSURANCE: Final = Words("a social insurance number", "un numéro d’assurance sociale")
POSTAL_CODE: Final = Words("a postal code", "un code postal")
STREET: Final = Words("a street address", "une adresse municipale")
PASSPORT: Final = Words("a passport number", "un numéro de passeport")
BUSINESS: Final = Words("a business number", "un numéro d’entreprise")
MARKING: Final = Words("a security marking", "une cote de sécurité")

FINDERS: Final[Mapping[Words, Finder]] = {
    EMAIL: emails,
    PHONE: phones,
    INSURANCE: social_insurance_numbers,
    POSTAL_CODE: postal_codes,
    STREET: street_addresses,
    PASSPORT: passports,
    BUSINESS: business_numbers,
    MARKING: security_markings,
}
# What a text must hold before a pattern is tried on it: most texts hold none of these.
_SIGNS: Final = {
    kind: re.compile(
        {
            EMAIL: r"@|\((?:at|arobase)|\[(?:at|arobase)",
            MARKING: r"(?i:secret|prot[eé]g|protected|cabinet)",
        }.get(kind, r"\d")
    )
    for kind in FINDERS
}
_WEB_ADDRESS: Final = re.compile(r"[a-z+]{2,10}://\S{1,500}")


class _Suspect(NamedTuple):
    """A text that may hold personal information, with the digits of its web addresses blanked."""

    text: str
    plain: str
    location: Location | None


def matches(text: str, *kinds: Words) -> Iterator[tuple[Words, re.Match[str]]]:
    """What a text holds of these kinds; the digits of a web address are nobody's number."""
    if any(_SIGNS[kind].search(text) for kind in kinds):
        yield from _matches(_Suspect(text, without_web_addresses(text), None), kinds)


def held(page: Page, *kinds: Words) -> Iterator[tuple[Place, Words, str]]:
    """What a page holds of these kinds in its metadata and anywhere in its body, code included."""
    for suspect in _suspects(page):
        for kind, match in _matches(suspect, kinds):
            found = match.group()
            if suspect.location is None:
                yield _place_in_body(page, match), kind, found
            else:
                yield page.at(*suspect.location), kind, found


def texts_held(document: Document[Value]) -> Iterator[tuple[Location, str]]:
    """Every text with its path of keys, but for web addresses."""
    for location, text in document.texts:
        if not _WEB_ADDRESS.fullmatch(text):
            yield location, text


@lru_cache(maxsize=4)  # each rule of the family asks for the page at hand
def _suspects(page: Page) -> tuple[_Suspect, ...]:
    """The texts of a page that can hold anything at all: the body's location is None."""
    texts: list[tuple[Location | None, str]] = [*texts_held(page), (None, page.markdown)]
    return tuple(
        _Suspect(text, without_web_addresses(text), location)
        for location, text in texts
        if any(sign.search(text) for sign in _SIGNS.values())
    )


def _matches(suspect: _Suspect, kinds: Iterable[Words]) -> Iterator[tuple[Words, re.Match[str]]]:
    for kind in kinds:
        if _SIGNS[kind].search(suspect.text):
            for match in FINDERS[kind](suspect.text if kind == EMAIL else suspect.plain):
                yield kind, match


def _place_in_body(page: Page, match: re.Match[str]) -> Place:
    before = page.markdown[: match.start()]
    line = page.body_line + before.count("\n")
    column = match.start() - (before.rfind("\n") + 1) + 1
    return Place(page.path, line, column, len(match.group().partition("\n")[0]))
