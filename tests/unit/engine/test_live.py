"""What a playbook that is served answers, asked without a server."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from playbook.engine.live import LivePlaybook, News
from playbook.site.plan import SitePlan
from tests.checkouts import Checkout
from tests.unit.site.editions import planned

WELCOME = "docs/en/start/welcome.md"


@pytest.fixture
def live(checkout: Checkout, tmp_path: Path) -> Iterator[LivePlaybook]:
    playbook = LivePlaybook(checkout.root, tmp_path, pytest.fail)
    assert len(list(playbook.refresh())) == 1
    yield playbook
    playbook.stop()


@pytest.mark.parametrize(
    "path",
    [
        "/en/../../docs/records/policy.yml",
        "/en/%2e%2e/mkdocs.yml",
        "/en/pagefind/../../../mkdocs.yml",
        "/../etc/passwd",
        "//etc/passwd",
        "/en//etc/passwd",
        "/de/",
        "/en/docs/en/start/welcome.md",
        "/en/start/welcome.md",
        "/en/assets/../../mkdocs.yml",
        "/en/assets",
        "/en/\x00",
        "/fr/main.html",
        "/fr/partials/content.html",
    ],
)
def test_nothing_is_answered_but_the_addresses_of_the_site(live: LivePlaybook, path: str) -> None:
    answer = live.answer(path)
    assert answer.status == HTTPStatus.NOT_FOUND
    assert b"<h1" in answer.body


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/en", "/en/"),
        ("/en/start/welcome", "/en/start/welcome/"),
        ("/en/start/../methods/talk", "/en/methods/talk/"),
    ],
)
def test_a_folder_is_asked_for_with_its_slash(live: LivePlaybook, path: str, location: str) -> None:
    answer = live.answer(path)
    assert (answer.status, answer.location) == (HTTPStatus.FOUND, location)
    assert live.answer(location).status == HTTPStatus.OK


def test_the_parts_of_an_address_that_lead_back_are_taken_out(live: LivePlaybook) -> None:
    page = live.answer("/en/start/welcome/").body
    for path in (
        "/en/./start/welcome/",
        "/en/methods/../start/welcome/.",
        "/en/start/welcome/index.html",
    ):
        assert live.answer(path).body == page


def test_a_mended_file_is_shown_although_another_can_not_be_read(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    playbook = LivePlaybook(checkout.root, tmp_path, told.append)
    list(playbook.refresh())
    checkout.write(WELCOME, checkout.read(WELCOME) + "\nNewer words.\n")
    real = Path.open

    def refusing(path: Path, mode: str = "r") -> object:
        if path.name == "welcome.md":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, mode)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refusing)
        playbook.saved()
        assert list(playbook.refresh()) == []
    assert "Permission denied" in told[0]
    assert b"Newer words." not in playbook.answer("/en/start/welcome/").body
    playbook.saved()
    news: list[News] = list(playbook.refresh())
    assert news[0].judged is not None
    assert b"Newer words." in playbook.answer("/en/start/welcome/").body
    playbook.stop()


def test_asking_for_one_page_writes_no_other() -> None:
    plan: SitePlan = planned()
    path = plan.generated[0].path
    assert {"methods/talk.md", path} <= set(plan.paths)
    assert plan.page(path).markdown
    assert plan.page("methods/talk.md").markdown
    written = [page.path for page in plan.generated if "markdown" in vars(page)]
    assert written == [path]
    assert plan.pages.keys() == set(plan.paths)
    with pytest.raises(KeyError):
        plan.page("methods/nothing.md")
