"""How a page was made: its dates, who looked at it, what proves it, what it was translated from.

A fact that is not recorded makes no row.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.finding import Words
from playbook.model.history import History
from playbook.model.page import Practice, Review, Translation
from playbook.model.reference import GuidelineEntry
from playbook.rules.lng.lng004_translation_behind import behind_original
from playbook.rules.lng.lng013_original_behind import ahead_of_original
from playbook.site.escape import safe
from playbook.site.frame.values import Piece, Row, Shape, on, to_file, to_page, told
from playbook.site.navigation import guideline_path
from playbook.site.publication import Publication
from playbook.site.words import SiteWords

_SHAPES: Final[dict[str, Shape]] = {
    "reviews": "list",
    "made_evidence": "list",
    "made_translation": "list",
    "made_guidelines": "list",
    "made_licence": "wide",
}


def made_rows(page: Page, publication: Publication, words: SiteWords) -> tuple[Row, ...]:
    """The rows of the panel, oldest fact first."""
    meta, index = page.meta, publication.index
    licence = index.reference.policy.value.licence.in_(words.language)
    reviews = sorted(meta.reviews, key=lambda review: review.on)
    told_of: dict[str, tuple[Piece, ...]] = {
        "made_created": (on(meta.date_created, words),),
        "made_modified": (on(meta.date_modified, words),),
        "made_introduced": (told(meta.introduced),),
        "reviews": tuple(_review(one, index, words) for one in reviews),
        "made_evidence": tuple(_evidence(page, index)),
        "made_translation": tuple(_translation(page, index, publication.history, words)),
        "made_guidelines": tuple(_item(one, index, words) for one in meta.implements),
        "made_licence": (told(licence),),
    }
    return tuple(
        Row(words[key], pieces, _SHAPES.get(key, "short"))
        for key, pieces in told_of.items()
        if pieces
    )


def _review(review: Review, index: Index, words: SiteWords) -> Piece:
    """`Experts: accepted by the director, October 2, 2026`; a role, never a person."""
    role = index.reference.owners.value.label(review.role, words.language)
    kind, outcome = words.text(f"review_{review.kind}"), words.text(f"review_{review.outcome}")
    return told(f"{kind}{words.colon} {outcome} ({role}, {words.date(review.on)})")


def _evidence(page: Page, index: Index) -> Iterator[Piece]:
    """Each case and report that proves a practice."""
    evidence = page.meta.evidence if isinstance(page.meta, Practice) else ()
    for one in evidence:
        if one.case:
            case = index.page(one.case, page.language)
            yield to_page(case) if case else told(one.case)
        if one.report:
            yield told(one.report)


def _translation(page: Page, index: Index, history: History, words: SiteWords) -> Iterator[Piece]:
    """What a translation is worth today, or that the other language was made from this text.

    Where the page it was made from is not there, only that a machine wrote it.
    """
    twin, translation = index.page(page.id, page.language.other), page.meta.translation
    if translation and (twin or translation.status == "machine_draft"):
        yield _translated(translation, index, words)
        source = translation.source
        behind = behind_original(source, twin, history) if source and twin else None
        yield from _extent(behind, words)
    elif twin and twin.meta.translation:
        yield Piece(words["made_original"])
        yield from _extent(ahead_of_original(twin, page, history), words)


def _extent(extent: Words | None, words: SiteWords) -> Iterator[Piece]:
    if extent:
        text = extent.in_(words.language)
        yield told(text[:1].upper() + text[1:])


def _translated(translation: Translation, index: Index, words: SiteWords) -> Piece:
    text = words.text(f"translation_{translation.status}")
    if translation.reviewed_by:
        role = index.reference.owners.value.label(translation.reviewed_by, words.language)
        text = f"{text} ({role})"
    return told(text)


def _item(item: str, index: Index, words: SiteWords) -> Piece:
    """A guideline item with what it asks for, and the page that shows how it is met."""
    code = item.rpartition("-")[0]
    guideline = index.reference.guidelines.get(code)
    entries = guideline.value.items if guideline else ()
    found: GuidelineEntry | None = next((one for one in entries if one.id == item), None)
    if found is None:
        return Piece(safe(item))
    text = f"{item}{words.colon} {found.summary.in_(words.language)}"
    return to_file(guideline_path(code), text)
