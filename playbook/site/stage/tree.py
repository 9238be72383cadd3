"""Every text of one language's tree: pages, and the files for machines beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from playbook.metadata.writing import quoted
from playbook.site.escape import SafeHtml, markdown_text
from playbook.site.frame import without_change
from playbook.site.ideas import CHANGE
from playbook.site.plan import SitePage, SitePlan
from playbook.site.stage.around import Around
from playbook.site.stage.conversion import converted
from playbook.site.stage.proof import proved

_CHANGE: Final = re.compile(rf"^## [^\n]* \{{#{CHANGE}\}}\n+", re.MULTILINE)
# Engines print a title without escaping it; what only a reader would miss, they get as it is.
_OPENS_OR_CLOSES: Final = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&quot;"})


def staged_tree(plan: SitePlan) -> Iterator[tuple[str, str]]:
    """Each text with its path within the language's tree."""
    for path in plan.paths:
        yield path, _page(plan, path, plan.page(path))
    for path, file in plan.files.items():
        yield path, file.content


def _page(plan: SitePlan, path: str, page: SitePage) -> str:
    """A page: what machines need of its metadata, its frame, its text, its sources."""
    page = _without_change(page) if page.assessment else page
    around = Around(page.frame, path, plan.words, plan.as_of)
    above = [*_title(page), *(_of_edition(plan) if path == "index.md" else ()), *around.above()]
    text, sources = converted(page.markdown, path, plan.references)
    blocks = [
        block
        for part in (above, [proved(text)], around.below(), sources)
        for block in part
        if block
    ]
    return f"{_front_matter(page)}\n" + "\n\n".join(blocks) + "\n"


def _without_change(page: SitePage) -> SitePage:
    """The page of a suggestion without what it changes, which no tree shows, and its heading."""
    markdown = _CHANGE.sub("", page.markdown)
    return replace(page, markdown=markdown, frame=without_change(page.frame))


def _title(page: SitePage) -> Iterator[str]:
    yield f"# {markdown_text(page.frame.title.unescape())}"
    yield markdown_text(page.frame.description.unescape())


def _of_edition(plan: SitePlan) -> Iterator[str]:
    """What the home page says of the edition."""
    yield markdown_text(plan.edition.unescape())
    yield markdown_text(plan.notice.unescape())


def _front_matter(page: SitePage) -> str:
    values = {"title": page.frame.title, "description": page.frame.description}
    lines = (f"{key}: {quoted(_as_engines_print(value))}" for key, value in values.items())
    return "\n".join(["---", *lines, "---", ""])


def _as_engines_print(words: SafeHtml) -> str:
    return words.unescape().translate(_OPENS_OR_CLOSES)
