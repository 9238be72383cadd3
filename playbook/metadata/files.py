"""Which file of a checkout is what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pydantic import TypeAdapter

from playbook.metadata.binding import Binding
from playbook.metadata.limits import RECORD, REFERENCE, Limits
from playbook.model.gba import Checklist, GbaRecord, Programme
from playbook.model.glossary import Glossary
from playbook.model.ledger import LedgerRecord
from playbook.model.page import Metadata
from playbook.model.proposal import Proposal
from playbook.model.reference import (
    Facts,
    Guideline,
    Owners,
    Policy,
    Promise,
    Sources,
    Standards,
    Types,
    Vocabulary,
)
from playbook.model.registers import (
    Coverage,
    Lessons,
    Milestones,
    QualityChecks,
    Recommendations,
    Risks,
)
from playbook.model.text import Value

RECORDS: Final = "docs/records/"
LEDGER: Final = "docs/records/suggestions/"
PROGRAMME_PATH: Final = "docs/records/gba/_programme.yml"
PAGE: Final[Binding[Metadata]] = Binding(TypeAdapter(Metadata), tagged=True)
GBA_RECORD: Final = Binding(TypeAdapter(GbaRecord))
PROGRAMME: Final = Binding(TypeAdapter(Programme))
GUIDELINE: Final = Binding(TypeAdapter(Guideline))
LEDGER_RECORD: Final = Binding(TypeAdapter(LedgerRecord))
PROPOSAL: Final[Binding[Proposal]] = Binding(TypeAdapter(Proposal))
PROPOSAL_PATH: Final = "suggestion.yml"
# The lists that a suggestion may add to.
LISTS: Final = frozenset({f"{RECORDS}sources.yml", f"{RECORDS}registers/lessons.yml"})

# The records that every edition has, by their name in `Reference`.
REFERENCE_FILES: Final[dict[str, type[Value]]] = {
    "vocabulary": Vocabulary,
    "types": Types,
    "owners": Owners,
    "sources": Sources,
    "facts": Facts,
    "checklist": Checklist,
    "policy": Policy,
    "standards": Standards,
    "promise": Promise,
}
# Records beside those that an edition may do without.
OPTIONAL_FILES: Final[dict[str, type[Value]]] = {"glossary": Glossary}
REGISTER_FILES: Final[dict[str, type[Value]]] = {
    "recommendations": Recommendations,
    "milestones": Milestones,
    "lessons": Lessons,
    "risks": Risks,
    "quality_checks": QualityChecks,
    "coverage": Coverage,
}


@dataclass(frozen=True, slots=True)
class Kind:
    """How a YAML file is read."""

    name: str
    binding: Binding[Value]
    limits: Limits


LEDGER_KIND: Final = Kind("suggestions", LEDGER_RECORD, RECORD)
_FIXED: Final = {
    **{
        f"{RECORDS}{name}.yml": Kind(name, Binding(TypeAdapter(model)), REFERENCE)
        for name, model in (REFERENCE_FILES | OPTIONAL_FILES).items()
    },
    **{
        f"{RECORDS}registers/{name}.yml": Kind(name, Binding(TypeAdapter(model)), REFERENCE)
        for name, model in REGISTER_FILES.items()
    },
    PROGRAMME_PATH: Kind("programme", PROGRAMME, RECORD),
}


def kind_of(path: str) -> Kind | None:
    """How a file under `docs/records` is read; None for one that belongs to no kind."""
    if path in _FIXED:
        return _FIXED[path]
    folder, _, name = path.rpartition("/")
    if not name.endswith(".yml") or name.startswith("_"):
        return None
    if folder == f"{RECORDS}gba":
        return Kind("gba", GBA_RECORD, RECORD)
    if folder == f"{RECORDS}guidelines":
        return Kind("guidelines", GUIDELINE, RECORD)
    if folder == LEDGER.rstrip("/"):
        return LEDGER_KIND
    return None


def ledger_path(suggestion: str) -> str:
    """Where a suggestion's record lies in the checkout."""
    return f"{LEDGER}{suggestion}.yml"


def is_page(path: str) -> bool:
    """Whether a file is a page: Markdown in a language's tree."""
    return path.startswith(("docs/en/", "docs/fr/")) and path.endswith(".md")


def schemas() -> dict[str, dict[str, object]]:
    """Every JSON Schema, by the name its file gets."""
    named: dict[str, dict[str, object]] = {
        "page": PAGE.schema,
        "gba": GBA_RECORD.schema,
        "guideline": GUIDELINE.schema,
        "ledger": LEDGER_RECORD.schema,
        "suggestion": PROPOSAL.schema,
    }
    named.update({kind.name: kind.binding.schema for kind in _FIXED.values()})
    return dict(sorted(named.items()))
