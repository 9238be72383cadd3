"""A signed analysis is still valid, and the pages still are those that it read.

Stale means: the type or the segments of a page changed, or more than one word in ten of its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from playbook.metadata.reading import read_page
from playbook.model.document import Page
from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.gba import ReviewedText
from playbook.model.history import History
from playbook.rules.gba.place import key_or_id
from playbook.rules.gba.status import is_signed
from playbook.rules.rule import Rule, Scope
from playbook.rules.wording import is_rewritten, share_changed

RULE: Final = Rule(
    code="GBA006",
    scope=Scope.RECORD,
    level=Level.WARNING,
    release=Level.ERROR,
    title=Words("Analysis expired or stale", "Analyse échue ou dépassée"),
    why=Words(
        "An analysis speaks of the page that it read, at the time. When the page has become "
        "another, the badge on it vouches for something that nobody examined.",
        "Une analyse porte sur la page lue, à ce moment-là. Quand la page est devenue autre, la "
        "mention qu’elle affiche garantit ce que personne n’a examiné.",
    ),
    message=Words(
        "the analysis may no longer hold: {what}", "l’analyse ne tient peut-être plus : {what}"
    ),
    help=Words(
        "{remedy}`playbook record reviewed {id}`", "{remedy}`playbook record reviewed {id}`"
    ),
    basis="OAG 2022: weak monitoring and reporting, issues reminiscent of 2009; WAGE: analysis at "
    "all stages, not once",
)

_NOT_RECORDED: Final = Words(
    "nothing says which text was analysed", "rien ne dit quel texte a été analysé"
)
UNKNOWN: Final = Words(
    "this page has changed, extent unknown", "cette page a changé, ampleur inconnue"
)
_ANALYSE_AGAIN: Final = Words(
    "analyse the page again, set the dates anew, then run ",
    "refaites l’analyse de la page, inscrivez les nouvelles dates, puis exécutez ",
)
_COMPARE: Final = Words(
    "compare the page with the text that was analysed; when the analysis holds, run ",
    "comparez la page avec le texte analysé; si l’analyse tient toujours, exécutez ",
)
_RUN: Final = Words(
    "when the analysis covers both pages as they stand, run ",
    "si l’analyse couvre les deux pages dans leur état actuel, exécutez ",
)


def check(record: Record, reference: Reference) -> Iterator[Fault]:
    """A signed record past its day, one that names no text, and each page that has changed."""
    document, value = record.document, record.value
    if not is_signed(value.status):
        return
    if value.valid_until < reference.as_of:
        what = Words(
            f"it was valid until {value.valid_until}",
            f"elle était valide jusqu’au {value.valid_until}",
        )
        place = document.at("valid_until")
        yield RULE.at(place, what=what, remedy=_ANALYSE_AGAIN, id=value.id)
    if value.reviewed is None:
        place = key_or_id(document, "reviewed")
        yield RULE.at(place, what=_NOT_RECORDED, remedy=_RUN, id=value.id)
    else:
        yield from _changes(record, value.reviewed)


def changed_since(page: Page, reviewed: ReviewedText, history: History) -> Words | None:
    """What changed in a page since it was analysed; None when nothing or too little did.

    `UNKNOWN` where the text that was analysed can't be read any more.
    """
    blob: str = getattr(reviewed, page.language.value)
    if page.blob(like=blob) == blob:
        return None
    before = _page(page.path, history.text(blob))
    return _change(before, page) if before else UNKNOWN


def _changes(record: Record, reviewed: ReviewedText) -> Iterator[Fault]:
    for page in record.pages:
        what = changed_since(page, reviewed, record.pages.history)
        if what:
            place = record.document.at("reviewed", page.language.value)
            remedy = _COMPARE if what is UNKNOWN else _ANALYSE_AGAIN
            yield RULE.at(place, what=what, remedy=remedy, id=record.value.id)


@lru_cache(maxsize=256)  # suggestions for one page are held against the same text each time
def _page(path: str, text: str | None) -> Page | None:
    """The page that was analysed; None when its text is not known or can't be read any more."""
    return read_page(path, text.encode())[0] if text is not None else None


def _change(before: Page, after: Page) -> Words | None:
    """What changed that the analysis rests on; None when it is too little to matter."""
    for name in ("type", "segments"):
        if getattr(before.meta, name) != getattr(after.meta, name):
            return Words(
                f"`{name}` of this page has changed since",
                f"`{name}` de cette page a changé depuis",
            )
    if not is_rewritten(before, after):
        return None
    percent = share_changed(before, after)
    return Words(
        f"{percent}% of the words of this page have changed since",
        f"{percent} % des mots de cette page ont changé depuis",
    )
