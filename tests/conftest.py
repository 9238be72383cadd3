"""Fixtures that many tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.browser.chromium import browser
from tests.checkouts import Checkout, make_checkout

__all__ = ["browser"]

# A busy machine breaks no test: nothing here is measured by the clock.
settings.register_profile("playbook", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("playbook")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long tests run with `scripts/test --all`; elsewhere they are told as deselected."""
    if "PLAYBOOK_FULL" in os.environ:
        return
    long = [item for item in items if item.get_closest_marker("long")]
    items[:] = [item for item in items if not item.get_closest_marker("long")]
    config.hook.pytest_deselected(items=long)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A checkout of the small edition, under git."""
    return make_checkout(tmp_path / "checkout")
