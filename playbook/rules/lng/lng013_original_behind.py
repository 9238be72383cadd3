"""Nothing is said in a translation that its original does not say yet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.edition import Pair, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.history import History
from playbook.model.text import Language
from playbook.rules.lng.lng004_translation_behind import (
    LANGUAGE,
    behind_original,
    percent_changed,
    worded,
)
from playbook.rules.lng.twins import twins
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="LNG013",
    scope=Scope.PAIR,
    level=Level.WARNING,
    release=Level.ERROR,
    title=Words(
        "Original behind its translation",
        "Original en retard sur la traduction",
    ),
    why=Words(
        "A change may be suggested in one language alone. Whoever reads the other one must not "
        "wait for it longer than until the next release.",
        "On peut proposer une modification dans une seule langue. Les personnes qui lisent l’autre "
        "version ne doivent pas l’attendre au-delà de la prochaine publication.",
    ),
    message=Words(
        "the {original} page awaits translation: {extent}",
        "la page {original} est en attente de traduction : {extent}",
    ),
    help=Words(
        "bring `{path}` up to date where it needs it, commit it, then run `playbook record "
        "translated {page}`",
        "mettez `{path}` à jour s’il y a lieu, faites un commit, puis exécutez `playbook record "
        "translated {page}`",
    ),
    basis=(
        "Directive on Official Languages for Communications and Services; Canada.ca Content "
        "Style Guide 1.3"
    ),
)
VERSIONS: Final = {
    Language.EN: Words("English", "anglaise"),
    Language.FR: Words("French", "française"),
}


def check(pair: Pair, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """Each translation with words that came after it was recorded, while its original stood."""
    if both := twins(pair):
        for page, original in (both, reversed(both)):
            if extent := ahead_of_original(page, original, pair.history):
                yield RULE.at(
                    page.at("translation", "wording"),
                    original=VERSIONS[original.language],
                    extent=extent,
                    path=original.path,
                    page=page.id,
                )


def ahead_of_original(page: Page, original: Page, history: History) -> Words | None:
    """How much of a translation its original has not yet; None where the original is what moved."""
    translation = page.meta.translation
    if translation is None or translation.source is None or translation.wording is None:
        return None
    if translation.wording == wording(page.content.decode()):
        return None
    if behind_original(translation.source, original, history):
        return None
    return _extent(translation.wording, page, history)


def wording(text: str) -> str:
    """A name for what a translator would have to translate of a page's text."""
    blocks = "\n\n".join(sorted(worded(text).elements()))
    return hashlib.sha256(blocks.encode()).hexdigest()


def _extent(recorded: str, page: Page, history: History) -> Words:
    """How much of a page is new since it had the wording that was recorded."""
    texts = (history.text(one.blob) for one in history.commits(page.path) or () if one.blob)
    before = next((text for text in texts if text and wording(text) == recorded), None)
    percent = percent_changed(before, page) if before else None
    language = LANGUAGE[page.language]
    if percent is None:
        return Words(
            f"the {language.en} text has changed since, extent unknown",
            f"le texte {language.fr} a changé depuis, ampleur inconnue",
        )
    return Words(
        f"about {percent}% of the {language.en} text has changed since",
        f"environ {percent} % du texte {language.fr} a changé depuis",
    )
