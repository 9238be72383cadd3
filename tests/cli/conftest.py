"""Fixtures of the commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checkouts import Checkout
from tests.desk import Desk


@pytest.fixture
def desk(checkout: Checkout, tmp_path: Path) -> Desk:
    """An editor's desk."""
    return Desk(checkout, tmp_path / "forge.git")
