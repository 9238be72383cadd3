"""Accents are written in their composed form, NFC."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET003",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "Letter that is not composed",
        "Lettre non composée",
    ),
    why=Words(
        "Two words that look the same would be different: search, links and comparisons would "
        "miss one of them.",
        "Deux mots d’apparence identique seraient différents : la recherche, les liens et les "
        "comparaisons en manqueraient un.",
    ),
    message=Words(
        "`{written}` is a letter with a separate accent, or a sign that only looks like a letter",
        "« {written} » est une lettre avec un accent séparé, ou un signe qui ne fait que "
        "ressembler à une lettre",
    ),
    help=Words(
        "type the letter again on your keyboard; text copied from a PDF file often has separate"
        " accents",
        "tapez de nouveau la lettre au clavier; un texte copié d’un fichier PDF a souvent des "
        "accents séparés",
    ),
    basis="Unicode Standard Annex 15",
)
