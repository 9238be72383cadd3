"""How far a coded guideline is put into practice: a page for each, what is missing first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from playbook.model.document import Page
from playbook.model.page import GuidelinePage
from playbook.model.reference import Guideline, GuidelineEntry
from playbook.site.coverage import Covered, covered
from playbook.site.generated import GeneratedPage
from playbook.site.navigation import LISTED, guideline_path
from playbook.site.writer import Writer


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """One page for each guideline, by code."""
    about = {
        page.meta.code: page
        for page in w.index.pages(w.language)
        if isinstance(page.meta, GuidelinePage) and page.meta.status in LISTED
    }
    for _, document in sorted(w.reference.guidelines.items()):
        guideline = document.value
        title = f"{guideline.code}{w.words.colon} {guideline.title.in_(w.language)}"
        yield GeneratedPage(
            guideline_path(guideline.code),
            title,
            w.words.text("guideline_coverage_description", code=guideline.code),
            _lines(w, guideline, about.get(guideline.code)),
            group="boards",
            dated=True,
        )


def _lines(w: Writer, guideline: Guideline, about: Page | None) -> Iterator[str]:
    yield from _facts(w, guideline, about)
    if not guideline.items:
        yield f"\n{w.word('no_guideline_items')}"
        return
    items = covered(w.index, w.language, guideline)
    missing = [one for one in items if not one.pages]
    done = [one for one in items if one.pages]
    yield from w.section("guideline_counts", _counts(w, items))
    yield from w.section("items_missing", w.or_empty("no_items_missing", _missing(w, missing)))
    yield from w.section("items_done", w.or_empty("no_items_done", _done(w, done)))


def _facts(w: Writer, guideline: Guideline, about: Page | None) -> Iterator[str]:
    """What the guideline is, and where it comes from."""
    source = w.reference.sources.value.by_id.get(guideline.source)
    told = w.say(source.title) if source else w.plain(guideline.source)
    yield f"{w.word(f'coverage_{guideline.coverage}')}\n"
    yield f"- {w.pair(w.word('source'), told)} [@{guideline.source}]"
    yield f"- {w.pair(w.word('guideline_type'), w.plain(guideline.type))}"
    yield f"- {w.pair(w.word('guideline_weight'), str(guideline.weight))}"
    if about:
        yield f"- {w.pair(w.word('guideline_page'), w.page(about))}"


def _counts(w: Writer, items: Sequence[Covered]) -> Iterator[str]:
    rows = []
    for kind in ("structure", "mechanism"):
        members = [one for one in items if one.item.kind == kind]
        rows.append((w.row_head(w.word(f"items_{kind}")), *_count(members)))
    rows.append((w.row_head(w.word("items_all")), *_count(items)))
    yield from w.table(("items_of_kind", "items_done", "items_missing"), rows)


def _count(items: Sequence[Covered]) -> tuple[str, str]:
    done = sum(bool(one.pages) for one in items)
    return str(done), str(len(items) - done)


def _missing(w: Writer, items: Iterable[Covered]) -> Iterator[str]:
    rows = ((*_cells(w, one.item), _reason(w, one.item)) for one in items)
    yield from w.table(("item", "item_asks", "item_why_not"), rows)


def _reason(w: Writer, item: GuidelineEntry) -> str:
    """Why no page puts an item into practice, and since when that is said."""
    if item.not_implemented is None:
        return w.word("item_no_reason")
    return f"{w.say(item.not_implemented.reason)} ({w.date(item.not_implemented.on)})"


def _done(w: Writer, items: Iterable[Covered]) -> Iterator[str]:
    rows = ((*_cells(w, one.item), ", ".join(w.page(page) for page in one.pages)) for one in items)
    yield from w.table(("item", "item_asks", "item_pages"), rows)


def _cells(w: Writer, item: GuidelineEntry) -> tuple[str, str]:
    """The item and its kind as the head of its row, and what it asks."""
    head = f"{w.plain(item.id)} ({w.word(f'item_{item.kind}')})"
    return w.row_head(head), w.say(item.summary)
