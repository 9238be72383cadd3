"""A page that a machine translated is read by a person before it is published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Pair, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNG008",
    scope=Scope.PAIR,
    level=Level.ERROR,
    title=Words(
        "Machine translation published",
        "Traduction automatique publiée",
    ),
    why=Words(
        "Content is professionally translated: a machine gets terms, rights and duties wrong "
        "in words that sound right.",
        "Le contenu est traduit par des professionnels : une machine se trompe sur les "
        "termes, les droits et les obligations dans une langue qui semble juste.",
    ),
    message=Words(
        "the page is published, but its translation is a machine’s draft",
        "la page est publiée, mais sa traduction est l’ébauche d’une machine",
    ),
    help=Words(
        "have a translator read it and set `status: reviewed` with `reviewed_by`, or set the "
        "page back to `draft`",
        "faites-la relire par un traducteur, puis inscrivez `status: reviewed` et "
        "`reviewed_by`, ou remettez la page à `draft`",
    ),
    basis=("Canada.ca Content Style Guide 1.3"),
)


def check(pair: Pair, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each published page whose translation nobody has read."""
    for page in pair:
        translation = page.meta.translation
        draft = translation and translation.status == "machine_draft"
        if draft and page.meta.status == "published":
            yield RULE.at(page.at("translation", "status"))
