"""A lesson that was acted on says what changed and on which page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.document import Document
from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.place import Location
from playbook.model.registers import LearnedLesson, Lessons
from playbook.model.text import Language, Value
from playbook.rules.reg.missing import listed, missing_of
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="REG007",
    scope=Scope.REGISTER,
    level=Level.ERROR,
    title=Words("Lesson that cannot be followed up", "Leçon dont on ne voit pas la suite"),
    why=Words(
        "A lesson is learned when something is done differently, and a reader must be able to go "
        "and see it.",
        "Une leçon est retenue quand on fait autrement, et il faut pouvoir aller le constater.",
    ),
    message=Words("the lesson `{id}` {problem}", "la leçon `{id}` {problem}"),
    help=Words(
        "{meant}let readers see what followed: {advice}",
        "{meant}montrez la suite donnée : {advice}",
    ),
    basis="Employment and Social Development Canada: experiment, stop, reflect, modify",
    of_pages=True,
)
_NEEDED: Final = ("change_made", "link")
_SAY: Final = Words(
    "say in `change_made` what is done differently and name in `link` the page that shows it",
    "dites dans `change_made` ce qui se fait autrement et nommez dans `link` la page qui le montre",
)
_NAME: Final = Words("write the id of a page", "écrivez l’identifiant d’une page")


def check(document: Document[Value], index: Index) -> Iterator[Fault]:
    """Each lesson acted on without its change, and each page it names that does not exist."""
    value = document.value
    if not isinstance(value, Lessons):
        return
    for number, lesson in enumerate(value.lessons):
        here = ("lessons", number)
        if lesson.status == "acted_on" and (missing := missing_of(lesson, _NEEDED)):
            yield RULE.at(
                document.at(*here, "status"),
                id=lesson.id,
                problem=_without(listed(missing)),
                advice=_SAY,
                meant="",
            )
        for location, page_id in _pages(lesson):
            if not index.found("id", page_id):
                yield RULE.at(
                    document.at(*here, *location),
                    id=lesson.id,
                    problem=_unknown(page_id),
                    advice=_NAME,
                    meant=did_you_mean(nearest(page_id, index.ids(Language.EN))),
                )


def _pages(lesson: LearnedLesson) -> Iterator[tuple[Location, str]]:
    """Where a lesson names a page, and which."""
    if lesson.link:
        yield ("link",), lesson.link
    for number, page_id in enumerate(lesson.applies_to):
        yield ("applies_to", number), page_id


def _without(missing: Words) -> Words:
    return Words(
        f"is `acted_on` without {missing.en}",
        f"est à l’état `acted_on`, mais il y manque {missing.fr}",
    )


def _unknown(page_id: str) -> Words:
    return Words(
        f"names the page `{page_id}`, which does not exist",
        f"nomme la page `{page_id}`, qui n’existe pas",
    )
