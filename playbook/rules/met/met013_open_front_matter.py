"""A page's metadata end with a line `---`."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET013",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "Metadata not closed",
        "Métadonnées non fermées",
    ),
    why=Words(
        "Without the closing line the whole page is taken for text, and its metadata are "
        "printed at the top.",
        "Sans la ligne de fermeture, toute la page passe pour du texte, et ses métadonnées "
        "s’affichent en haut.",
    ),
    message=Words(
        "the metadata that start here are not closed by a line `---`",
        "les métadonnées qui commencent ici ne sont pas fermées par une ligne `---`",
    ),
    help=Words(
        "write `---` alone on a line after the last key, and end that line with a line break",
        "écrivez `---` seul sur une ligne après la dernière clé, et terminez cette ligne par un"
        " saut de ligne",
    ),
    basis="`mkdocs.utils.meta.get_data`",
)
