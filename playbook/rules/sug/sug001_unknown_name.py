"""What a record of the ledger names exists.

A suggestion of new content may name the page that it would add, and one that was closed a page that
is gone since: what was done is not done anew. Where git tells nothing of the past, a closed record
is believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from playbook.model.document import Page
from playbook.model.edition import Filed, Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.ledger import LedgerRecord, State
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.place import Location
from playbook.model.text import Language
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="SUG001",
    scope=Scope.LEDGER,
    level=Level.ERROR,
    title=Words("Unknown name in a suggestion", "Nom inconnu dans une suggestion"),
    why=Words(
        "Boards, page notices and reports follow these ids. One that leads nowhere takes the "
        "suggestion out of the views where people look for it.",
        "Les tableaux, les avis des pages et les rapports suivent ces identifiants. S’il y en a un "
        "qui ne mène nulle part, la suggestion manque là où on la cherche.",
    ),
    message=Words("`{word}` is not {kind}", "« {word} » n’est pas {kind}"),
    help=Words("{meant}{remedy}", "{meant}{remedy}"),
    of_pages=True,
)

_ROLE: Final = Words("a role of `owners.yml`", "un rôle de `owners.yml`")
_THEME: Final = Words("a theme of the list `themes`", "un thème de la liste `themes`")
_SUBMITTER: Final = Words(
    "a role of the list `submitter_role`", "un rôle de la liste `submitter_role`"
)
_RECOMMENDATION: Final = Words(
    "a recommendation of `recommendations.yml`", "une recommandation de `recommendations.yml`"
)
_SUGGESTION: Final = Words(
    "a suggestion of the ledger", "une suggestion du registre des suggestions"
)
_PAGE: Final = Words("the id of a page", "l’identifiant d’une page")
_SEGMENT: Final = Words("the id of a client segment", "l’identifiant d’un segment de clientèle")
_GONE: Final = Words(
    "a page any more: it was deleted", "une page qui existe encore : on l’a supprimée"
)
_WRITE: Final = Words(
    "write an id that exists, or add what it names; what the chain of steps proves is recorded "
    "anew, never mended by hand",
    "écrivez un identifiant qui existe, ou ajoutez ce qu’il désigne; ce que prouve la chaîne des "
    "étapes s’inscrit à neuf et ne se corrige jamais à la main",
)
_DECIDE: Final = Words(
    "decide the suggestion, or bring the page back with the status `retired`",
    "prenez une décision sur la suggestion, ou rétablissez la page à l’état `retired`",
)
_MADE: Final = frozenset({State.IMPLEMENTED, State.RELEASED})

_Mention = tuple[Location, str | None]


class _Named(NamedTuple):
    """A page that a record names, and whether it has to be there now."""

    location: Location
    word: str
    kind: Words
    now: bool


def check(filed: Filed, index: Index) -> Iterator[Fault]:
    """Each id in a record of the ledger that names nothing."""
    value, vocabulary = filed.value, index.reference.vocabulary.value
    known: tuple[tuple[Words, Iterable[str], Iterable[_Mention]], ...] = (
        (_ROLE, index.reference.owners.value.ids, _roles(value)),
        (_THEME, vocabulary.ids("themes"), [(("theme",), value.theme)]),
        (_SUBMITTER, vocabulary.ids("submitter_role"), _submitter(value)),
        (_RECOMMENDATION, index.recommendations, [(("recommendation",), value.recommendation)]),
        (_SUGGESTION, index.ledger, _into(value)),
    )
    for kind, ids, mentions in known:
        for location, word in mentions:
            if word is not None and word not in ids:
                meant = did_you_mean(nearest(word, ids))
                place = filed.document.at(*location)
                yield RULE.at(place, word=word, kind=kind, meant=meant, remedy=_WRITE)
    for named in _pages(value):
        yield from _unknown_page(filed, index, named)


def _roles(value: LedgerRecord) -> Iterator[_Mention]:
    for number, step in enumerate(value.steps):
        yield ("steps", number, "by"), step.by


def _submitter(value: LedgerRecord) -> Iterator[_Mention]:
    yield ("submitter", "role"), value.submitter.role


def _into(value: LedgerRecord) -> Iterator[_Mention]:
    for number, step in enumerate(value.steps):
        yield ("steps", number, "into"), step.into


def _pages(value: LedgerRecord) -> Iterator[_Named]:
    now = value.is_open and value.kind != "new_content"
    if now or value.state in _MADE:
        for number, page in enumerate(value.pages):
            yield _Named(("pages", number), page, _PAGE, now)
        for number, segment in enumerate(value.segments):
            yield _Named(("segments", number), segment, _SEGMENT, now)
    for number, step in enumerate(value.steps):
        if step.covered_by:
            location = ("steps", number, "covered_by")
            yield _Named(location, step.covered_by, _PAGE, now=False)


def _unknown_page(filed: Filed, index: Index, named: _Named) -> Iterator[Fault]:
    there = index.found("id", named.word)
    if any(_is(named.kind, page) for page in there):
        return
    place = filed.document.at(*named.location)
    was = filed.history.paths(f"{named.word}.md")
    if named.now and was and not there:
        nothing = did_you_mean(None)
        yield RULE.at(place, word=named.word, kind=_GONE, meant=nothing, remedy=_DECIDE)
    elif named.now or (was is not None and not was):
        meant = did_you_mean(nearest(named.word, _options(named.kind, index)))
        # A segment is the contributor's word: nobody else can write it otherwise.
        told = RULE.at if named.kind is _PAGE else RULE.mild
        yield told(place, word=named.word, kind=named.kind, meant=meant, remedy=_WRITE)


def _is(kind: Words, page: Page) -> bool:
    return kind is _PAGE or page.meta.type == "segment"


def _options(kind: Words, index: Index) -> Iterator[str]:
    pages = (page for language in Language for page in index.pages(language))
    return (page.id for page in pages if _is(kind, page))
