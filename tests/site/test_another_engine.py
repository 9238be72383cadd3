"""Another engine builds the staged trees: what differs is told, and stops nobody.

Zensical reads a MkDocs configuration and renders with Python-Markdown, but runs no hook and no
plugin of anybody's. Its pages and links are compared with those of the site that MkDocs builds of
the same edition. A difference is advice about a way out, not a fault of this site: it is shown in
the summary of the tests as an expected failure.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.site.building import LANGUAGES, Site, elements, tree
from tests.site.staging import stage

# Explanations of terms are links that this package adds while MkDocs renders a page; the home page
# has buttons of the theme's.
LEFT_TO_THE_ENGINE = frozenset({"browse/glossary/", "browse/a-to-z/"})
HOST = "site"
Links = dict[str, set[str]]


@pytest.fixture(scope="module")
def built_by_another(own_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with both languages, built by Zensical from the staged trees."""
    folder = tmp_path_factory.mktemp("another") / "staged"
    stage(own_site.checkout, folder)
    for language in LANGUAGES:
        finished = _zensical("build", "--config-file", f"mkdocs-{language}.yml", cwd=folder)
        if finished.returncode or not (folder / "site" / language / "index.html").is_file():
            pytest.xfail(f"Zensical built nothing: {finished.stdout}{finished.stderr}")
    return folder / "site"


def _zensical(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(Path(sys.executable).with_name("zensical")), *arguments],
        cwd=cwd,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def _links(site: Path) -> Links:
    """The pages that each page's own part leads to."""
    return {
        address: set(_targets(address, file.read_bytes())) - {address}
        for address, file in _pages(site)
    }


def _pages(site: Path) -> Iterator[tuple[str, Path]]:
    for file in sorted(site.rglob("index.html")):
        yield file.relative_to(site).as_posix().removesuffix("index.html"), file


def _targets(address: str, html: bytes) -> Iterator[str]:
    for link in elements(tree(html), "//article//a[@href]"):
        parts = urlsplit(urljoin(f"http://{HOST}/{address}", str(link.get("href"))))
        if parts.netloc == HOST:
            yield unquote(parts.path).lstrip("/").removesuffix("index.html")


def _differences(own: Links, other: Links) -> Iterator[str]:
    for page in sorted(own.keys() ^ other.keys()):
        yield f"only {'MkDocs' if page in own else 'Zensical'} has {page}"
    for page in sorted(own.keys() & other.keys()):
        for target in sorted(own[page] ^ other[page]):
            if target not in LEFT_TO_THE_ENGINE:
                who = "MkDocs" if target in own[page] else "Zensical"
                yield f"{page}: only {who} leads to {target}"


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_another_engine_makes_the_same_pages_and_links(
    own_site: Site, built_by_another: Path, language: str
) -> None:
    own, other = _links(own_site.root / language), _links(built_by_another / language)
    assert len(own) > 20
    assert sum(map(len, own.values())) > 100
    found = list(_differences(own, other))
    if found:
        pytest.xfail(f"{len(found)} differences; first of them: {'; '.join(found[:20])}")


def test_a_difference_is_told() -> None:
    own = {"a/": {"b/", "browse/glossary/"}, "b/": set()}
    assert list(_differences(own, {"a/": {"c/"}, "d/": set()})) == [
        "only MkDocs has b/",
        "only Zensical has d/",
        "a/: only MkDocs leads to b/",
        "a/: only Zensical leads to c/",
    ]
