"""A register or a list holds no personal information and no security marking."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.text import Value
from playbook.rules.prv.kinds import FINDERS, matches, texts_held
from playbook.rules.prv.patterns import hidden
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="PRV007",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    masks=True,
    title=Words("Personal information in a register", "Renseignement personnel dans un registre"),
    why=Words(
        "Registers are shown on the site and kept for good: what they say of a person stays.",
        "Les registres sont publiés et conservés : ce qu’ils disent d’une personne y reste.",
    ),
    message=Words(
        "the record shows what may be {kind} (`{hidden}`)",
        "le registre montre ce qui semble être {kind} (`{hidden}`)",
    ),
    help=Words(
        "take it out; write roles instead of people, and regions instead of addresses",
        "retirez ce renseignement; écrivez des rôles au lieu de personnes, des régions au lieu "
        "d’adresses",
    ),
    basis="Directive on Privacy Practices; the notice of the GC Feedback tool",
)


def check(document: Document[Value], index: Index) -> Iterator[Fault]:  # noqa: ARG001
    """Each piece of personal information in a text of the record; web addresses are left out."""
    for location, text in texts_held(document):
        for kind, match in matches(text, *FINDERS):
            yield RULE.at(document.at(*location), kind=kind, hidden=hidden(match.group()))
