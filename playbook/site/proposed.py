"""What a suggestion would change in each page, as HTML: the difference, and both texts in full.

Invariants: a text comes out of the Markdown that pages of main come out of, or not at all; the
difference is escaped text between marks of our own; all of it together is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from markdown import Markdown
from markdown.extensions import Extension

from playbook.metadata.reading import read_page
from playbook.model.document import Page
from playbook.model.finding import Finding
from playbook.model.queue import Assessment, PageChange
from playbook.model.text import Language, visible
from playbook.site.difference import compared, difference
from playbook.site.embedded import Embedded, Tree
from playbook.site.escape import SafeHtml, safe
from playbook.site.frame.values import FullText, Proposed
from playbook.site.markdown import PlaybookMarkdown, References
from playbook.site.markup import Cut
from playbook.site.words import SiteWords

# A Markdown with the extensions that the engine's configuration names, and these.
MakeMarkdown = Callable[[Sequence[Extension]], Markdown]
# Bytes of HTML for a suggestion's words and its change: what 300 kB leave beside the theme.
ROOM: Final = 240_000
_PAGES: Final = 30
# Links, citations and boxes of a list as they should be; other brackets are loose.
_WHOLE: Final = re.compile(
    r"\[\[[^\[\]\n]{1,300}\]\]"
    r"|\[@[^\[\]\n]{1,300}\]"
    r"|(?<!\*)\[[^\[\]\n]{0,300}\](?:\([^()\n]{0,300}\)|(?!\())"
)
_LOOSE: Final = 200
# Under the heading of the page, which is under that of all changes.
_LOWER: Final = 2


@dataclass(frozen=True)
class Site:
    """A language's site, as the text of a suggested page needs it."""

    references: References
    paths: Mapping[str, object] | frozenset[str]
    files: frozenset[str]
    root: str


@dataclass(frozen=True)
class Made:
    """What a suggestion would change, and the sentence on what is left out."""

    changes: tuple[Proposed, ...]
    left_out: SafeHtml | None = None

    @property
    def has_text(self) -> bool:
        """Whether a text is shown, and not only why none is."""
        return any(one.diff or one.texts for one in self.changes)


@dataclass
class _Room:
    """How many bytes are left."""

    left: int

    def take(self, html: str) -> bool:
        """Whether this still fits; if so, its place is taken."""
        size = len(html.encode(errors="xmlcharrefreplace"))
        if size > self.left:
            return False
        self.left -= size
        return True


def proposed(
    assessment: Assessment,
    sites: Mapping[Language, Site],
    words: SiteWords,
    make: MakeMarkdown,
    taken: int,
) -> Made:
    """Every change of a page: first each difference, then as many full texts as there is room."""
    room = _Room(ROOM - taken)
    masked = _masked(assessment.findings)
    changes = assessment.pages[:_PAGES]
    sites = {
        language: _with_coming(site, (one for one in changes if one.language is language))
        for language, site in sites.items()
    }
    made = [_change(change, sites[change.language], words) for change in changes]
    for number, change in enumerate(changes):
        if change.path in masked:
            made[number] = _noted(made[number], words["idea_change_masked"])
        else:
            made[number] = _difference(made[number], change, sites[change.language], words, room)
    for number, change in enumerate(changes):
        if change.path not in masked:
            renderer = _Renderer(change, sites[change.language], words, make)
            made[number] = _in_full(made[number], renderer, 2 * number, room)
    left = len(assessment.pages) - len(changes)
    more = safe(words.text("idea_change_more", count=words.number(left))) if left else None
    return Made(tuple(made), more)


def _with_coming(site: Site, changes: Iterable[PageChange]) -> Site:
    """A site whose pages may name those that come with them."""
    titles = {
        change.page: _title(change.path, change.after) or change.page
        for change in changes
        if change.before is None and change.after is not None
    }
    return replace(site, references=replace(site.references, coming=titles.get))


def _title(path: str, text: str) -> str | None:
    page, _, _ = read_page(path, text.encode(errors="surrogatepass"))
    return page.meta.title if page else None


def _masked(findings: Iterable[Finding]) -> frozenset[str]:
    """The files that seem to hold somebody's personal information."""
    return frozenset(finding.place.path for finding in findings if finding.masked)


