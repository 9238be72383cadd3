"""Builds sites the way people do, as a process in a checkout, and reads what was built."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from tests.checkouts import Checkout

LANGUAGES: Final = ("en", "fr")
# A picture of one point.
POINT: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63680000"
    "008200815fb9b4640000000049454e44ae426082"
)


def environment(**given: str) -> dict[str, str]:
    """An environment in which nothing of the machine's own changes the result."""
    return {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1", **given}


def command(program: str, *arguments: str) -> list[str]:
    """The command line of `mkdocs` or `playbook` in this environment."""
    module = {"mkdocs": "mkdocs", "playbook": "playbook.cli.main"}[program]
    return [sys.executable, "-m", module, *arguments]


def run(
    checkout: Checkout, program: str, *arguments: str, **given: str
) -> subprocess.CompletedProcess[str]:
    """Run a program in a checkout until it ends."""
    return subprocess.run(
        command(program, *arguments),
        cwd=checkout.root,
        env=environment(**given),
        capture_output=True,
        text=True,
        check=False,
    )


def mkdocs(checkout: Checkout, language: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs ...` for a language."""
    return run(checkout, "mkdocs", *arguments, PLAYBOOK_LANGUAGE=language)


def playbook(checkout: Checkout, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`playbook ...`."""
    return run(checkout, "playbook", *arguments)


def tree(html: bytes | str) -> etree._Element:
    """HTML, parsed."""
    data = html.encode() if isinstance(html, str) else html
    return etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))


def elements(root: etree._Element, path: str) -> list[etree._Element]:
    """The elements that an XPath finds."""
    found = root.xpath(path)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, etree._Element)]  # noqa: SLF001 - lxml's type


def element(root: etree._Element, path: str) -> etree._Element:
    """The one element that an XPath finds."""
    (found,) = elements(root, path)
    return found


def words(root: etree._Element) -> str:
    """The text of an element, blanks as one."""
    return " ".join("".join(str(text) for text in root.itertext()).split())


def hrefs(root: etree._Element, path: str = "//a[@href]") -> list[str]:
    """The addresses of links."""
    return [str(one.get("href")) for one in elements(root, path)]


@dataclass(frozen=True)
class Site:
    """A built site: what stands above `en/` and `fr/`, and the checkout it came from."""

    root: Path
    checkout: Checkout

    def html(self) -> Iterator[Path]:
        """Every page's file."""
        yield from sorted(self.root.rglob("*.html"))

    def page(self, address: str) -> etree._Element:
        """A page, by its address: `en/methods/talk/`, `en/404.html`."""
        return tree(self.file(address).read_bytes())

    def file(self, address: str) -> Path:
        """The file that a server answers an address with."""
        return self.root / (f"{address}index.html" if address.endswith("/") else address)

    def article(self, address: str) -> etree._Element:
        """A page's own part."""
        return element(self.page(address), "//article")


def build(checkout: Checkout) -> Site:
    """`playbook build`, whatever it finds in the pages."""
    finished = playbook(checkout, "build")
    assert (checkout.root / "site" / "index.html").is_file(), finished.stderr
    return Site(checkout.root / "site", checkout)


def once(
    factory: pytest.TempPathFactory,
    name: str,
    make: Callable[[Path], Checkout],
    build: Callable[[Checkout], object] = build,
) -> Site:
    """A site that is built once in a run of the tests, whatever the number of workers."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not (folder / "site" / "index.html").is_file():
            build(make(folder))
    return Site(folder / "site", Checkout(folder))
