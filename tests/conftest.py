"""Fixtures that many tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checkouts import Checkout, make_checkout


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout of the small edition, under git."""
    return make_checkout(tmp_path / "checkout")
