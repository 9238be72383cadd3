"""Chromium, and the repository's own edition served below a path, as a department would."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.search.sites import BELOW, served
from tests.site.building import Site
from tests.site.fixtures import own_site

__all__ = ["own_site"]


@pytest.fixture(scope="session")
def base(own_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the folder that the playbook stands in."""
    folder = tmp_path_factory.mktemp("served")
    (folder / BELOW).symlink_to(own_site.root)
    with served(folder) as address:
        yield f"{address}{BELOW}/"
