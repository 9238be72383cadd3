"""Modes of entries: links of every kind, submodules, programs, and modes that no git writes."""

from __future__ import annotations

from typing import Final

from tests.hostile.suggestions.builder import CANARY, TALK, Case, Entry, Fate, File, Objects, talk

_ASSETS: Final = "docs/assets/"
_NEW: Final = f"docs/en/methods/{CANARY}.md"
_WORDS: Final = talk(CANARY)


def _link(name: str, target: str, path: str = _NEW) -> Case:
    files: dict[str | bytes, File] = {path: Entry("120000", target.encode())}
    return Case(name, Fate.REFUSED, ("TRE001",), files)


def _mode(name: str, mode: str, fate: Fate, *codes: str) -> Case:
    return Case(name, fate, codes, {TALK: Entry(mode, _WORDS)})


def _folder_that_is_a_file(objects: Objects) -> str:
    """The folder `docs/en/start` as an entry for a folder that names a file."""
    blob = objects.add("blob", CANARY.encode())
    return objects.commit(objects.on_main({}, {"docs/en/start": blob}))


def _file_that_is_a_folder(objects: Objects) -> str:
    tree = objects.tree(("100644", b"inside.md", objects.add("blob", CANARY.encode())))
    return objects.commit(objects.on_main({TALK: Entry("100644", id=tree)}))


CASES: Final = (
    _link("an absolute link", "/etc/passwd"),
    _link("a link up and out of the tree", "../../../../../../etc/passwd"),
    _link("a link to the configuration of git", "../../../.git/config", f"{_ASSETS}{CANARY}.png"),
    _link("a link to itself", f"{CANARY}.md"),
    _link("a link to a folder", "../../..", f"docs/en/{CANARY}"),
    _link("a link in the place of a page", "/proc/self/environ", TALK),
    _link("a link in the place of a folder", "/etc", "docs/en/start"),
    _link("a link that says nothing", ""),
    _link("a link of control characters", "\x1b]0;\x07\n", f"{_ASSETS}{CANARY}.pdf"),
    _link("a link outside the docs", "/etc/passwd", CANARY),
    Case(
        "a submodule in the docs", Fate.REFUSED, ("TRE002",),
        {f"docs/en/{CANARY}": Entry("160000", id="a" * 40)},
    ),
    Case(
        "a submodule in the place of a page", Fate.REFUSED, ("TRE002",),
        {TALK: Entry("160000", id="b" * 40)},
    ),
    _mode("a page that is a program", "100755", Fate.KEPT, "TRE006"),
    Case(
        "a program outside the docs", Fate.APART, ("SUG014",),
        {f"{CANARY}.sh": Entry("100755", b"#!/bin/sh\n")},
    ),
    _mode("a mode that lets a group write", "100664", Fate.KEPT),
    _mode("a mode of nothing but a nought", "0", Fate.NOT_FETCHED, "zeroPaddedFilemode"),
    _mode("a mode with a nought before it", "0100644", Fate.NOT_FETCHED, "zeroPaddedFilemode"),
    _mode("a mode that no system has", "177777", Fate.REFUSED, "TRE002"),
    _mode("a device", "60644", Fate.REFUSED, "TRE002"),
    Case(
        "a folder's entry that names a file", Fate.NOT_FETCHED, make=_folder_that_is_a_file
    ),
    Case(
        "a file's entry that names a folder", Fate.NOT_FETCHED, make=_file_that_is_a_folder
    ),
)  # fmt: skip
