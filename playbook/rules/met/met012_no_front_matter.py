"""A page starts with its metadata."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Level, Words
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="MET012",
    scope=Scope.READING,
    level=Level.ERROR,
    title=Words(
        "Page without metadata",
        "Page sans métadonnées",
    ),
    why=Words(
        "A page without metadata has no owner, no review date and no twin: nobody keeps it right.",
        "Une page sans métadonnées n’a ni responsable, ni date de révision, ni page jumelle : "
        "personne ne la tient à jour.",
    ),
    message=Words(
        "the page does not start with a line `---` and its metadata",
        "la page ne commence pas par une ligne `---` et ses métadonnées",
    ),
    help=Words(
        "write `---` alone on the first line, then the metadata, then `---`; `playbook new "
        "page` does it for you",
        "écrivez `---` seul sur la première ligne, puis les métadonnées, puis `---`; `playbook "
        "new page` le fait pour vous",
    ),
    basis="GOV.UK tech-docs, front matter",
)
