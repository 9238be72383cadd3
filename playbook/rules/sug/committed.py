"""Which steps of a record of the ledger were ever committed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Filed

# A step's own key: what people wrote stands further in.
_DIGEST: Final = re.compile(r"^ {2,4}digest: \"?([0-9a-f]{64})\"?$", re.MULTILINE)
_STEPS: Final = "\nsteps:\n"


def committed(filed: Filed) -> Iterator[tuple[str, ...]]:
    """The digests of the steps that a record held in each of its commits, oldest first.

    Nothing where git tells nothing of the past.
    """
    line = filed.history.ledger() or {}
    for blob in reversed(line.get(filed.document.path, ())):
        text = filed.history.text(blob) if blob else None
        _, _, steps = (text or "").partition(_STEPS)
        yield tuple(_DIGEST.findall(steps))
