"""What libyaml says of a text it cannot read, in words that help a writer, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from playbook.model.finding import Words

GENERIC: Final = Words(
    "this is not YAML; compare it with a page that works",
    "ce n’est pas du YAML; comparez avec une page valide",
)
INDENTED: Final = Words(
    "this line is indented more than the one before, which already has its value",
    "cette ligne est plus en retrait que la précédente, qui a déjà sa valeur",
)
AFTER_QUOTE: Final = Words(
    "there is text after the closing quotation mark; quote the whole value, "
    "or use the other kind of quotation mark around it",
    "il y a du texte après le guillemet fermant; mettez toute la valeur entre guillemets, "
    "ou entourez-la de l’autre sorte de guillemets",
)
CLOSED_HERE: Final = Words(
    "a quotation mark that opened on a line above closes here; close it on its own line",
    "un guillemet ouvert sur une ligne précédente se ferme ici; fermez-le sur sa propre ligne",
)
TAB: Final = Words(
    "a tab indents this line; YAML accepts spaces only",
    "une tabulation met cette ligne en retrait; YAML n’accepte que des espaces",
)
_UNFIT: Final = Words(
    "this line does not fit the lines before it; check its indentation and its quotation marks",
    "cette ligne ne s’accorde pas avec les précédentes; vérifiez son retrait et ses guillemets",
)
_NO_VALUE: Final = Words(
    "a value is missing here, or starts with a bracket, a brace, a comma or a dash",
    "il manque une valeur ici, ou elle commence par un crochet, une accolade, une virgule "
    "ou un tiret",
)
_START: Final = Words(
    "a value cannot start with this character unless it is between quotation marks",
    "une valeur ne peut pas commencer par ce caractère, sauf entre guillemets",
)
_ESCAPE: Final = Words(
    "a backslash between double quotation marks starts a code that YAML does not know; "
    "use single quotation marks",
    "une barre oblique inverse entre guillemets doubles annonce un code que YAML ne connaît pas; "
    "employez des guillemets simples",
)
_TAG: Final = Words(
    "a value that starts with `!` is a command for YAML; put it between quotation marks",
    "une valeur qui commence par `!` est une commande pour YAML; mettez-la entre guillemets",
)
_DIRECTIVE: Final = Words(
    "a line that starts with `%` is a command for YAML; put the text between quotation marks",
    "une ligne qui commence par `%` est une commande pour YAML; mettez le texte entre guillemets",
)
_BLOCK: Final = Words(
    "only a line break may follow `|` or `>`; quote the value if it starts with that character",
    "seul un saut de ligne peut suivre `|` ou `>`; mettez la valeur entre guillemets si elle "
    "commence par ce caractère",
)

# libyaml's own English, as its scanner and parser write it.
PROBLEMS: Final[Mapping[str, Words]] = {
    "did not find expected node content": _NO_VALUE,
    "did not find expected key": _UNFIT,
    "did not find expected '-' indicator": Words(
        "an item of the list that starts with `-` is expected, in line with the others",
        "un élément de la liste, commençant par `-` et aligné sur les autres, est attendu",
    ),
    "found character that cannot start any token": _START,
    "could not find expected ':'": Words(
        "this line has no colon after its key; if it continues the line before, indent it",
        "il manque un deux-points après la clé; si la ligne continue la précédente, "
        "mettez-la en retrait",
    ),
    "found unknown escape character": _ESCAPE,
    "did not find expected hexdecimal number": _ESCAPE,  # libyaml's spelling
    "found invalid Unicode character escape code": _ESCAPE,
    "block sequence entries are not allowed in this context": Words(
        "a list that is written with `-` starts on a line of its own",
        "une liste écrite avec `-` commence sur sa propre ligne",
    ),
    "did not find expected ',' or ']'": Words(
        "a list that opens with `[` is not closed by `]`, or lacks a comma",
        "une liste ouverte par `[` n’est pas fermée par `]`, ou il y manque une virgule",
    ),
    "did not find expected ',' or '}'": Words(
        "keys that open with `{` are not closed by `}`, or lack a comma",
        "des clés ouvertes par `{` ne sont pas fermées par `}`, ou il y manque une virgule",
    ),
    "found unexpected end of stream": Words(
        "a quotation mark opens here and is never closed",
        "un guillemet s’ouvre ici et n’est jamais fermé",
    ),
    "found unexpected document indicator": Words(
        "a quotation mark opens here and is not closed before a line `---` or `...`",
        "un guillemet s’ouvre ici et n’est pas fermé avant une ligne `---` ou `...`",
    ),
    "found a tab character where an indentation space is expected": TAB,
    "found a tab character that violates indentation": TAB,
    "did not find expected comment or line break": _BLOCK,
    "found an indentation indicator equal to 0": _BLOCK,
    "did not find expected alphabetic or numeric character": Words(
        "a value that starts with `*` or `&` refers to another for YAML; "
        "put it between quotation marks",
        "une valeur qui commence par `*` ou `&` renvoie à une autre pour YAML; "
        "mettez-la entre guillemets",
    ),
    "found undefined tag handle": _TAG,
    "did not find expected tag URI": _TAG,
    "did not find the expected '>'": _TAG,
    "did not find URI escaped octet": _TAG,
    "found unknown directive name": _DIRECTIVE,
    "did not find expected version number": _DIRECTIVE,
    "found incompatible YAML document": _DIRECTIVE,
    "found duplicate %TAG directive": _DIRECTIVE,
    "found duplicate %YAML directive": _DIRECTIVE,
    "did not find expected <document start>": Words(
        "text follows a line `...` or `---`, which ends a YAML text",
        "du texte suit une ligne `...` ou `---`, qui termine un texte YAML",
    ),
}


def words_for(problem: str, before: str, line: str) -> Words:
    """What to tell the writer: `before` is the line's text up to the place of the problem."""
    written = before.rstrip()
    if problem == "did not find expected key" and written.endswith(("'", '"')):
        return AFTER_QUOTE if written.count(written[-1]) > 1 else CLOSED_HERE
    if problem == "found character that cannot start any token" and line[len(before) :][:1] == "\t":
        return TAB
    return PROBLEMS.get(problem, GENERIC)
