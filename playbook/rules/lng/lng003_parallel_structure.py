"""The twins have the same headings, and about as many lists, tables, images and links."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from typing import Final

from playbook.model.body import Heading
from playbook.model.document import Page
from playbook.model.edition import Pair, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.rules.lng.twins import Twins, twins
from playbook.rules.rule import Rule, Scope

Places = tuple[Place, ...]

RULE: Final = Rule(
    code="LNG003",
    scope=Scope.PAIR,
    level=Level.WARNING,
    release=Level.ERROR,
    title=Words(
        "Structure that differs between the languages",
        "Structure différente selon la langue",
    ),
    why=Words(
        "A link to a block then leads nowhere in one language, and a part may be missing "
        "without anyone noticing.",
        "Un lien vers un bloc ne mène alors nulle part dans une langue, et une partie peut "
        "manquer sans qu’on le remarque.",
    ),
    message=Words(
        "{difference}: {here} in this language, {there} in the other",
        "{difference} : {here} dans cette langue, {there} dans l’autre",
    ),
    help=Words(
        "compare the two pages block by block, and complete the one that is behind",
        "comparez les deux pages bloc par bloc, et complétez celle qui est en retard",
    ),
    basis=(
        "Directive on Official Languages for Communications and Services; Canada.ca Content "
        "Style Guide 1.3"
    ),
)

_TOLERANCE: Final = 0.2
_HEADINGS: Final = Words("heading", "titre")
_NONE: Final = Words("none", "aucun")


def check(pair: Pair, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """The first heading that differs, and each kind of content that one language has less of."""
    if both := twins(pair):
        yield from _first_heading(both)
        for difference, count in _COUNTED.items():
            yield from _unequal(difference, count(both.en), count(both.fr))


def _first_heading(both: Twins) -> Iterator[Fault]:
    """The first heading whose twin has another shape or is missing; in French, if it is there."""
    fr, en = both.fr.body.headings, both.en.body.headings
    pairs = zip(fr, en, strict=False)
    same = sum(1 for _ in takewhile(lambda pair: _shape(pair[0]) == _shape(pair[1]), pairs))
    for headings, others in ((fr, en), (en, fr)):
        if same < len(headings):
            heading = headings[same]
            there = _shape(others[same]) if same < len(others) else _NONE
            yield RULE.at(heading.place, difference=_HEADINGS, here=_shape(heading), there=there)
            return


def _shape(heading: Heading) -> str:
    """What a heading's twin has too: its level and the id that the author gave it."""
    marks = "#" * heading.level
    return f"`{marks} {{#{heading.id}}}`" if heading.explicit else f"`{marks}`"


def _unequal(difference: Words, en: Places, fr: Places) -> Iterator[Fault]:
    """A count that differs by more than a fifth, at the first that is one too many."""
    fewer, more = sorted((en, fr), key=len)
    if len(more) - len(fewer) > len(more) * _TOLERANCE:
        place = more[len(fewer)]
        yield RULE.at(place, difference=difference, here=len(more), there=len(fewer))


def _items(page: Page) -> Places:
    return tuple(part.place() for part in page.body.passages if part.kind == "item")


def _rows(page: Page) -> Places:
    """Table rows; the abbreviations at the end of a page count as rows, but are no table."""
    rows = (part for part in page.body.passages if part.kind == "row")
    return tuple(part.place() for part in rows if not part.text.startswith("*["))


def _images(page: Page) -> Places:
    return tuple(link.place for link in page.body.links if link.image)


def _links(page: Page) -> Places:
    links = tuple(link.place for link in page.body.links if not link.image)
    return tuple(sorted(links + tuple(link.place for link in page.body.wiki_links)))


_COUNTED: Final[Mapping[Words, Callable[[Page], Places]]] = {
    Words("list items", "nombre d’éléments de liste"): _items,
    Words("table rows", "nombre de lignes de tableau"): _rows,
    Words("images", "nombre d’images"): _images,
    Words("links", "nombre de liens"): _links,
}
