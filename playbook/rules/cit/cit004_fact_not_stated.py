"""A sentence that cites a fact holds its number and the word that bounds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from playbook.model.body import Citation
from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.reference import Fact
from playbook.model.text import Language
from playbook.rules.cit.sentences import sentence_before
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="CIT004",
    scope=Scope.PAGE,
    level=Level.ERROR,
    title=Words(
        "Sentence that does not state its fact",
        "Phrase qui n’énonce pas son fait",
    ),
    why=Words(
        "A number that drifts from its source, or loses its “over”, becomes a claim that "
        "nobody made.",
        "Un nombre qui s’éloigne de sa source, ou qui perd son « plus de », affirme ce que "
        "personne n’a dit.",
    ),
    message=Words(
        "the sentence cites the fact `{fact}`, but does not say `{missing}`",
        "la phrase renvoie au fait « {fact} », mais ne dit pas « {missing} »",
    ),
    help=Words(
        "write `{stated}` (commas group digits in English, no-break spaces in French), or correct "
        "the fact in `facts.yml` from its source",
        "écrivez `{stated}` (une virgule groupe les chiffres en anglais, une espace insécable en "
        "français), ou corrigez le fait dans `facts.yml` d’après sa source",
    ),
    basis="ESDC Playbook and Employment Ontario state bounds (“over”, “nearly”), not counts",
)
_NUMBER: Final = re.compile(r"\d{1,15}(?:[ ,.\u00a0\u202f]\d{1,15}){0,5}")
_YEAR: Final = re.compile(r"(?:19|20)\d{2}")


def check(page: Page, reference: Reference) -> Iterator[Fault]:
    """Each citation of a fact whose value or qualifier is not in the sentence before it."""
    facts = reference.facts.value.by_id
    for citation in page.body.citations:
        if fact := facts.get(citation.id):
            yield from _unstated(citation, fact, page.language)


def _unstated(citation: Citation, fact: Fact, language: Language) -> Iterator[Fault]:
    start, sentence = sentence_before(citation)
    qualifier = fact.qualifier.in_(language) if fact.qualifier else ""
    value = _value(sentence, fact, language)
    written = _grouped(fact.value, language)
    if value and (not qualifier or _said(qualifier, sentence)):
        return
    number = value or _number(sentence)
    place = citation.place
    if number:
        place = citation.passage.place(start + number.start(), len(number.group()))
    yield RULE.at(
        place,
        fact=fact.id,
        missing=qualifier if value else written,
        stated=f"{qualifier} {written}".strip(),
    )


def _grouped(value: int, language: Language) -> str:
    """A number as the language groups its digits."""
    return f"{value:,}" if language is Language.EN else f"{value:,}".replace(",", "\u00a0")


def _value(sentence: str, fact: Fact, language: Language) -> re.Match[str] | None:
    """The fact's number in a sentence, in digits or in its words."""
    digits = re.escape(_grouped(fact.value, language)).replace("\u00a0", "[\u00a0\u202f]")
    joint = "[,.\u00a0\u202f]"
    found = re.search(rf"(?<!\d)(?<!\d{joint}){digits}(?!\d|{joint}\d)", sentence)
    return found or (_said(fact.words.in_(language), sentence) if fact.words else None)


def _said(words: str, sentence: str) -> re.Match[str] | None:
    """Words in a sentence, whatever their case and the blanks between them."""
    pattern = r"\s{1,3}".join(re.escape(word) for word in words.split())
    return re.search(rf"(?<!\w){pattern}(?!\w)", sentence, re.IGNORECASE)


def _number(sentence: str) -> re.Match[str] | None:
    """The number that was probably meant: the first that is not a year, else the first."""
    numbers = list(_NUMBER.finditer(sentence))
    quantities = (number for number in numbers if not _YEAR.fullmatch(number.group()))
    return next(quantities, numbers[0] if numbers else None)
