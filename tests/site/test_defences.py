"""Each defence holds something back: where it is taken away, something is found alive.

Without this, a test that finds nothing could be one that can't find anything.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from markdown.util import Registry
from markupsafe import Markup

from playbook.engine.build import build_language
from playbook.model.text import Language
from playbook.site import allow_list, escape
from tests.checkouts import Checkout
from tests.site.building import Site, tree
from tests.site.danger import Theme, dangers
from tests.site.hostile import make_hostile

pytestmark = pytest.mark.long

SOME: Final = (
    "script", "img", "quote", "quote-close", "javascript", "javascript-entity", "link-text",
    "attributes", "attributes-href", "clobber-id", "bidi-entity", "fence-data", "fence-title-html",
)  # fmt: skip
# A partial of Material's that the playbook does not replace.
RAW: Final = "{{ playbook.index.reference.policy.value.name.en }}"


@pytest.fixture(scope="module")
def theme(small_site: Site) -> Theme:
    return Theme.of(small_site)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """The hostile edition with a few of the attacks."""
    return make_hostile(tmp_path_factory.mktemp("hostile") / "checkout", SOME)


def found(
    checkout: Checkout, target: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """What is alive on the English site, built here and now."""
    monkeypatch.setenv("PLAYBOOK_LANGUAGE", "en")
    built = build_language(checkout.root / "mkdocs.yml", Language.EN, target / "en")
    assert built.trouble is None
    site = Site(target, checkout)
    return [
        danger
        for path in site.html()
        for danger in dangers(tree(path.read_bytes()), path.relative_to(target).as_posix(), theme)
    ]


def the_allow_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allow_list.AllowList, "run", lambda _self, _root: None)


def raw_html_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Registry, "deregister", lambda _self, _name, **_: None)


def escaping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(escape, "escape", Markup)


def tame_fences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allow_list, "_tamed", lambda formatter: formatter)


def hidden_characters_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allow_list.NoHiddenCharacters, "run", lambda _self, text: text)


def test_with_every_defence_nothing_is_alive(
    hostile: Checkout, tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(hostile, tmp_path, theme, monkeypatch) == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("without", "alive"),
    [
        (the_allow_list, {"onclick=canary(1)", "href=javascript:canary(1)"}),
        (raw_html_off, {"a script of its own: <script>canary(1)"}),
        (escaping, {"img onerror=canary(1)"}),
        (tame_fences, {"onmouseover=canary(1)"}),
        (hidden_characters_shown, {"a hidden character"}),
    ],
)
def test_without_a_defence_something_is_alive(
    hostile: Checkout,
    tmp_path: Path,
    theme: Theme,
    monkeypatch: pytest.MonkeyPatch,
    without: Callable[[pytest.MonkeyPatch], None],
    alive: set[str],
) -> None:
    without(monkeypatch)
    told = "\n".join(found(hostile, tmp_path, theme, monkeypatch))
    assert {one for one in alive if one not in told} == set()


def test_a_template_that_prints_a_value_as_it_is_is_found(
    tmp_path: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout = make_hostile(tmp_path / "checkout", SOME[:1])
    checkout.replace("mkdocs.yml", "  name: material\n", "  name: material\n  custom_dir: own\n")
    checkout.write("own/partials/logo.html", RAW)
    alive = found(checkout, tmp_path / "site", theme, monkeypatch)
    assert any("a script of its own: <script>canary(1)" in one for one in alive)
