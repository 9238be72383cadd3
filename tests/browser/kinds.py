"""One page of every kind that a built site has, found in what was built."""

from __future__ import annotations

from collections.abc import Iterator

from tests.site.building import Site

# Of these folders one page stands for all: they come out of one template and one module.
_ALIKE = ("codes", "gba")


def kinds(site: Site, language: str) -> dict[str, str]:
    """The address of a page of each kind, by the kind's name; generated pages are all kinds."""
    return {
        "home": f"{language}/",
        "missing": f"{language}/no/such/page",
        **dict(_found(site, language)),
    }


def _found(site: Site, language: str) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    root = site.root / language
    for file in sorted(root.rglob("index.html")):
        address = file.parent.relative_to(root).as_posix()
        folder, _, name = address.partition("/")
        kind = f"a page of {folder}" if _is_authored(site, language, address) else address
        if folder in _ALIKE and name:
            kind = f"a page of {folder}"
        if kind not in seen and address != ".":
            seen.add(kind)
            yield kind, f"{language}/{address}/"


def _is_authored(site: Site, language: str, address: str) -> bool:
    return (site.checkout.root / "docs" / language / f"{address}.md").is_file()
