"""No file asks more of its reader than a page or a record needs."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET009",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "File over a limit",
        "Fichier qui dépasse une limite",
    ),
    why=Words(
        "Without bounds one file could stop the check, and the build, for everyone.",
        "Sans limites, un seul fichier pourrait arrêter la vérification, et la production du "
        "site, pour tout le monde.",
    ),
    message=Words(
        "{found} {what}, where {most} are allowed",
        "{found} {what}; la limite est de {most}",
    ),
    help=Words(
        "split the text into several pages or records, or break a long line",
        "partagez le texte en plusieurs pages ou fiches, ou coupez une longue ligne",
    ),
    basis="CWE-400",
)
