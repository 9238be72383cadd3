"""What `playbook intake list` and `show` say where nothing is listed, in English and French."""

from __future__ import annotations

from typing import Final

from playbook.model.finding import Words

NO_SUGGESTION: Final = Words("no open suggestion", "aucune suggestion ouverte")
NONE_MATCHES: Final = Words(
    "none of the open suggestions ({count}) matches",
    "aucune des suggestions ouvertes ({count}) ne correspond",
)
WORDS_ALONE: Final = Words("words alone", "des mots seulement")
