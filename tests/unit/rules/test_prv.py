"""What personal information looks like, and above all what does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.model.document import Document, Marks
from playbook.model.text import Label
from playbook.rules.prv.kinds import FINDERS, matches, texts_held
from playbook.rules.prv.patterns import (
    business_numbers,
    emails,
    hidden,
    passports,
    phones,
    postal_codes,
    security_markings,
    social_insurance_numbers,
    street_addresses,
)

Finder = Callable[[str], Iterator[re.Match[str]]]

HARMLESS = (
    "We read 120 pages, met 300 people and took 450 days.",
    "Staff held over 30 one-on-one interviews, nearly 80 focus groups and met over 1,000 staff.",
    "Over 130 responses came in from 2007 to 2010; 6 of the 17 workshops were online.",
    "Le personnel a rencontré plus de 1\u00a0000 employés, de 2007 à 2010, à 16 h 30.",
    "Le ministère compte plus de 25\u00a0000 employés, ou 25 000, et 1\u202f200 bureaux.",
    "It cost $1,234,567,890 in 2019-2020, that is 046,454,286 units or 12.5 %.",
    "Le budget est de 130\u00a0692\u00a0544\u00a0$, soit 130 692 544 dollars ou 046454286 $.",
    "Environ 130\u00a0692\u00a0000 visites, et 1\u00a0046\u00a0454\u00a0286 clics.",
    "Reviewed on 2026-11-22 and due 2027-01-15T10:30; see SQ_00400-M1, G01, DS-1 and GAP-12.",
    "See [@issa-sq-00400, page 3], [@esdc-opsi-2019, Innovation Summary].",
    "The blob is 3f786850e387550fdab836ed7e6dc881de23001b.",
    "Read https://example.ca/613-555-0123/046454286/K1A-0H5 for more.",
    "A secret of good listening is that it is no top secret; we protected a quiet room.",
    "Le secret d’une bonne écoute : la personne protégée a le temps.",
    "Protected A’s and the like need 3 to 5 weeks, in groups of 350-400.",
)


@pytest.mark.parametrize("text", HARMLESS)
def test_sentences_with_numbers_hold_no_personal_information(text: str) -> None:
    assert [(kind.en, match.group()) for kind, match in matches(text, *FINDERS)] == []


@given(
    st.lists(st.integers(100, 999), min_size=3, max_size=12),
    st.lists(st.sampled_from(["pages,", "personnes et", "days.", "staff in", "à", "to", "%,"])),
)
def test_three_digit_numbers_between_words_are_never_a_social_insurance_number(
    numbers: list[int], words: list[str]
) -> None:
    joined = [
        f"{number} {words[i % len(words)] if words else 'of'}" for i, number in enumerate(numbers)
    ]
    assert list(social_insurance_numbers(" ".join(joined))) == []


@given(st.text(alphabet="0123456789 \u00a0\n.,-+()@aK/:", max_size=200))
def test_no_finding_shows_a_number(text: str) -> None:
    for _, match in matches(text, *FINDERS):
        assert len(re.findall(r"\d", hidden(match.group()))) <= 1  # an address may begin with one


@pytest.mark.parametrize(
    ("finder", "text", "found"),
    [
        (emails, "Ask j.doe+x@mail.example.ca.", "j.doe+x@mail.example.ca"),
        (emails, "jane (at) example.ca", "jane (at) example.ca"),
        (phones, "1 (613) 555-0123", "1 (613) 555-0123"),
        (phones, "613.555.0123", "613.555.0123"),
        (phones, "+16135550123", "+16135550123"),
        (social_insurance_numbers, "SIN: 046\u00a0454\u202f286.", "046\u00a0454\u202f286"),
        (social_insurance_numbers, "on page 120 046-454-286", "046-454-286"),
        (social_insurance_numbers, "046454286", "046454286"),
        (postal_codes, "K1A\u00a00H5", "K1A\u00a00H5"),
        (passports, "AB123456", "AB123456"),
        (business_numbers, "123 456 789 RP 0001", "123 456 789 RP 0001"),
        (street_addresses, "at 12-235 St. Patrick Street.", "12-235 St. Patrick Street"),
        (street_addresses, "au 25, rue de l’Église", "25, rue de l’Église"),
        (security_markings, "Protégé B", "Protégé B"),
        (security_markings, "cote : Secret", "cote : Secret"),
    ],
)
def test_personal_information_is_found_whole(finder: Finder, text: str, found: str) -> None:
    assert [match.group() for match in finder(text)] == [found]


@pytest.mark.parametrize(
    ("finder", "text"),
    [
        (social_insurance_numbers, "046-454-287"),
        (social_insurance_numbers, "000-000-000"),
        (social_insurance_numbers, "1-046-454-286"),
        (social_insurance_numbers, "046-454-286-1"),
        (social_insurance_numbers, "046454286.5"),
        (social_insurance_numbers, "$046454286"),
        (social_insurance_numbers, "046 454 286 RT0001"),
        (street_addresses, "In 2019 Bay Street"),
        (postal_codes, "D1A 0H5"),
        (phones, "113-555-0123"),
    ],
)
def test_what_only_looks_like_it_is_left_alone(finder: Finder, text: str) -> None:
    assert list(finder(text)) == []


def test_a_finding_shows_the_shape_only() -> None:
    assert hidden("jane.doe@example.ca") == "j•••@•••"
    assert hidden("046-454-286") == "•••-•••-•••"


def test_a_text_that_is_a_web_address_is_not_looked_at() -> None:
    label = Label(en="Office 12", fr="https://example.ca")
    held = texts_held(Document("record.yml", label, Marks({}, {})))
    assert list(held) == [(("en",), "Office 12")]
