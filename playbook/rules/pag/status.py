"""What the status of a page means for other pages."""

from __future__ import annotations

from typing import Final

RETIRED: Final = frozenset({"deprecated", "archived"})