def _change(change: PageChange, site: Site, words: SiteWords) -> Proposed:
    """A change without its texts."""
    target = site.references.here(change.page)
    notes = [
        words[note]
        for note, holds in (
            ("idea_change_new", change.before is None),
            ("idea_change_gone", change.after is None),
            ("idea_change_awaits", change.awaits),
        )
        if holds
    ]
    return Proposed(
        title=safe(target.title if target else visible(change.page)),
        lang=safe(change.language.value),
        language=words[f"in_{change.language}"],
        notes=tuple(notes),
    )


def _difference(
    made: Proposed, change: PageChange, site: Site, words: SiteWords, room: _Room
) -> Proposed:
    """The difference, as much of it as there is room for."""
    if change.before is None or change.after is None:
        return made
    found = compared(change.before, change.after)
    say = partial(_instead, site.references, SiteWords(change.language))
    for whole in (True, False):
        html = difference(found, words, say, whole=whole)
        if room.take(html):
            return replace(made, diff=html)
    return _noted(made, words["idea_change_too_long"])


def _instead(references: References, words: SiteWords, cut: Cut) -> str:
    """What stands in place of markup that did not change, in the page's own language."""
    if cut.kind == "page":
        target = references.here(cut.about)
        return target.title if target else cut.about
    if cut.kind == "bullet":
        return "•"
    if cut.kind == "image":
        return f"{words.text('idea_change_image')} "
    return words.text("idea_change_source") if cut.kind == "source" else ""


def _noted(made: Proposed, note: SafeHtml) -> Proposed:
    """The change with one more note."""
    return made if note in made.notes else replace(made, notes=(*made.notes, note))


def is_tangled(text: str) -> bool:
    """Whether a text has so many brackets which open nothing that rendering it could take minutes.

    Python-Markdown looks from each such bracket to the end of its block.
    """
    return _WHOLE.sub("", text).count("[") > _LOOSE


def _in_full(made: Proposed, renderer: _Renderer, number: int, room: _Room) -> Proposed:
    """Both texts, where there is room for them; an unreadable one can't be a page."""
    key = "idea_change_too_long_in_full" if made.diff else "idea_change_too_long"
    too_long = _noted(made, renderer.words[key])
    if sum(len(text) for text, _ in renderer.texts) > room.left:
        return too_long  # HTML is no shorter than what it is made of
    texts = []
    for side, (text, key) in enumerate(renderer.texts):
        html = renderer.html(text, number + side)
        if html is None:
            return _noted(made, renderer.words["idea_change_unreadable"])
        texts.append(FullText(renderer.words[key], html, is_open=made.diff is None))
    if not room.take("".join(one.html for one in texts)):
        return too_long
    return replace(made, texts=tuple(texts))


@dataclass(frozen=True)
class _Renderer:
    """Makes HTML of a page before and after a change."""

    change: PageChange
    site: Site
    words: SiteWords
    make: MakeMarkdown

    @property
    def texts(self) -> Iterator[tuple[str, str]]:
        """The texts that there are, each with the key of what it is called."""
        if self.change.before is not None:
            yield self.change.before, "idea_change_before"
        if self.change.after is not None:
            yield self.change.after, "idea_change_after"

    def html(self, text: str, number: int) -> SafeHtml | None:
        """A page's title, description and text; None where it can't be shown as a page."""
        page, _, _ = read_page(self.change.path, text.encode(errors="surrogatepass"))
        if page is None or is_tangled(page.markdown):
            return None
        head = SafeHtml("<p><strong>{}</strong></p><p>{}</p>")
        about = head.format(page.meta.title, page.meta.description)
        with suppress(RecursionError):  # lists within lists, hundreds of them
            return about + SafeHtml(self._markdown(page, number).convert(page.markdown))
        return None

    def _markdown(self, page: Page, number: int) -> Markdown:
        source = page.path.split("/", 2)[2]
        ours = PlaybookMarkdown(self.site.references)
        ours.turn_to(source, self.site.root)
        tree = Tree(source, self.site.paths, self.site.files, self.site.root)
        return self.make([ours, Embedded(tree, number + 1, _LOWER, self._no_image)])

    def _no_image(self, words: str) -> str:
        return self.words.text("idea_change_no_image", words=words)
