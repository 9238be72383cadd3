"""Sites that many tests read; nobody changes them."""

from __future__ import annotations

import pytest

from tests.checkouts import ROOT, Checkout, make_checkout
from tests.site.building import Site, once
from tests.site.everything import make_everything
from tests.site.hostile import make_hostile
from tests.site.ideas import QUEUE_WITH_UNREAD, build_with
from tests.site.varied import make_varied


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small edition, built."""
    return once(tmp_path_factory, "small", make_checkout)


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The repository's own edition, built."""
    return once(tmp_path_factory, "own", lambda folder: make_checkout(folder, ROOT))


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """An edition with an attack in every field, built."""
    return once(tmp_path_factory, "hostile", make_hostile)


@pytest.fixture(scope="session")
def everything_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small edition with every kind of Markdown, built."""
    return once(tmp_path_factory, "everything", make_everything)


@pytest.fixture(scope="session")
def varied_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small edition with pages in every state, a ledger and registers, built."""
    return once(tmp_path_factory, "varied", make_varied)


@pytest.fixture(scope="session")
def ideas_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small edition with suggestions in every state, built."""

    def build(checkout: Checkout) -> None:
        build_with(checkout, QUEUE_WITH_UNREAD)

    return once(tmp_path_factory, "ideas", make_checkout, build)
