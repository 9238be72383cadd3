"""What the search reached before: kept beside the queries, so that no change makes it worse."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from playbook.model.text import Language
from tests.search.measuring import Score

_FILE: Final = Path(__file__).with_name("baseline.json")
# Pages come and go; a query or two may change places without the search being worse.
TOLERANCE: Final = 0.015
FLOOR: Final = 0.97


def baseline() -> dict[Language, dict[str, float]]:
    """The mean of 1/place by language and tag."""
    kept = json.loads(_FILE.read_text(encoding="utf-8"))
    return {Language(language): tags for language, tags in kept.items()}


def keep(measured: Mapping[Language, Mapping[str, Score]]) -> None:
    """Keep these scores as those to hold."""
    kept = {
        language.value: {tag: score.mrr for tag, score in tags.items()}
        for language, tags in measured.items()
    }
    _FILE.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
