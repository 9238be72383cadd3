"""What form a value has to have, and what was found instead, in words for a reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from pydantic_core import ErrorDetails

from playbook.model.finding import Words
from playbook.model.text import on_one_line, visible

_TEXT: Final = Words("text", "un texte")
_DATE: Final = Words("a date such as `2026-11-22`", "une date comme `2026-11-22`")
_NUMBER: Final = Words("a whole number", "un nombre entier")
_LIST: Final = Words("a list", "une liste")
_KEYS: Final = Words("a set of keys with values", "un ensemble de clés avec leurs valeurs")
_FLAG: Final = Words("`true` or `false`", "`true` ou `false`")
_NOT_EMPTY: Final = Words("text that is not empty", "un texte qui n’est pas vide")
_TYPES: Final[Mapping[str, Words]] = {
    "string_type": _TEXT,
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_parsing_size": _NUMBER,
    "int_from_float": _NUMBER,
    "bool_type": _FLAG,
    "bool_parsing": _FLAG,
    "dict_type": _KEYS,
    "model_type": _KEYS,
    "unsafe_character": Words(
        "text without hidden or control characters",
        "un texte sans caractère caché ni caractère de commande",
    ),
    "remote_reserved": Words(
        "a name that no door has (pr, mr, bb, ch, br, mail, form)",
        "un nom qu’aucune porte n’a (pr, mr, bb, ch, br, mail, form)",
    ),
}
# What the two words of a bound are filled with, by the kind of error.
_BOUNDS: Final[Mapping[str, tuple[str, Words]]] = {
    "too_long": (
        "max_length",
        Words("a list with at most {} in it", "une liste d’au plus {} éléments"),
    ),
    "too_short": (
        "min_length",
        Words("a list with at least {} in it", "une liste d’au moins {} élément"),
    ),
    "string_too_long": (
        "max_length",
        Words("text of at most {} characters", "un texte d’au plus {} caractères"),
    ),
    "string_too_short": (
        "min_length",
        Words("text of at least {} characters", "un texte d’au moins {} caractères"),
    ),
    "greater_than_equal": ("ge", Words("a number from {} up", "un nombre à partir de {}")),
    "less_than_equal": ("le", Words("a number up to {}", "un nombre jusqu’à {}")),
}
# A check that nobody gave words to must not end a build: its key is named at least.
OTHER: Final = Words("a value of another form", "une valeur d’une autre forme")
_BLANKS: Final = Words(", and only blanks are written", ", et seuls des blancs sont écrits")
_A_LIST: Final = Words(", not a list", ", et non une liste")
_EMPTY_LIST: Final = Words(", not an empty list", ", et non une liste vide")
_SHOWN_AT_MOST: Final = 60
# What needs no quotation marks inside `[...]`.
_PLAIN: Final = re.compile(r"[\w][\w .,’-]{0,59}")

_PAGE_ID: Final = Words(
    "an id in lower-case letters, digits and hyphens, such as `method-interview`",
    "un identifiant en minuscules sans accent, chiffres et traits d’union, comme "
    "`method-interview`",
)
_PART_DATE: Final = Words(
    "a year, a month or a day, such as `2026-11`", "une année, un mois ou un jour, comme `2026-11`"
)
_ADDRESS: Final = Words(
    "an address that starts with `https://`", "une adresse qui commence par `https://`"
)
_SITE_ADDRESS: Final = r"^https?://[^\s/<>&\"'`]+(/[^\s<>&\"'`]*)?/$"
FORMS: Final[Mapping[str, Words]] = {
    r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$": _PAGE_ID,
    r"^[a-z][a-z0-9_]*$": Words(
        "a word in lower-case letters, digits and underscores, such as `in_person`",
        "un mot en minuscules sans accent, chiffres et traits de soulignement, comme `in_person`",
    ),
    r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$": _PART_DATE,
    r"^[0-9]{4}\.[0-9]{1,2}(\.[0-9]+)?$": Words(
        "an edition such as `2026.11`", "une édition comme `2026.11`"
    ),
    r"^P([0-9]{1,3}[YMWD])*(T([0-9]{1,3}[HM])+)?$": Words(
        "a length of time such as `PT1H` (one hour), `P2D` (two days) or `P3W` (three weeks)",
        "une durée comme `PT1H` (une heure), `P2D` (deux jours) ou `P3W` (trois semaines)",
    ),
    r"^https://[^\s<>\"'`]+$": _ADDRESS,
    _SITE_ADDRESS: Words(
        "the site’s address with a slash at its end, such as `https://example.gc.ca/playbook/`",
        "l’adresse du site avec une barre oblique à la fin, comme "
        "`https://example.gc.ca/playbook/`",
    ),
    r"^(https://|/).*\{path\}": Words(
        "an address that holds `{path}`, which stands for the page’s file",
        "une adresse qui contient `{path}`, mis pour le fichier de la page",
    ),
    r"^(https|ssh|file)://[^\s]+$": Words(
        "a repository’s address that starts with `https://`, `ssh://` or `file://`",
        "l’adresse d’un dépôt qui commence par `https://`, `ssh://` ou `file://`",
    ),
    r"^https://[a-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9_.-]+)*$": Words(
        "the address of a forge’s API without a slash at its end, such as `https://api.github.com`",
        "l’adresse de l’API d’une forge, sans barre oblique à la fin, comme "
        "`https://api.github.com`",
    ),
    r"^\.?[A-Za-z0-9_-][A-Za-z0-9_.-]*(/\.?[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$": Words(
        "a project’s path on its forge, such as `department/playbook`",
        "le chemin d’un projet sur sa forge, comme `ministere/guide`",
    ),
    r"^[A-Z]{2}_[0-9]{5}$": Words(
        "a guideline’s code such as `SQ_00400`", "un code de ligne directrice comme `SQ_00400`"
    ),
    r"^[A-Z]{2}_[0-9]{5}-[A-Z][0-9]{1,2}$": Words(
        "an item of a guideline such as `SQ_00400-M4`",
        "un point d’une ligne directrice comme `SQ_00400-M4`",
    ),
    r"^[A-Z]{3}[0-9]{3}$": Words(
        "a rule’s code such as `LNK001`", "un code de règle comme `LNK001`"
    ),
    r"^[A-Z]{2}$": Words("two capital letters", "deux lettres majuscules"),
    r"^G[0-9]{2}$": Words("a checklist item such as `G01`", "un point de la liste comme `G01`"),
    r"^_programme#G[0-9]{2}$": Words(
        "a reference to the programme’s answer such as `_programme#G01`",
        "un renvoi à la réponse du programme comme `_programme#G01`",
    ),
    r"^DS-[0-9]{1,3}$": Words("an id such as `DS-1`", "un identifiant comme `DS-1`"),
    r"^GAP-[0-9]{1,3}$": Words("an id such as `GAP-1`", "un identifiant comme `GAP-1`"),
    r"^F-[0-9]{1,3}$": Words("an id such as `F-1`", "un identifiant comme `F-1`"),
    r"^IMP-[0-9]{1,3}$": Words("an id such as `IMP-1`", "un identifiant comme `IMP-1`"),
    r"^([0-9a-f]{40}|[0-9a-f]{64})$": Words(
        "a git object’s id, as `playbook record` or `playbook intake` writes it",
        "l’identifiant d’un objet git, tel que `playbook record` ou `playbook intake` l’inscrit",
    ),
    r"^[0-9a-f]{64}$": Words(
        "a digest of 64 characters, as `playbook intake` writes it",
        "une empreinte de 64 caractères, telle que `playbook intake` l’inscrit",
    ),
    r"^[0-9]{4}-(0[1-9]|1[0-2])$": Words("a month such as `2026-11`", "un mois comme `2026-11`"),
    r"^#[0-9a-f]{6}$": Words("a colour such as `#26374a`", "une couleur comme `#26374a`"),
    r"^[a-z][a-z0-9]{0,19}$": Words(
        "a short name of lower-case letters and digits",
        "un nom court en minuscules sans accent et en chiffres",
    ),
    r"^[a-z][a-z0-9_/-]*$": Words(
        "the start of a branch name such as `suggestions/`",
        "le début d’un nom de branche comme `suggestions/`",
    ),
    r"^[a-z0-9][a-z0-9_-]*(/[a-z0-9][a-z0-9_-]*)*\.[a-z0-9]+$": Words(
        "a file under `docs/assets`, such as `templates/consent-form.odt`",
        "un fichier sous `docs/assets`, comme `templates/consent-form.odt`",
    ),
}


def expected(detail: ErrorDetails) -> Words:
    """The form that a value has to have, whatever it is that does not take it."""
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "tuple_type":
        return _list_of(detail["input"])
    if kind == "string_pattern_mismatch":
        return FORMS.get(str(context["pattern"]), OTHER)
    if kind == "too_long" and isinstance(detail["input"], str):
        kind = "string_too_long"
    return _TYPES.get(kind) or _bound(kind, context)


def _bound(kind: str, context: Mapping[str, object]) -> Words:
    name, words = _BOUNDS.get(kind, ("", OTHER))
    bound = context.get(name)
    if kind == "string_too_short" and bound == 1:
        return _NOT_EMPTY
    return Words(words.en.format(bound), words.fr.format(bound))


def _list_of(written: object) -> Words:
    """A list, with what was written as its example when that only lacks the brackets."""
    if not isinstance(written, str) or not _PLAIN.fullmatch(written):
        return _LIST
    return Words(f"a list, such as `[{written}]`", f"une liste, comme `[{written}]`")


def one_of(options: Iterable[str]) -> Words:
    """One word out of several."""
    words = ", ".join(f"`{option}`" for option in options)
    return Words(f"one of {words}", f"l’une des valeurs {words}")


def either(one: Words, other: Words) -> Words:
    """Either of two forms, which may be the same."""
    if one == other:
        return one
    return Words(f"{one.en}, or {other.en}", f"{one.fr}, ou {other.fr}")


def found(written: object) -> Words:
    """What stands in the place of what was expected, to follow the sentence that says so."""
    if written is None:
        return Words(", and nothing is written", ", et rien n’est écrit")
    if isinstance(written, list):
        return _A_LIST if written else _EMPTY_LIST
    if isinstance(written, dict):
        return Words(", not keys with values", ", et non des clés avec des valeurs")
    text = visible(on_one_line(str(written))).strip()
    if not text:
        return _BLANKS
    if len(text) > _SHOWN_AT_MOST:
        return Words(f"; it has {len(text)} characters", f"; il y a {len(text)} caractères")
    return Words(f", not `{text}`", f", et non «\u00a0{text}\u00a0»")
