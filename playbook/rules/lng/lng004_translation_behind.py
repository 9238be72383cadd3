"""A translation was made from the text that its twin holds today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Pair, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.history import History
from playbook.model.page import WORDING
from playbook.model.text import Language
from playbook.rules.lng.twins import twins
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNG004",
    scope=Scope.PAIR,
    level=Level.WARNING,
    release=Level.ERROR,
    title=Words(
        "Translation behind its original",
        "Traduction en retard sur l’original",
    ),
    why=Words(
        "One language then promises what the other has already taken back.",
        "Une langue promet alors ce que l’autre a déjà retiré.",
    ),
    message=Words(
        "{behind}",
        "{behind}",
    ),
    help=Words(
        "{remedy}run `playbook record translated {page}`",
        "{remedy}exécutez `playbook record translated {page}`",
    ),
    basis=(
        "Directive on Official Languages for Communications and Services; Canada.ca Content "
        "Style Guide 1.3"
    ),
)

# Dates and the state of the translation are a page's own: nobody translates a change of these.
_WORDED: Final = WORDING - {
    "lang",
    "translation",
    "old_paths",
    "last_reviewed",
    "date_modified",
    "date_created",
}
LANGUAGE: Final = {
    Language.EN: Words("English", "anglais"),
    Language.FR: Words("French", "français"),
}
_UNKNOWN: Final = Words(
    "the translation is behind: the original has changed since, extent unknown",
    "la traduction est en retard : l’original a changé depuis, ampleur inconnue",
)
_UNRECORDED: Final = Words(
    "nobody recorded which text this page was translated from",
    "personne n’a consigné le texte à partir duquel cette page a été traduite",
)
_CHECK: Final = Words(
    "compare the page with its original, then ", "comparez la page avec l’original, puis "
)
_TRANSLATE: Final = Words(
    "bring the translation up to date, then ", "mettez la traduction à jour, puis "
)


def check(pair: Pair, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each translation whose original has changed, or whose original nobody recorded."""
    if both := twins(pair):
        for page, original in (both, reversed(both)):
            yield from _behind(page, original, pair.history)


def _behind(page: Page, original: Page, history: History) -> Iterator[Fault]:
    translation = page.meta.translation
    if translation is None:
        return
    if translation.source is None:
        place = page.key("translation")
        yield RULE.at(place, behind=_UNRECORDED, remedy=_CHECK, page=page.id)
    elif behind := behind_original(translation.source, original, history):
        place = page.at("translation", "source")
        yield RULE.at(place, behind=behind, remedy=_TRANSLATE, page=page.id)


def behind_original(source: str, original: Page, history: History) -> Words | None:
    """How far a translation of the text `source` lies behind its original; None when not at all."""
    if source == original.blob(like=source):
        return None
    return _extent(history.text(source), original)


def _extent(before: str | None, original: Page) -> Words | None:
    """How much of the original is new, in words; None when no wording changed."""
    if before is None:
        return _UNKNOWN
    percent = percent_changed(before, original)
    if percent is None:
        return None
    language = LANGUAGE[original.language]
    return Words(
        f"the translation is behind: about {percent}% of the {language.en} text has changed since",
        f"la traduction est en retard : environ {percent} % du texte {language.fr} a changé depuis",
    )


def percent_changed(before: str, page: Page) -> int | None:
    """How much of a page is new since an earlier text of it; None when no wording changed."""
    old, new = worded(before), worded(page.content.decode())
    if old == new:
        return None
    added, removed = _words(new - old), _words(old - new)
    changed = max((added - removed).total(), (removed - added).total())
    return min(100, max(1, round(100 * changed / max(_words(new).total(), 1))))


def worded(text: str) -> Counter[str]:
    """What a translator would have to translate of a page's text."""
    return Counter(_blocks(text))


def _blocks(text: str) -> Iterator[str]:
    """What a translator works on: the worded metadata, and the body's blocks however wrapped."""
    _, _, rest = text.replace("\r\n", "\n").partition("---\n")
    metadata, _, body = rest.partition("\n---\n")
    worded = False
    for line in metadata.split("\n"):
        if not line.startswith((" ", "-", "#")):
            worded = line.partition(":")[0] in _WORDED
        if worded:
            yield line
    for block in body.split("\n\n"):
        if wording := " ".join(block.split()):
            yield wording


def _words(blocks: Counter[str]) -> Counter[str]:
    return Counter(word for block in blocks.elements() for word in block.split())
