"""A quotation names its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="CIT008",
    scope=Scope.PAGE,
    level=Level.WARNING,
    title=Words(
        "Quotation without a citation",
        "Citation textuelle sans renvoi",
    ),
    why=Words(
        "Words taken from someone have to be found again where they were said, and rights "
        "holders named.",
        "Il faut pouvoir retrouver des mots empruntés là où ils ont été dits, et nommer leurs "
        "auteurs.",
    ),
    message=Words(
        "this quotation of {count} words has no citation in its paragraph",
        "cette citation textuelle de {count} mots n’a pas de renvoi dans son paragraphe",
    ),
    help=Words(
        "end the sentence with a citation, as in `[@source-id, page 4]`, or say it in your "
        "own words",
        "terminez la phrase par un renvoi, comme dans `[@source-id, page 4]`, ou dites-le "
        "dans vos propres mots",
    ),
)
_QUOTATION: Final = re.compile("«[^«»]{1,1500}»|“[^“”]{1,1500}”")
_SHORT: Final = 8


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """Each quotation of more than eight words in a passage that cites nothing."""
    cited = {id(citation.passage) for citation in page.body.citations}
    for passage in page.body.passages:
        if id(passage) in cited:
            continue
        for match in _QUOTATION.finditer(passage.readable):
            count = sum(any(map(str.isalnum, word)) for word in match.group().split())
            if count > _SHORT:
                place = passage.place(match.start(), len(match.group()))
                yield RULE.at(place, count=count)
