"""A file's bytes are UTF-8."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET001",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "File that is not UTF-8",
        "Fichier qui n’est pas en UTF-8",
    ),
    why=Words(
        "The site would show wrong letters in place of accents, or nothing at all. Old word "
        "processors still save in another encoding.",
        "Le site afficherait de mauvaises lettres à la place des accents, ou rien du tout. De "
        "vieux traitements de texte enregistrent encore dans un autre codage.",
    ),
    message=Words(
        "the byte `{byte}` is not UTF-8",
        "l’octet `{byte}` n’est pas de l’UTF-8",
    ),
    help=Words(
        "save the file again with the encoding UTF-8, then check its accents",
        "enregistrez de nouveau le fichier avec le codage UTF-8, puis vérifiez ses accents",
    ),
    basis="RFC 3629; YAML 1.2.2, section 5.2",
)
