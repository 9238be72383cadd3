"""Every record that an edition rests on is there."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET020",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "Missing record",
        "Fiche manquante",
    ),
    why=Words(
        "The other files are checked against these lists: without one of them nothing can be "
        "judged.",
        "Les autres fichiers sont vérifiés d’après ces listes : s’il en manque une, rien ne "
        "peut être jugé.",
    ),
    message=Words(
        "the file `{path}` is missing",
        "le fichier `{path}` manque",
    ),
    help=Words(
        "restore the file from the last edition, or take the one that the playbook comes with",
        "rétablissez le fichier de la dernière édition, ou prenez celui qui est fourni avec le "
        "guide",
    ),
)
