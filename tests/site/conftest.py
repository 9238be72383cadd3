"""The built sites, for tests of HTML."""

from __future__ import annotations

from tests.site.fixtures import hostile_site, own_site, small_site

__all__ = ["hostile_site", "own_site", "small_site"]
