"""The small edition with pages in every state, a ledger and every register.

Its site knows its address and its forge.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from tests.checkouts import Checkout, make_checkout
from tests.golden_site.editions import FOLDER
from tests.site.building import LANGUAGES, POINT

FILLED: Final = FOLDER / "_filled"
VARIED_ADDRESS: Final = "https://intranet.example/guide/"
MARKUP: Final = (
    "*a* **b** `c` [d](e.md) <i>f</i> | g ~~h~~ [[talk]] [@x] &amp; # ! {{ j }} \\ _k_ ^l^ $m$"
)
# Double braces in a record are left to be filled in, and said so.
MARKUP_IN_RECORDS: Final = MARKUP.replace("{{ j }}", "j")
REGISTERS: Final = ("docs/records/registers", "docs/records/suggestions")
_STANDARDS: Final = "docs/records/standards.yml"
_POLICY: Final = "docs/records/policy.yml"
_LICENCE: Final = "licence: {en: CC BY 4.0 licence, fr: Licence CC BY 4.0}"


def make_varied(root: Path) -> Checkout:
    """A checkout of the varied edition."""
    checkout = make_checkout(root)
    checkout.replace(
        _POLICY,
        _LICENCE,
        f"{_LICENCE}\nsite_url: {VARIED_ADDRESS}\n"
        "links: {edit: 'https://forge.example/edit/{path}', history: '/log?f={path}'}",
    )
    (root / "docs/assets").mkdir()
    (root / "docs/assets/x.png").write_bytes(POINT)
    picture = "2] ![Picture](../../assets/x.png) [Open](../../assets/x.png)"
    for language in LANGUAGES:
        _write(checkout, language, "draft", "status: published", "status: draft")
        _write(checkout, language, "late", "2026-11-01", "2025-10-01")
        _write(checkout, language, "pictured", "2]", picture)
        note = "change_note: Shorter steps.\nmode: "
        checkout.replace(f"docs/{language}/methods/talk.md", "mode: ", note)
    _write(checkout, "en", "alone", "id: talk", "id: alone")
    _write_records(checkout)
    for path in REGISTERS:
        shutil.copytree(FILLED / path, root / path, dirs_exist_ok=True)
    shutil.copy(FILLED / _STANDARDS, root / _STANDARDS)
    checkout.commit("Write pages in every state")
    return checkout


def _write(checkout: Checkout, language: str, name: str, before: str, after: str) -> None:
    """A page as the one about talking, but for its id and this change."""
    page = checkout.read(f"docs/{language}/methods/talk.md")
    assert before in page
    changed = page.replace(before, after).replace("id: talk", f"id: {name}", 1)
    checkout.write(f"docs/{language}/methods/{name}.md", changed)


def _write_records(checkout: Checkout) -> None:
    """The record of the page that stands alone, and one with Markdown in its answers."""
    record = checkout.read("docs/records/gba/talk.yml")
    for name in ("alone", "pictured"):
        checkout.write(f"docs/records/gba/{name}.yml", record.replace("id: talk", f"id: {name}", 1))
    for before in (
        "en: All employees.",
        "fr: Tout le personnel.",
        "en: Anyone can be asked.",
        "en: Keep headings in order.",
        "en: Two employees did.",
        "en: The method was tried with people who use screen readers.",
    ):
        marked = f"{before[:2]}: '{MARKUP_IN_RECORDS}'"
        checkout.replace("docs/records/gba/pictured.yml", before, marked)
