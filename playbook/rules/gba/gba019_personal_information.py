"""A record shows nobody: no personal information, no group so small that its people are known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.gba.place import within
from playbook.rules.gba.small_groups import small_groups
from playbook.rules.prv.kinds import EMAIL, INSURANCE, PHONE, matches
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA019",
    scope=Scope.RECORD,
    level=Level.ERROR,
    masks=True,
    title=Words("Record that identifies a person", "Fiche qui permet d’identifier une personne"),
    why=Words(
        "People who tell what shuts them out take a risk. A record is published with the page: one "
        "number, or “the only participant who”, and colleagues know who it was.",
        "Raconter ce qui nous exclut est un risque. La fiche est publiée avec la page : un numéro, "
        "ou « la seule participante qui », et les collègues savent de qui il s’agit.",
    ),
    message=Words("this text holds {kind}", "ce texte contient {kind}"),
    help=Words(
        "take it out; write roles instead of people, and speak of a group of at least ten",
        "retirez ce passage; écrivez des rôles au lieu de personnes, et parlez d’un groupe d’au "
        "moins dix personnes",
    ),
    basis="Directive on Privacy Practices; OAG 2022 asks for disaggregated data, which must not "
    "identify anyone",
)

_SMALL_GROUP: Final = Words(
    "words about so few people that they can be recognized",
    "une mention de si peu de personnes qu’on peut les reconnaître",
)


def check(record: Record, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """Each e-mail address, phone or social insurance number, and each mention of a few people."""
    for location, text in record.document.prose:
        found = [(_SMALL_GROUP, match) for match in small_groups(text)]
        for kind, match in (*matches(text, EMAIL, PHONE, INSURANCE), *found):
            place = within(record.document, location, text, match.span())
            yield RULE.at(place, kind=kind)
