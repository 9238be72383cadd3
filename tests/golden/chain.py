"""Chains the steps of golden suggestions anew: `python -m tests.golden.chain SUG004 ...`.

A step may be written without `before` and `digest`. The cases of SUG013 are about broken chains
and stay as they are.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playbook.metadata.events import read_yaml
from playbook.metadata.limits import RECORD
from playbook.metadata.writing import written
from playbook.model.ledger import LedgerRecord
from tests.golden.cases import GOLDEN
from tests.ledger import NOWHERE, chain

ABOUT_CHAINS: Final = "SUG013"


def ledger_files() -> Iterator[Path]:
    """The suggestions of every case but those about broken chains."""
    for path in sorted(GOLDEN.glob("[A-Z]*/*/docs/records/suggestions/*.yml")):
        if path.relative_to(GOLDEN).parts[0] != ABOUT_CHAINS:
            yield path


def chained(text: str) -> str:
    """A suggestion as the commands write it, each step proving the one before."""
    value = read_yaml("ledger", text, RECORD).value
    assert isinstance(value, dict)
    steps = value["steps"]
    assert isinstance(steps, list)
    linked = [{"before": NOWHERE, "digest": NOWHERE, **step} for step in steps]  # type: ignore[dict-item]
    return written(chain(LedgerRecord.model_validate({**value, "steps": linked})))


def main(codes: list[str]) -> None:
    """Write the digests of these codes' cases, or of all."""
    for path in ledger_files():
        if not codes or path.relative_to(GOLDEN).parts[0] in codes:
            path.write_text(chained(path.read_text()))


if __name__ == "__main__":
    main(sys.argv[1:])
