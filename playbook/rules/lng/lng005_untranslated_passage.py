"""No passage reads the same in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from playbook.model.body import Passage
from playbook.model.document import Page
from playbook.model.edition import Pair, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.lng.twins import twins
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNG005",
    scope=Scope.PAIR,
    level=Level.ERROR,
    title=Words(
        "Passage left in the other language",
        "Passage laissé dans l’autre langue",
    ),
    why=Words(
        "A reader meets a paragraph in the wrong language, most often one that was pasted and"
        " forgotten.",
        "On tombe sur un paragraphe dans la mauvaise langue, le plus souvent collé puis oublié.",
    ),
    message=Words(
        "this passage reads the same in both languages: `{words}`",
        "ce passage est identique dans les deux langues : « {words} »",
    ),
    help=Words(
        "translate it; keep a foreign name or title inside a citation or a link",
        "traduisez-le; laissez un nom ou un titre étranger dans une citation ou un lien",
    ),
    basis=(
        "Directive on Official Languages for Communications and Services; Canada.ca Content "
        "Style Guide 1.3"
    ),
)

_LONGEST_ALIKE: Final = 40
_WORD: Final = re.compile(r"[^\W_]{1,100}")
_LINK: Final = re.compile(r"\[{1,2}[^\[\]]{0,500}\]{1,2}(?:\([^()\n]{0,1000}\))?")


def check(pair: Pair, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each passage of the translated page that stands word for word in its twin."""
    if both := twins(pair):
        translated, original = both if both.en.meta.translation else (both.fr, both.en)
        known = {_wording(passage) for passage in _prose(original)}
        for passage in _prose(translated):
            if _wording(passage) in known:
                yield RULE.at(passage.place(0, len(passage.text)), words=passage.readable)


def _prose(page: Page) -> Iterator[Passage]:
    """Passages long enough to be a sentence, other than rows, citations and links."""
    for passage in page.body.passages:
        if passage.kind != "row" and len(_wording(passage)) > _LONGEST_ALIKE:
            own = _LINK.sub("", passage.text)
            if any(character.isalpha() for character in own):
                yield passage


def _wording(passage: Passage) -> str:
    """The words alone: emphasis may differ."""
    return " ".join(_WORD.findall(passage.readable))
