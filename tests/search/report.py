"""How well the search answers what people type, beside Material's own: a table on standard output.

`python -m tests.search.report`; `--keep` writes the scores to `baseline.json`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from playbook.model.text import Language
from tests.browser.chromium import launched
from tests.search import baseline
from tests.search.measuring import Answer, Score, ask, scores, worker_of
from tests.search.queries import queries
from tests.search.sites import (
    BELOW,
    addresses,
    build_own,
    build_plain,
    material_worker,
    served,
)

Measured = Mapping[Language, Mapping[str, Score]]


def answers(
    browser: Browser, base: str, worker: Mapping[Language, str], index: str | None = None
) -> dict[Language, list[Answer]]:
    """What a search answers to every query, in both languages."""
    found = {}
    for language in Language:
        page = browser.new_page()
        page.goto(f"{base}{BELOW}/{language}/")
        found[language] = ask(page, worker[language], index, queries(language))
        page.close()
    return found


def scored(found: Mapping[Language, list[Answer]]) -> dict[Language, dict[str, Score]]:
    """The scores of answers, by language and tag."""
    return {language: scores(these, addresses(language)) for language, these in found.items()}


def own_answers(browser: Browser, folder: Path) -> dict[Language, list[Answer]]:
    """What the site's own search answers."""
    with served(build_own(folder)) as base:
        return answers(browser, base, {one: worker_of(one) for one in Language})


def _plain_answers(browser: Browser, folder: Path) -> dict[Language, list[Answer]]:
    site = build_plain(folder)
    workers = {language: material_worker(site, language) for language in Language}
    with served(site) as base:
        return answers(browser, base, workers, "search/search_index.json")


def table(own: Measured, plain: Measured) -> Iterator[str]:
    """The scores, a line a language and tag."""
    yield f"{'':24}{'the site':>30}{'Material':>30}"
    columns = f"{'MRR@10':>12}{'hit@10':>10}{'empty':>8}"
    yield f"{'language and tag':18}{'n':>6}{columns}{columns}"
    for language, tags in own.items():
        for tag, score in tags.items():
            other = plain[language][tag]
            figures = "".join(
                f"{one.mrr:12.3f}{one.hit:10.3f}{one.empty:8}" for one in (score, other)
            )
            yield f"{language} {tag:15}{score.queries:6}{figures}"


def _misses(found: Mapping[Language, list[Answer]]) -> Iterator[str]:
    for language, these in found.items():
        known = addresses(language)
        for answer in these:
            if answer.rank(known) != 1:
                place = answer.rank(known) or "-"
                yield f"{language} {place:>3} {answer.query.query}: {', '.join(answer.found[:3])}"


def main() -> None:
    """Measure both searches on the repository's own edition."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        browser = launched(playwright)
        found = own_answers(browser, Path(made))
        plain = _plain_answers(browser, Path(made))
        browser.close()
    own = scored(found)
    if "--keep" in sys.argv[1:]:
        baseline.keep(own)
    lines = [*table(own, scored(plain)), "", "Not first:", *_misses(found)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
