"""A value that comes from a fixed list is in it."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET016",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "Value that is not allowed",
        "Valeur non permise",
    ),
    why=Words(
        "A value outside its list is counted nowhere: the page would be missing from filters "
        "and boards. The words are the same in both languages so that twins can be compared.",
        "Une valeur hors de sa liste n’est comptée nulle part : la page manquerait aux filtres "
        "et aux tableaux de bord. Les mots sont les mêmes dans les deux langues pour que l’on "
        "puisse comparer les pages jumelles.",
    ),
    message=Words(
        "`{written}` is not allowed for `{key}`",
        "« {written} » n’est pas permis pour `{key}`",
    ),
    help=Words(
        "{meant}write one of: {allowed}",
        "{meant}écrivez l’une de ces valeurs : {allowed}",
    ),
)
