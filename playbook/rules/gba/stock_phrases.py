"""Answers that say nothing, in English and in French."""

from __future__ import annotations

import re
from typing import Final

_STOCK: Final = frozenset(
    {
        "n/a",
        "na",
        "nil",
        "no",
        "none",
        "not applicable",
        "not relevant",
        "not required",
        "not needed",
        "does not apply",
        "this does not apply",
        "no impact",
        "no impacts",
        "no gender impact",
        "no impact on anyone",
        "no differential impact",
        "there is no impact",
        "there are no impacts",
        "no effect",
        "no issues",
        "no concerns",
        "no questions",
        "neutral",
        "gender neutral",
        "see above",
        "as above",
        "same as above",
        "nothing to report",
        "tbd",
        "to be determined",
        "to come",
        "s.o",
        # "s. o." falls into two clauses.
        "s",
        "o",
        "s/o",
        "so",
        "sans objet",
        "aucun",
        "aucune",
        "non",
        "néant",
        "non applicable",
        "ne s'applique pas",
        "cela ne s'applique pas",
        "non pertinent",
        "non requis",
        "aucun impact",
        "aucun impact sur quiconque",
        "aucun effet",
        "aucune incidence",
        "aucune répercussion",
        "aucune question",
        "pas d'impact",
        "sans impact",
        "sans incidence",
        "il n'y a aucun impact",
        "il n'y a pas d'impact",
        "neutre",
        "voir ci-dessus",
        "comme ci-dessus",
        "idem",
        "rien à signaler",
        "à déterminer",
        "à venir",
    }
)
_CLAUSE_END: Final = re.compile(r"[.;:!?,–—-]{1,3}(?:\s|$)")


def without_stock_phrases(text: str) -> str:
    """What a text says once clauses that would fit any page are taken away."""
    clauses = (" ".join(clause.split()) for clause in _CLAUSE_END.split(text))
    return " ".join(clause for clause in clauses if clause and not _is_stock(clause))


def says_nothing(text: str) -> bool:
    """Whether a text holds nothing but stock phrases."""
    return not without_stock_phrases(text)


def _is_stock(clause: str) -> bool:
    return clause.casefold().replace("’", "'").strip(" .()*-–—") in _STOCK | {""}
