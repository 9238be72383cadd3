"""French is set as French is: no-break spaces, « », the typographic apostrophe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.text import Language
from playbook.rules.rule import Rule, Scope
from playbook.rules.stretches import HIDDEN, stretches

RULE: Final = Rule(
    code="LNG007",
    scope=Scope.PAGE,
    level=Level.WARNING,
    title=Words(
        "French typography",
        "Typographie française",
    ),
    why=Words(
        "A colon or a unit that starts a line, English quotation marks and `16h30` tell "
        "readers that the French came second.",
        "Un deux-points ou une unité en début de ligne, des guillemets anglais et `16h30` "
        "disent aux gens que le français est venu en second.",
    ),
    message=Words(
        "French typography: {slip} in `{written}`",
        "typographie : {slip} dans `{written}`",
    ),
    help=Words(
        "{remedy}",
        "{remedy}",
    ),
    basis=("Canada.ca Content Style Guide; Le guide du rédacteur, typographie"),
)

_AROUND: Final = 15
_NO_BREAK: Final = "\u00a0\u202f"
_LETTER: Final = r"[^\W\d_]"
_DIGITS: Final = "0123456789"


class _Slip(NamedTuple):
    """A way to set French wrong; the pattern matches what is wrong and nothing around it.

    A text without any of the signs holds no match: looking for them first is quicker.
    """

    signs: str
    pattern: re.Pattern[str]
    what: Words
    remedy: Words


_SLIPS: Final = (
    _Slip(
        "'",
        re.compile(rf"(?<={_LETTER})'(?=[«“{HIDDEN}]|{_LETTER})"),
        Words("straight apostrophe", "apostrophe droite"),
        Words("write `’`", "écrivez `’`"),
    ),
    _Slip(
        ";?!",
        re.compile(rf"(?<=[^\s|])[ \n{_NO_BREAK}]{{1,3}}[;?!](?=[\s»”){HIDDEN}]|$)"),
        Words("a space before the sign", "une espace devant le signe"),
        Words(
            "write `;`, `?` and `!` right after the word",
            "écrivez `;`, `?` et `!` tout contre le mot",
        ),
    ),
    _Slip(
        ":",
        re.compile(rf"(?<=[^\s|:;])[ ]{{0,3}}:(?=[\s{HIDDEN}]|$)"),
        Words("no no-break space before the colon", "pas d’espace insécable devant le deux-points"),
        Words(
            "put a no-break space (U+00A0) before the colon",
            "mettez une espace insécable (U+00A0) devant le deux-points",
        ),
    ),
    _Slip(
        "«»",
        re.compile(rf"«[ ]?(?![{_NO_BREAK}&])|[ ]?(?<![{_NO_BREAK};])»"),
        Words("no no-break space inside « »", "pas d’espace insécable à l’intérieur de « »"),
        Words(
            "put a no-break space (U+00A0) after `«` and before `»`",
            "mettez une espace insécable (U+00A0) après `«` et devant `»`",
        ),
    ),
    _Slip(
        '"',
        re.compile(r"(?<!\d)\"(?:[^\"\n]{1,200}\")?"),
        Words("straight quotation marks", "guillemets droits"),
        Words(
            "write « … », with no-break spaces inside",
            "écrivez « … », avec des espaces insécables à l’intérieur",
        ),
    ),
    _Slip(
        _DIGITS,
        re.compile(r"(?<![\d.,/-])\d{1,3}(?: \d{3}){1,4}(?![ -]?\d)"),
        Words("an ordinary space within a number", "une espace ordinaire dans un nombre"),
        Words(
            "separate thousands with a no-break space (U+00A0)",
            "séparez les milliers par une espace insécable (U+00A0)",
        ),
    ),
    _Slip(
        _DIGITS,
        re.compile(
            r"(?<=\d) (?=(?:[kMG]?\$|°C|min|s|km|m|cm|mm|kg|g|[KMG]o)(?![\w’']))|(?<=\d) ?(?=[%$€])"
        ),
        Words("no no-break space before the unit", "pas d’espace insécable devant l’unité"),
        Words(
            "put a no-break space (U+00A0) between the number and the unit",
            "mettez une espace insécable (U+00A0) entre le nombre et l’unité",
        ),
    ),
    _Slip(
        "h",
        re.compile(
            r"(?<![\w,.:])\d{1,2}"
            rf"(?:[ ]?h[ {_NO_BREAK}]?\d{{2}}|[{_NO_BREAK}]h ?\d{{2}}|[ ]?h)(?![\w’'])"
        ),
        Words("a time without no-break spaces", "une heure sans espaces insécables"),
        Words(
            "write 16 h 30, with no-break spaces",
            "écrivez 16 h 30, avec des espaces insécables",
        ),
    ),
)


def check(page: Page, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each slip in the prose of a French page; code, addresses and ids are not prose."""
    if page.language is not Language.FR:
        return
    for stretch in stretches(page):
        for slip in _SLIPS:
            if not any(sign in stretch.masked for sign in slip.signs):
                continue
            for match in slip.pattern.finditer(stretch.masked):
                start, end = match.span()
                yield RULE.at(
                    stretch.place(start, end - start),
                    slip=slip.what,
                    written=_around(stretch.text, start, end),
                    remedy=slip.remedy,
                )


def _around(text: str, start: int, end: int) -> str:
    """What is written there, with the rest of the words it touches."""
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    return before.split(" ")[-1] + text[start:end] + after.split(" ")[0]
