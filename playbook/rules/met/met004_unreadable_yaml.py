"""Metadata and records are YAML that can be read."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET004",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "YAML that cannot be read",
        "YAML illisible",
    ),
    why=Words(
        "Nothing in the file can be checked or published until it can be read; MkDocs prints "
        "such metadata as text at the top of the page.",
        "Rien dans le fichier ne peut être vérifié ni publié tant qu’il est illisible; MkDocs "
        "affiche de telles métadonnées comme du texte en haut de la page.",
    ),
    message=Words(
        "the YAML cannot be read here: {problem}",
        "le YAML est illisible ici : {problem}",
    ),
    help=Words(
        "compare this line and the one before with a file that works; when in doubt, put the "
        "value between quotation marks",
        "comparez cette ligne et la précédente avec un fichier valide; en cas de doute, mettez "
        "la valeur entre guillemets",
    ),
    basis="YAML 1.2.2",
)
