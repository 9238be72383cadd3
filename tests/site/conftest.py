"""The built sites, for tests of HTML."""

from __future__ import annotations

from tests.site.fixtures import (
    everything_site,
    hostile_site,
    ideas_site,
    own_site,
    small_site,
    varied_site,
)

__all__ = ["everything_site", "hostile_site", "ideas_site", "own_site", "small_site", "varied_site"]
