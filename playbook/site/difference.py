"""A difference as HTML: what changed in sight, what did not folded away.

Invariant: it is escaped text between marks of our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from playbook.model.text import visible
from playbook.site.diff import Block, Piece
from playbook.site.escape import SafeHtml, safe
from playbook.site.words import SiteWords

# Unchanged blocks that stay in sight on either side of a change.
_CONTEXT: Final = 1
# The element of what came or went, and what is said before and after it.
_HEARD: Final = {
    "inserted": (SafeHtml("ins"), "idea_change_inserted", "idea_change_inserted_end"),
    "deleted": (SafeHtml("del"), "idea_change_deleted", "idea_change_deleted_end"),
}


def difference(blocks: Iterable[Block], words: SiteWords, *, whole: bool) -> SafeHtml:
    """Changed blocks in sight; of those between, the nearest, and the others folded or counted."""
    parts: list[SafeHtml] = []
    runs = [(changed, list(run)) for changed, run in groupby(blocks, lambda one: one.changed)]
    for number, (changed, run) in enumerate(runs):
        if changed:
            parts += [_block_html(block, words) for block in run]
            continue
        before = _CONTEXT if number else 0
        after = _CONTEXT if number + 1 < len(runs) else 0
        folded = run[before : len(run) - after] if len(run) > before + after else []
        parts += [_block_html(block, words) for block in run[:before]] if folded else []
        parts += [_folded(folded, words, whole=whole)] if folded else []
        near = run[len(run) - after :] if folded else run
        parts += [_block_html(block, words) for block in near]
    return SafeHtml().join(parts)


def _folded(blocks: Sequence[Block], words: SiteWords, *, whole: bool) -> SafeHtml:
    """Unchanged blocks, folded away; or no more than their number."""
    count = words.text("idea_change_unchanged", count=words.number(len(blocks)))
    if not whole:
        return SafeHtml('<p class="playbook-diff__folded">{}</p>').format(count)
    inside = SafeHtml().join(_block_html(block, words) for block in blocks)
    return SafeHtml("<details><summary>{}</summary>{}</details>").format(count, inside)


def _block_html(block: Block, words: SiteWords) -> SafeHtml:
    text = SafeHtml().join(_piece_html(piece, words) for piece in block.pieces)
    kind = " playbook-diff__changed" if block.changed else ""
    return SafeHtml('<div class="playbook-diff__block{}">{}</div>').format(kind, text)


def _piece_html(piece: Piece, words: SiteWords) -> SafeHtml:
    """A piece; of one that came or went, whoever hears the page is told so, and where it ends."""
    text = visible(piece.text.rstrip("\n") if piece.kind == "same" else piece.text)
    if piece.kind == "same":
        return safe(text)
    tag, first, last = _HEARD[piece.kind]
    heard = SafeHtml('<span class="playbook-said" lang="{}">{}</span>')
    lang = words.language.value
    return SafeHtml("<{}>{}{}{}</{}>").format(
        tag,
        heard.format(lang, f"{words.text(first)} "),
        text,
        heard.format(lang, f" {words.text(last)} "),
        tag,
    )
