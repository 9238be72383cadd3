"""What personal information looks like in text.

Each function yields the matches of one kind. All patterns are bounded, and their separators are
too: a pattern that lets any text stand between groups of digits swallows “120 pages, 300 people
and 450 days”. A match is never shown: `hidden` says as much of it as a finding may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# A blank, a line end, a no-break space (plain or narrow), a hyphen of some kind.
_BLANK: Final = "[ \n\u00a0\u202f]"
_GAP: Final = "[ \n\u00a0\u202f\u2010\u2011-]"
_DOT_OR_GAP: Final = "[ \n\u00a0\u202f\u2010\u2011.-]"

_EMAIL: Final = re.compile(
    r"(?<![\w.%+-])[\w.%+-]{1,64}(?:@|[ ]?[(\[](?:at|arobase)[)\]][ ]?)"
    r"(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?![\w-])"
)
_NORTH_AMERICAN: Final = (
    rf"(?:\+?1{_DOT_OR_GAP}?)?"
    rf"(?:\([2-9]\d{{2}}\){_DOT_OR_GAP}{{0,2}}|[2-9]\d{{2}}{_DOT_OR_GAP})"
    rf"[2-9]\d{{2}}{_DOT_OR_GAP}\d{{4}}"
)
_INTERNATIONAL: Final = rf"\+[1-9]\d{{0,2}}(?:{_DOT_OR_GAP}?(?:\(0\))?\d){{6,12}}"
_PHONE: Final = re.compile(rf"(?<![\w/#+-])(?:{_NORTH_AMERICAN}|{_INTERNATIONAL})(?![\w/]|-\d)")
_NINE_DIGITS: Final = re.compile(
    rf"(?<![\w-])\d{{3}}(?P<first>{_GAP}?)\d{{3}}(?P<second>{_GAP}?)\d{{3}}"
    rf"(?!\w|{_BLANK}?R[CPTM]{_BLANK}?\d{{4}})"
)
_MEASURED: Final = re.compile(r"[ \u00a0\u202f]?(?:[$€£%]|[kKMG]\$|dollars?\b|de dollars?\b)")
_POSTAL_CODE: Final = re.compile(
    rf"(?<![\w-])[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z]{_GAP}?\d[ABCEGHJ-NPRSTV-Z]\d(?![\w-])",
    re.IGNORECASE,
)
_PASSPORT: Final = re.compile(r"(?<![\w./-])(?:[A-Z]{2}\d{6}|[A-Z]\d{6}[A-Z]{2})(?![\w-])")
_BUSINESS_NUMBER: Final = re.compile(
    rf"(?<!\w)(?:\d{{3}}{_BLANK}?\d{{3}}{_BLANK}?\d{{3}}|\d{{5}}{_BLANK}\d{{4}})"
    rf"{_BLANK}?R[CPTM]{_BLANK}?\d{{4}}(?!\w)"
)
_NAME: Final = r"[A-ZÀ-ÖØ-Þ][\w’'-]{0,30}"
_ENGLISH_STREET: Final = (
    rf"\d{{1,5}}(?:-\d{{1,5}})?[A-Z]?{_BLANK}(?:{_NAME}\.?{_BLANK}){{1,4}}"
    r"(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Boulevard|Blvd\.?|Crescent|Cres\.|Lane|Parkway"
    r"|Drive(?! [A-Za-z]))"
)
_FRENCH_STREET: Final = (
    rf"\d{{1,5}}(?:-\d{{1,5}})?[A-Z]?,?{_BLANK}"
    rf"(?:rue|avenue|av\.|boulevard|boul\.|chemin|ch\.|promenade|place|côte|rang|montée){_BLANK}"
    rf"(?:(?:du|des|de|de{_BLANK}la){_BLANK}|(?:de{_BLANK}l|d)[’'])?{_NAME}"
)
_POST_BOX: Final = rf"(?:P\.?O\.?{_BLANK}Box|[Cc]ase postale|C\.{_BLANK}?P\.){_BLANK}\d{{1,6}}"
# “In 2019 Bay Street…” begins with a year, not with a house number.
_STREET_ADDRESS: Final = re.compile(
    rf"(?<![\w.,-])(?<![Ii]n )(?<![Ee]n )"
    rf"(?:{_ENGLISH_STREET}(?!\w)|{_FRENCH_STREET}|{_POST_BOX}(?!\w))"
)
_MARKING: Final = re.compile(
    r"(?<!\w)(?:"
    r"(?:Protected|PROTECTED|Protégée?|PROTÉGÉE?)[ \u00a0][«“\"'‘]?[ABC](?![\w’'])"
    r"|Top[ \u00a0-]Secret|TOP[ \u00a0-]SECRET|Très[ \u00a0]secret|TRÈS[ \u00a0]SECRET"
    r"|(?i:Cabinet confidences?|document confidentiel du Cabinet)"
    r"|(?i:classification|classified|classifiée?|security|cote)(?:[ \u00a0]?:)?[ \u00a0]"
    r"(?:SECRET|Secret)"
    r"|(?m:^[#>*_ ]{0,10}(?:SECRET|Secret)(?=[*_ ]{0,10}$))"
    r")(?!\w)"
)
_WORD_CHARACTER: Final = re.compile(r"[^\W_]")
_WEB_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z+]{1,10}://[^\s<>\"]{1,1000}")

_NINE: Final = 9


def emails(text: str) -> Iterator[re.Match[str]]:
    """E-mail addresses, also those written with `(at)` or `(arobase)`."""
    return _EMAIL.finditer(text)


def phones(text: str) -> Iterator[re.Match[str]]:
    """Phone numbers: North American in three groups, international after a plus sign."""
    return _PHONE.finditer(text)


def social_insurance_numbers(text: str) -> Iterator[re.Match[str]]:
    """Nine digits that a social insurance number may be: right check digit, not a quantity."""
    position = 0
    while match := _NINE_DIGITS.search(text, position):
        position = match.start() + 1  # “page 120 046-454-286”: the number may begin within a match
        if _may_be_issued(match):
            yield match


def postal_codes(text: str) -> Iterator[re.Match[str]]:
    """Canadian postal codes."""
    return _POSTAL_CODE.finditer(text)


def passports(text: str) -> Iterator[re.Match[str]]:
    """Canadian passport numbers, of the older form and of the newer."""
    return _PASSPORT.finditer(text)


def business_numbers(text: str) -> Iterator[re.Match[str]]:
    """Business numbers with their programme account."""
    return _BUSINESS_NUMBER.finditer(text)


def street_addresses(text: str) -> Iterator[re.Match[str]]:
    """A house number with a street, or a post office box."""
    return _STREET_ADDRESS.finditer(text)


def security_markings(text: str) -> Iterator[re.Match[str]]:
    """Security markings; the word “secret” in a sentence is none."""
    return _MARKING.finditer(text)


def without_web_addresses(text: str) -> str:
    """The text with web addresses blanked: their digits are nobody's number."""
    if "://" not in text:
        return text
    return _WEB_ADDRESS.sub(lambda match: " " * len(match.group()), text)


