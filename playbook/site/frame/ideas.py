"""What is told of suggestions around a page: on the pages they touch, and on their own.

A suggestion that nobody has acknowledged is told by its id alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final
from urllib.parse import quote

from playbook.model.document import Page
from playbook.model.ledger import LedgerRecord
from playbook.model.queue import Overlap, Shown
from playbook.model.reference import ACKNOWLEDGE, DECIDE
from playbook.model.registers import Recommendations
from playbook.model.text import Language
from playbook.site.escape import SafeHtml, safe
from playbook.site.frame.values import Frame, OpenIdeas, Piece, Row, on, to_file, told
from playbook.site.ideas import (
    CHANGE,
    STAGNANT_DAYS,
    TRACKER,
    Standing,
    either,
    idea_path,
    recommendation_block,
    standing,
    stillness,
)
from playbook.site.navigation import source_path
from playbook.site.publication import Publication
from playbook.site.words import SiteWords

# Of more suggestions, blocks or pages, the first are named and the others counted; fewer above
# the text of a page, where they stand between its title and what it says.
_NAMED: Final = 20
_NAMED_ABOVE: Final = 5
_TO_CHANGE: Final = SafeHtml(f"#{CHANGE}")


def ideas_on_page(page: Page, publication: Publication, words: SiteWords) -> OpenIdeas:
    """The open suggestions that would change a page, and the blocks that several of them touch."""
    ids = publication.queue.touching.get(page.id, ())
    overlaps = publication.overlaps.get((page.id, page.language), ())
    if not ids:
        return OpenIdeas()
    many = _counted(words, "ideas_of_page_many", len(ids))
    sentence = words["ideas_of_page_one"] if len(ids) == 1 else many
    blocks = (_block_row(one, publication, words, here=page) for one in overlaps[:_NAMED_ABOVE])
    pieces, more = _first(ids, publication, words, _NAMED_ABOVE)
    return OpenIdeas(words["ideas_on_page"], (sentence,), pieces, more, tuple(blocks))


def ideas_beside(shown: Shown, publication: Publication, words: SiteWords) -> OpenIdeas:
    """What stands beside a suggestion: main as it is now, and other suggestions."""
    overlaps = publication.shared_blocks.get(shown.record.id, ())
    own = shown.record.id
    rows = [_block_row(one, publication, words, but=own) for one in overlaps[:_NAMED]]
    if shown.assessment:
        rows += _others("idea_same", shown.assessment.same, publication, words)
        rows += _others("idea_alike", shown.assessment.near, publication, words)
    return OpenIdeas(words["ideas_related"], blocks=tuple(rows))


def sentences(shown: Shown, words: SiteWords) -> tuple[SafeHtml, ...]:
    """What a reader has to know of a suggestion before reading it."""
    return tuple(_sentences(shown, words))


def _sentences(shown: Shown, words: SiteWords) -> Iterator[SafeHtml]:
    moved = shown.record.is_open and shown.moved
    if shown.record.is_open and shown.vanished:
        yield words["idea_vanished"]
    if shown.record.is_open and shown.taken_in:
        yield words["idea_taken_in"]
    if moved and shown.assessment:
        yield SafeHtml(" ").join((words["idea_head_moved"], words["idea_text_read"]))
    elif moved:
        yield words["idea_head_moved"]
    elif shown.assessment is None:
        yield words["idea_change_none"]
    if shown.assessment and shown.assessment.conflict:
        yield words["idea_conflict"]


def _others(
    key: str, ids: Sequence[str], publication: Publication, words: SiteWords
) -> Iterator[Row]:
    if read := [one for one in ids if one in publication.ideas]:
        pieces, more = _first(read, publication, words)
        yield Row(words[key], (*pieces, *([Piece(more)] if more else [])), "wide")


def _block_row(
    overlap: Overlap,
    publication: Publication,
    words: SiteWords,
    here: Page | None = None,
    but: str = "",
) -> Row:
    """A block that several suggestions touch, with each of them but one."""
    key = "idea_block_clash" if overlap.conflict else "idea_block_touched"
    sentence = _counted(words, key, overlap.count)
    read = [one for one in overlap.suggestions if one in publication.ideas]
    pieces, more = _first([one for one in read if one != but], publication, words)
    counted = [more] if more else []
    if waiting := overlap.count - len(read):
        counted.append(_counted(words, "idea_block_waiting", waiting))
    block = _block(overlap, publication, words, here)
    return Row(sentence, (block, *pieces, *map(Piece, counted)), "wide")


def _block(
    overlap: Overlap, publication: Publication, words: SiteWords, here: Page | None
) -> Piece:
    """A block by its heading: a link on its own page, elsewhere with the page's title."""
    page = here or publication.index.page(overlap.page, overlap.language)
    heading = _heading(overlap, page)
    title = page.meta.title if page else overlap.page
    lang = _lang(overlap.language, words)
    if heading is None:
        return Piece(safe(words.text("idea_block_other", page=title)))
    if here:
        return Piece(safe(heading), address=safe(f"#{overlap.block}"))
    text = words.text("idea_block", page=title, block=heading)
    if page is None:
        return Piece(safe(text), lang=lang)
    if page.language is not words.language:
        return Piece(safe(text), address=_elsewhere(page, overlap.block), lang=lang)
    return to_file(source_path(page), text, overlap.block)


