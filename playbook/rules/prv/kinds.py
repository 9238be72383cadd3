"""The kinds of personal information, and where a page or a record holds them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from playbook.model.document import Location, Page
from playbook.model.finding import Words
from playbook.model.place import Place
from playbook.rules.prose import texts_of
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
_WEB_ADDRESS: Final = re.compile(r"[a-z+]{2,10}://\S{1,500}")


def matches(text: str, *kinds: Words) -> Iterator[tuple[Words, re.Match[str]]]:
    """What a text holds of these kinds; the digits of a web address are nobody's number."""
    plain = without_web_addresses(text)
    for kind in kinds:
        for match in FINDERS[kind](text if kind == EMAIL else plain):
            yield kind, match


def held(page: Page, *kinds: Words) -> Iterator[tuple[Place, Words, str]]:
    """What a page holds of these kinds in its metadata and anywhere in its body, code included."""
    for location, text in texts_held(page.meta):
        for kind, match in matches(text, *kinds):
            yield page.at(*location), kind, match.group()
    source = page.markdown
    starts = [0, *(match.end() for match in re.finditer("\n", source))]
    for kind, match in matches(source, *kinds):
        line = bisect_right(starts, match.start()) - 1
        found = match.group()
        column = match.start() - starts[line] + 1
        length = len(found.partition("\n")[0])
        yield Place(page.path, page.body_line + line, column, length), kind, found


def texts_held(value: object) -> Iterator[tuple[Location, str]]:
    """Every text with its path of keys, but for web addresses."""
    for location, text in texts_of(value):
        if not _WEB_ADDRESS.fullmatch(text):
            yield location, text
