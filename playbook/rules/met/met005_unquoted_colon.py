"""A value with a colon and a blank in it is quoted."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET005",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "Unquoted colon in a value",
        "Deux-points sans guillemets dans une valeur",
    ),
    why=Words(
        "MkDocs cannot read such metadata, says nothing about it, and prints all of it as text "
        "at the top of the page.",
        "MkDocs ne peut pas lire de telles métadonnées, ne le signale pas et les affiche toutes"
        " comme du texte en haut de la page.",
    ),
    message=Words(
        "a colon followed by a blank stands in a value without quotation marks",
        "un deux-points suivi d’un blanc se trouve dans une valeur sans guillemets",
    ),
    help=Words(
        'put the whole value between quotation marks: `title: "Leave: policy"`; without them '
        "MkDocs would print the metadata as text",
        'mettez toute la valeur entre guillemets : `title: "Congés : politique"`; sans eux, '
        "MkDocs afficherait les métadonnées comme du texte",
    ),
    basis="YAML 1.2.2, section 7.3.3; `mkdocs.utils.meta.get_data`",
)
