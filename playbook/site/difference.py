"""A difference as HTML: what changed in sight, what did not folded away, metadata apart.

Invariant: it is escaped text between marks of our own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from playbook.model.text import visible
from playbook.site.diff import Block, diff
from playbook.site.escape import SafeHtml, safe
from playbook.site.legible import Part, Say, legible
from playbook.site.words import SiteWords

# The lines of metadata at the start of a page, with those that mark both ends.
_METADATA: Final = re.compile(r"---[ \t]*\n(?:[^\n]*\n)*?---[ \t]*(?:\n|$)(?:[ \t]*\n)*")
# Unchanged blocks that stay in sight on either side of a change.
_CONTEXT: Final = 1
# The element of what came or went, and what is said before and after it.
_HEARD: Final = {
    "inserted": (SafeHtml("ins"), "idea_change_inserted", "idea_change_inserted_end"),
    "deleted": (SafeHtml("del"), "idea_change_deleted", "idea_change_deleted_end"),
}


@dataclass(frozen=True)
class Compared:
    """A page before and after: its metadata field by field, its text block by block."""

    fields: tuple[tuple[Block, ...], ...]
    text: tuple[Block, ...]


def compared(before: str, after: str) -> Compared:
    """A page before and after a change, its metadata apart from its text."""
    old, new = _metadata_of(before), _metadata_of(after)
    fields = tuple(map(tuple, _fields(diff(old, new))))
    return Compared(fields, diff(before[len(old) :], after[len(new) :]))


def _metadata_of(text: str) -> str:
    found = _METADATA.match(text)
    return found.group() if found else ""


def _fields(lines: Iterable[Block]) -> Iterator[list[Block]]:
    """The lines of metadata by field: one that starts at the margin begins another."""
    field: list[Block] = []
    for line in lines:
        first = line.pieces[0].text
        if not line.changed and first.strip() in {"---", ""}:
            continue
        if field and not first.startswith((" ", "\t", "-", "\n")):
            yield field
            field = []
        field.append(line)
    if field:
        yield field


def difference(found: Compared, words: SiteWords, say: Say, *, whole: bool) -> SafeHtml:
    """Changed metadata, then the text; what is unchanged is folded away, or no more than counted.

    `say` tells what stands in place of markup that did not change.
    """
    writer = _Writer(words, say, whole=whole)
    return writer.metadata(found.fields) + writer.text(found.text)


@dataclass(frozen=True)
class _Writer:
    words: SiteWords
    say: Say
    whole: bool

    def metadata(self, fields: Sequence[Sequence[Block]]) -> SafeHtml:
        """What changed as a list, and what did not folded away."""
        changed = [field for field in fields if any(line.changed for line in field)]
        same = [field for field in fields if field not in changed]
        made = SafeHtml()
        if changed:
            made += _titled(self.words["idea_change_metadata_changed"])
            items = SafeHtml().join(map(self._field, changed))
            made += SafeHtml('<ul class="playbook-diff__fields">{}</ul>').format(items)
        if same and self.whole:
            inside = SafeHtml().join(self._line(line) for field in same for line in field)
            made += _fold(self.words["idea_change_metadata"], inside)
        return made

    def _field(self, lines: Sequence[Block]) -> SafeHtml:
        """A field of metadata, as its author writes it."""
        parts = [self._parts(_as_written(line)) for line in lines]
        return SafeHtml("<li>{}</li>").format(SafeHtml("\n").join(parts))

    def _line(self, line: Block) -> SafeHtml:
        return _block(self._parts(_as_written(line)), changed=line.changed)

    def text(self, blocks: Iterable[Block]) -> SafeHtml:
        """Changed blocks in sight; of those between, the nearest, and the others folded."""
        parts: list[SafeHtml] = []
        runs = [(changed, list(run)) for changed, run in groupby(blocks, lambda one: one.changed)]
        for number, (changed, run) in enumerate(runs):
            if changed:
                parts += map(self._block, run)
                continue
            before = _CONTEXT if number else 0
            after = _CONTEXT if number + 1 < len(runs) else 0
            folded = run[before : len(run) - after] if len(run) > before + after else []
            parts += map(self._block, run[:before]) if folded else []
            parts += [self._folded(folded)] if folded else []
            near = run[len(run) - after :] if folded else run
            parts += map(self._block, near)
        return SafeHtml().join(parts)

    def _folded(self, blocks: Sequence[Block]) -> SafeHtml:
        """Unchanged blocks, folded away; or no more than their number."""
        count = self.words.text("idea_change_unchanged", count=self.words.number(len(blocks)))
        if not self.whole:
            return _titled(safe(count))
        return _fold(safe(count), SafeHtml().join(map(self._block, blocks)))

    def _block(self, block: Block) -> SafeHtml:
        parts = legible(block.pieces, self.say)
        return _block(self._parts(parts), changed=block.changed)

    def _parts(self, parts: Sequence[Part]) -> SafeHtml:
        """What is in sight of a block, without the line ends after it."""
        shown = list(parts)
        if shown:
            stripped = shown[-1].text.rstrip("\n")
            if stripped or shown[-1].kind == "same":
                shown[-1] = shown[-1]._replace(text=stripped)
        return SafeHtml().join(map(self._part, shown))

    def _part(self, part: Part) -> SafeHtml:
        """A part; whoever hears one that came or went is told so, and where it ends."""
        form = SafeHtml("<strong>{}</strong>") if part.strong else SafeHtml("{}")
        text = form.format(visible(part.text))
        if part.kind == "same":
            return text
        tag, first, last = _HEARD[part.kind]
        heard = SafeHtml('<span class="playbook-said" lang="{}">{}</span>')
        lang = self.words.language.value
        return SafeHtml("<{}>{}{}{}</{}>").format(
            tag,
            heard.format(lang, f"{self.words.text(first)} "),
            text,
            heard.format(lang, f" {self.words.text(last)} "),
            tag,
        )


def _as_written(line: Block) -> tuple[Part, ...]:
    """A line of metadata: nothing in it is markup."""
    return tuple(Part(piece.kind, piece.text) for piece in line.pieces)


def _block(html: SafeHtml, *, changed: bool) -> SafeHtml:
    kind = " playbook-diff__changed" if changed else ""
    return SafeHtml('<div class="playbook-diff__block{}">{}</div>').format(kind, html)


def _titled(words: SafeHtml) -> SafeHtml:
    return SafeHtml('<p class="playbook-diff__folded">{}</p>').format(words)


def _fold(label: SafeHtml, inside: SafeHtml) -> SafeHtml:
    return SafeHtml("<details><summary>{}</summary>{}</details>").format(label, inside)