def _elsewhere(page: Page, block: str) -> SafeHtml:
    """The address of a block in the other language's site, from the page of a suggestion."""
    return safe(quote(f"../../../{page.language.value}/{page.address}/") + f"#{quote(block)}")


def _heading(overlap: Overlap, page: Page | None) -> str | None:
    """The heading of a block in main: a block that main does not have is a stranger's word."""
    headings = page.body.headings if page else ()
    return next((one.text for one in headings if one.id == overlap.block), None)


def _first(
    ids: Sequence[str], publication: Publication, words: SiteWords, most: int = _NAMED
) -> tuple[tuple[Piece, ...], SafeHtml | None]:
    """The first of some suggestions, and how many are left."""
    left = len(ids) - most
    more = _counted(words, "idea_more", left) if left > 0 else None
    return tuple(_piece(one, publication, words) for one in ids[:most]), more


def _piece(suggestion: str, publication: Publication, words: SiteWords) -> Piece:
    """A link by its title to a suggestion that may be shown; the id of another."""
    shown = publication.ideas.get(suggestion)
    if shown is None:
        waits = suggestion in publication.waiting
        return told(words.text("idea_waits", id=suggestion) if waits else suggestion)
    link = to_file(idea_path(suggestion), shown.record.title)
    return Piece(link.words, link.path, lang=_lang(shown.record.language, words))


def _lang(language: Language, words: SiteWords) -> SafeHtml | None:
    return None if language is words.language else safe(language.value)


def _counted(words: SiteWords, key: str, count: int) -> SafeHtml:
    return safe(words.text(key, count=words.number(count)))


def title_language(shown: Shown, words: SiteWords) -> SafeHtml | None:
    """The language of a suggestion's title, where it is not the reader's."""
    return _lang(shown.record.language, words)


def idea_rows(shown: Shown, publication: Publication, words: SiteWords) -> tuple[Row, ...]:
    """What a suggestion is, at a glance."""
    record = shown.record
    rows = chain(
        [
            Row(words["idea_state"], (_state(shown, publication, words),)),
            Row(words["idea_kind"], (Piece(words[f"idea_kind_{record.kind}"]),)),
            Row(words["idea_door"], (Piece(words[f"idea_door_{record.door}"]),)),
            Row(words["idea_language"], (Piece(words[f"language_{record.language}"]),)),
        ],
        _change(shown, words),
        _days(record, words),
        _author(record, words),
        _theme(record, publication, words),
        _named_pages("idea_pages", record.pages, publication, words),
        _named_pages("idea_segments", record.segments, publication, words),
        _recommendation(record, publication, words),
        _standards(record, publication, words),
    )
    return tuple(rows)


