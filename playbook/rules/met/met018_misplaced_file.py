"""The id, code or language that a file states is the one its path states."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET018",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "File in the wrong place",
        "Fichier au mauvais endroit",
    ),
    why=Words(
        "Links, twins and records find a page by its file: two different names for one page "
        "lead readers astray.",
        "Les liens, les pages jumelles et les fiches trouvent une page par son fichier : deux "
        "noms pour une seule page égarent les gens.",
    ),
    message=Words(
        "`{key}` is `{written}`, but the file’s path says `{expected}`",
        "`{key}` est « {written} », mais le chemin du fichier indique « {expected} »",
    ),
    help=Words(
        "write `{key}: {expected}`, or move the file; an id never changes once published",
        "écrivez `{key}: {expected}`, ou déplacez le fichier; un identifiant ne change plus une"
        " fois publié",
    ),
)
