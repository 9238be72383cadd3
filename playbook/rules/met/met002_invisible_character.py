"""A text holds no character that cannot be seen or that changes how the others read."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET002",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "Invisible character",
        "Caractère invisible",
    ),
    why=Words(
        "A text with such a character reads differently from what it holds: a reviewer approves"
        " one thing and the site publishes another.",
        "Un texte qui contient un tel caractère se lit autrement qu’il n’est écrit : on "
        "approuve une chose et le site en publie une autre.",
    ),
    message=Words(
        "the text holds an invisible or control character, {character}",
        "le texte contient un caractère invisible ou de commande, {character}",
    ),
    help=Words(
        "delete this character; it often comes with text copied from a document or a web page",
        "supprimez ce caractère; il vient souvent d’un texte copié d’un document ou d’une page Web",
    ),
    basis="CVE-2021-42574 (Trojan Source); Unicode Technical Standard 39",
)
