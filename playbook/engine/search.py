"""Writes the search of one language's site: a bundle that Pagefind makes and a browser reads.

Pagefind reads HTML: each page is written for it alone, out of the plan's values, every one
escaped; what readers see is not touched. Its program runs once, in a folder of its own, so that
no configuration file or variable of the checkout reaches it, and has ended when this returns.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from markupsafe import escape

from playbook.model.text import Language
from playbook.site.plan import SitePlan
from playbook.site.search import Part, SearchEntry, search_entries

FOLDER: Final = "pagefind"
# Signs that belong to a word: ACS+ is not ACS.
_SIGNS: Final = "+"
# French words that lose their last letter before a vowel; the word after them is its own.
_ELISION: Final = re.compile(
    r"\b((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)[’'])(?=\w)", re.IGNORECASE
)
# What a browser loads; the rest is search boxes that the site has no use for.
_LOADED: Final = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "index", "fragment")
_SECONDS: Final = 300


class SearchError(Exception):
    """The search of a site can't be built."""


def write_search(plan: SitePlan, folder: Path, pause: Callable[[], None] = lambda: None) -> None:
    """Write the search into the folder of a language's site, in place of the one that is there.

    `pause` is called after each page: it may wait, or raise to end. Raises SearchError, in a
    sentence, where Pagefind is missing or fails.
    """
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
    with TemporaryDirectory() as made:
        pages, bundle = Path(made, "pages"), Path(made, "bundle")
        for entry in search_entries(plan.writer, plan.generated):
            path = pages / entry.address / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_document(entry, plan.language), encoding="utf-8")
            pause()
        _run_pagefind(pages, bundle, plan.language)
        _copy(bundle, folder / FOLDER, plan.language)


def _run_pagefind(pages: Path, bundle: Path, language: Language) -> None:
    finished = subprocess.run(  # noqa: S603 - a fixed program and a list of arguments
        [
            str(_program()),
            "--site",
            str(pages),
            "--output-path",
            str(bundle),
            "--force-language",
            language.value,
            "--include-characters",
            _SIGNS,
            "--silent",
        ],
        cwd=pages.parent,
        env={},
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    if finished.returncode != 0:
        raise SearchError(f"pagefind: {finished.stderr.strip() or finished.returncode}")


def _program() -> Path:
    """The program that the package brings; none that happens to be on this machine."""
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415 - its absence is told in words

        return Path(get_executable())
    except (ImportError, FileNotFoundError) as error:
        message = (
            "the search can't be built: pagefind-bin is not installed. Run / lancez: "
            "pip install --require-hashes -r requirements/runtime.txt"
        )
        raise SearchError(message) from error


def _copy(bundle: Path, target: Path, language: Language) -> None:
    for pattern in (*_LOADED, f"wasm.{language.value}.pagefind"):
        for path in bundle.glob(pattern):
            if path.is_dir():
                shutil.copytree(path, target / path.name)
            else:
                target.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target / path.name)


def _document(entry: SearchEntry, language: Language) -> str:
    """A page as Pagefind reads it.

    The title of a secondary page is no `title`: the search gives a title more weight.
    """
    body = "".join(_body(entry, language))
    weight = ' data-pagefind-weight="0.3"' if entry.secondary else ""
    return (
        f'<!doctype html><html lang="{language}"><head>{"".join(_metadata(entry, language))}'
        f"</head><body{weight}>{body}</body></html>"
    )


def _metadata(entry: SearchEntry, language: Language) -> Iterator[str]:
    named: Iterable[tuple[str, str]] = (
        ("name" if entry.secondary else "title", entry.title),
        ("label", entry.label),
        ("aliases", ". ".join(entry.aliases)),
        ("keywords", ". ".join(entry.keywords)),
    )
    for name, text in named:
        if text:
            content = _indexed(text, language)
            yield f'<meta data-pagefind-meta="{name}[content]" content="{content}">'


def _body(entry: SearchEntry, language: Language) -> Iterator[str]:
    yield f"<p>{_indexed(entry.description, language)}</p>"
    for part in entry.parts:
        yield from _part(part, language)


def _part(part: Part, language: Language) -> Iterator[str]:
    if part.heading:
        yield f'<h2 id="{escape(part.id)}">{_indexed(part.heading, language)}</h2>'
    for text in part.paragraphs:
        yield f"<p>{_indexed(text, language)}</p>"


def _indexed(text: str, language: Language) -> str:
    """Text as it is indexed, escaped: `l’équité` is two words in French."""
    spaced = _ELISION.sub(r"\1 ", text) if language is Language.FR else text
    return str(escape(spaced))
