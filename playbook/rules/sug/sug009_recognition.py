"""Each month has one winner at most: a suggestion accepted in that month, with consent.

Somebody else than its author accepted it, as far as git tells.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Filed, Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.ledger import LedgerRecord
from playbook.rules.rule import Rule, Scope
from playbook.rules.sug.sug007_own_suggestion_decided import is_own

RULE: Final = Rule(
    code="SUG009",
    scope=Scope.LEDGER,
    level=Level.ERROR,
    title=Words("Recognition that does not hold", "Reconnaissance qui ne tient pas"),
    why=Words(
        "Recognition that skips its own rules, or names someone who did not agree, discourages "
        "the people whom it is meant for.",
        "Une reconnaissance qui ne suit pas ses propres règles, ou qui nomme quelqu’un sans son "
        "accord, décourage les personnes à qui elle s’adresse.",
    ),
    message=Words(
        "the suggestion can’t be the winner of {month}: {what}",
        "la suggestion ne peut être la gagnante de {month} : {what}",
    ),
    help=Words("{remedy}", "{remedy}"),
    basis="Jersey: monthly recognition of contributors",
)

_NOT_ACCEPTED: Final = Words("it is not accepted", "elle n’est pas acceptée")
_NO_CONSENT: Final = Words(
    "no consent to recognition is recorded", "aucun consentement à la reconnaissance n’est inscrit"
)
_BY_ITS_AUTHOR: Final = Words(
    "by git, an author of its own commits decided it (SUG007)",
    "selon git, une personne qui en a fait des commits en a décidé (SUG007)",
)
_ANOTHER: Final = Words(
    "take `winner_of` out, or have another person assess the suggestion again and decide it",
    "retirez `winner_of`, ou faites évaluer de nouveau la suggestion par une autre personne, qui "
    "en décidera",
)
_TAKE_OUT: Final = Words(
    "take `winner_of` out, or give it the month of the decision",
    "retirez `winner_of`, ou donnez-lui le mois de la décision",
)
_ONE: Final = Words(
    "leave `winner_of` with one of them", "laissez `winner_of` à l’une d’elles seulement"
)
_ASK: Final = Words(
    "take `winner_of` out: consent is asked for when a suggestion is made",
    "retirez `winner_of` : le consentement se demande au moment de la suggestion",
)


def check(filed: Filed, index: Index) -> Iterator[Fault]:
    """What keeps a suggestion from being the winner of the month that it claims."""
    value, month = filed.value, filed.value.winner_of
    if month is None:
        return
    for what, remedy in (*_against(value, month), *_own(filed), *_beside(value, index)):
        place = filed.document.at("winner_of")
        yield RULE.at(place, month=month, what=what, remedy=remedy)


def _against(value: LedgerRecord, month: str) -> Iterator[tuple[Words, Words]]:
    accepted = value.accepted_on
    if accepted is None:
        yield _NOT_ACCEPTED, _TAKE_OUT
    elif f"{accepted:%Y-%m}" != month:
        yield Words(f"it was decided on {accepted}", f"la décision est du {accepted}"), _TAKE_OUT
    if not value.submitter.consent:
        yield _NO_CONSENT, _ASK


def _own(filed: Filed) -> Iterator[tuple[Words, Words]]:
    decision = filed.value.decision
    if decision and is_own(filed, decision):
        yield _BY_ITS_AUTHOR, _ANOTHER


def _beside(value: LedgerRecord, index: Index) -> Iterator[tuple[Words, Words]]:
    for other in index.ledger.values():
        if other.value.winner_of == value.winner_of and other.value.id != value.id:
            yield Words(f"so is `{other.value.id}`", f"`{other.value.id}` l’est déjà"), _ONE