def hidden(found: str) -> str:
    """What a finding may show: the shape, and of an e-mail address the first letter."""
    if "@" in found:
        return f"{found[0]}•••@•••"
    return _WORD_CHARACTER.sub("•", found)


def _may_be_issued(match: re.Match[str]) -> bool:
    gaps = match["first"] + match["second"]
    digits = [int(character) for character in match.group() if character.isdigit()]
    if not any(digits) or not _passes_luhn(digits):
        return False
    return not _within_longer_number(match, gaps) and not _is_quantity(match, gaps)


def _passes_luhn(digits: list[int]) -> bool:
    doubled = [digit * 2 for digit in digits[1::2]]
    total = sum(digits[::2]) + sum(
        number - _NINE if number > _NINE else number for number in doubled
    )
    return total % 10 == 0


def _within_longer_number(match: re.Match[str], gaps: str) -> bool:
    """Whether more digits follow or go before with the same separator, a comma or a point."""
    text, (start, end) = match.string, match.span()
    joints = f"{gaps},."
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return _joined(before[::-1], joints) or _joined(after, joints)


def _joined(neighbours: str, joints: str) -> bool:
    """Whether a separator and then a digit come next."""
    return len(neighbours) > 1 and neighbours[0] in joints and neighbours[1].isdigit()


def _is_quantity(match: re.Match[str], gaps: str) -> bool:
    """Whether it is a French number: money or a percentage, or a round number in groups."""
    text = match.string
    if text[: match.start()].endswith(("$", "€", "£")) or _MEASURED.match(text, match.end()):
        return True
    grouped = bool(gaps) and "-" not in gaps
    return grouped and match.group().endswith("000")