def _change(shown: Shown, words: SiteWords) -> Iterator[Row]:
    """The way to what it would change, further down the page."""
    if shown.assessment and shown.assessment.pages:
        below = Piece(words["idea_change_see"], address=_TO_CHANGE)
        yield Row(words["idea_change"], (below,))


def without_change(frame: Frame) -> Frame:
    """The frame of a suggestion whose text is not shown: nothing leads to it."""
    kept = (row for row in frame.glance if row.pieces[0].address != _TO_CHANGE)
    return replace(frame, glance=tuple(kept))


def _state(shown: Shown, publication: Publication, words: SiteWords) -> Piece:
    if shown.record.is_open and shown.vanished:
        return Piece(words["idea_state_vanished"])
    state = words.text(f"idea_state_{shown.record.state}")
    if key := stillness(shown, publication.reference.as_of):
        return told(f"{state} ({words.text(key, days=str(STAGNANT_DAYS))})")
    return told(state)


def _days(record: LedgerRecord, words: SiteWords) -> Iterator[Row]:
    yield Row(words["idea_received_on"], (on(record.received_on, words),))
    if record.acknowledged_on:
        yield Row(words["idea_acknowledged_on"], (on(record.acknowledged_on, words),))
    if record.decision:
        yield Row(words["idea_decided_on"], (on(record.decision.on, words),))


def _author(record: LedgerRecord, words: SiteWords) -> Iterator[Row]:
    """A person's name, where that person agreed to be named."""
    if record.submitter.consent and record.submitter.name:
        yield Row(words["idea_author"], (told(record.submitter.name),))


def _theme(record: LedgerRecord, publication: Publication, words: SiteWords) -> Iterator[Row]:
    if record.theme:
        vocabulary = publication.reference.vocabulary.value
        label = vocabulary.label("themes", record.theme, words.language)
        yield Row(words["idea_theme"], (told(label),))


def _named_pages(
    key: str, ids: Iterable[str], publication: Publication, words: SiteWords
) -> Iterator[Row]:
    """Links to the pages of main that have these ids."""
    found = [page for one in ids if (page := either(publication.index, one, words.language))]
    pieces = [_page(page, words) for page in found[:_NAMED]]
    if len(found) > _NAMED:
        pieces.append(Piece(_counted(words, "idea_more", len(found) - _NAMED)))
    if pieces:
        yield Row(words[key], tuple(pieces), "wide")


def _page(page: Page, words: SiteWords) -> Piece:
    """A link to a page; the bare title of one that is there in the other language only."""
    if page.language is not words.language:
        return Piece(safe(page.meta.title), lang=_lang(page.language, words))
    return to_file(source_path(page), page.meta.title)


def _recommendation(
    record: LedgerRecord, publication: Publication, words: SiteWords
) -> Iterator[Row]:
    """The recommendation that it answers, in the words of the register."""
    listed = publication.register(Recommendations).recommendations
    found = next((one for one in listed if one.id == record.recommendation), None)
    if found:
        text = found.recommendation.in_(words.language)
        link = to_file(TRACKER, text, recommendation_block(found.id))
        yield Row(words["idea_recommendation"], (link,), "wide")


def _standards(record: LedgerRecord, publication: Publication, words: SiteWords) -> Iterator[Row]:
    """How it stands against the standards that have a number of working days."""
    standards, as_of = publication.reference.standards.value, publication.reference.as_of
    for key, standard in (
        ("idea_standard_acknowledge", ACKNOWLEDGE),
        ("idea_standard_decide", DECIDE),
    ):
        if found := standing(record, standard, standards, as_of):
            yield Row(words[key], (told(_stands(found, words)),), "wide")


def _stands(found: Standing, words: SiteWords) -> str:
    due = words.date(found.due)
    if found.taken is None:
        return words.text("idea_standard_due", date=due)
    key = "idea_standard_met" if found.met else "idea_standard_missed"
    return words.text(key, date=due, days=str(found.taken))
