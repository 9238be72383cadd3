"""No file under `docs/` is one that a browser or a shell would run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Reference, TreeFile
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.rules.rule import Rule, Scope
from playbook.rules.tre.paths import is_active, is_plain

RULE: Final = Rule(
    code="TRE003",
    scope=Scope.FILE,
    level=Level.ERROR,
    title=Words(
        "Script, style, HTML or SVG file",
        "Fichier de script, de style, HTML ou SVG",
    ),
    why=Words(
        "A browser runs such a file with the trust that readers give the department’s site.",
        "Un navigateur exécute un tel fichier avec la confiance que l’on accorde au site du "
        "ministère.",
    ),
    message=Words(
        "`{path}` is a script, style, HTML or SVG file",
        "`{path}` est un fichier de script, de style, HTML ou SVG",
    ),
    help=Words(
        "delete the file; write the text as Markdown, and save a drawing as a PNG or WebP image",
        "supprimez le fichier; écrivez le texte en Markdown et enregistrez le dessin comme "
        "image PNG ou WebP",
    ),
    basis="CWE-79; WHATWG MIME Sniffing",
)


def check(file: TreeFile, _reference: Reference) -> Iterator[Fault]:
    """A file that is not Markdown and is active by its ending or its first bytes."""
    if is_plain(file) and is_active(file):
        yield RULE.at(Place(file.path, 1, 1), path=file.path)
