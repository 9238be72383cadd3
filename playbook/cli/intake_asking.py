"""What a step of the ledger needs: held against what there is, and asked for where it is missing.

Everything short is settled before anybody types a reason or an answer; a wrong answer at the
terminal is asked for again.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

import click
from pydantic import TypeAdapter, ValidationError

from playbook.cli.context import ERRORS_FOUND, USAGE, end, say
from playbook.cli.ledger_words import (
    ANSWER_YES_OR_NO,
    ASK,
    BLANK,
    COLON,
    CRITERIA,
    HIDDEN,
    MISSING,
    NO_CRITERION,
    NO_DAY,
    NO_OTHER,
    NO_PAGE,
    NO_ROLE,
    NOT_MET,
    NOT_THEN,
    TONGUES,
    TOO_EARLY,
    TOO_LONG,
    YES_OR_NO,
)
from playbook.model.edition import Index
from playbook.model.finding import Words
from playbook.model.ledger import Criteria, LedgerRecord, State, is_decision
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.text import (
    LONGEST_PROSE,
    Language,
    Prose,
    name_character,
    unsafe_character,
    visible,
)
from playbook.rules.dates import months_after
from playbook.rules.sug.sug006_deferred_without_end import MONTHS

_CRITERIA: Final = tuple(Criteria.model_fields)
_EXPLAINED: Final = frozenset({State.WITHHELD, State.WITHDRAWN})
_ACCEPTING: Final = frozenset({State.ACCEPTED, State.ACCEPTED_WITH_CHANGES})
_PROSE: Final[TypeAdapter[str]] = TypeAdapter(Prose)
_YES: Final = frozenset({"y", "yes", "o", "oui"})
_NO: Final = frozenset({"n", "no", "non"})


@dataclass(frozen=True)
class Given:
    """What was said on the command line, or at the terminal."""

    by: str | None
    reasons: Mapping[Language, str]
    answers: Mapping[Language, str]
    reason: str | None
    answer: str | None
    into: str | None = None
    covered_by: str | None = None
    revisit_on: dt.date | None = None
    meets: Sequence[str] = ()


@dataclass(frozen=True)
class Ground:
    """What a step is held against; `theirs` is the contributor's language, `language` ours."""

    index: Index
    suggestion: str
    record: LedgerRecord | None
    state: State
    on: dt.date
    theirs: Language
    language: Language


class UnfitError(Exception):
    """A word that can't be taken as it is."""

    def __init__(self, words: Words, **values: object) -> None:
        super().__init__(words.en)
        self.words = words
        self.values = values


def settled(given: Given, ground: Ground) -> Given:
    """What was said, with what was missing; the end of the command where that can't be had."""
    try:
        _refuse_unfit(given, ground)
    except UnfitError as error:
        end(USAGE, error.words, ground.language, **error.values)
    missing = tuple(_missing(given, ground))
    if missing == ("meets",) and given.meets and not sys.stdin.isatty():
        _criteria_asked(given, ground)
    if missing and not sys.stdin.isatty():
        end(USAGE, MISSING, ground.language, names=", ".join(_NAMES[name] for name in missing))
    for name in missing:
        asked = _criteria_asked(given, ground) if name == "meets" else _asked(name, ground)
        given = replace(given, **{name: asked})  # type: ignore[arg-type]  # each its own kind
    return given


# How a person names on the command line what is missing, in the order in which it is asked for.
_NAMES: Final = MappingProxyType(
    {
        "by": "--by",
        "into": "INTO",
        "covered_by": "PAGE",
        "revisit_on": "--until",
        "meets": "--meets",
        "reason": "--reason",
        "answer": "--answer",
    }
)


def _missing(given: Given, ground: Ground) -> Iterator[str]:
    decides = is_decision(ground.state)
    wanted = {
        "by": not given.by,
        "into": ground.state is State.MERGED_INTO and not given.into,
        "covered_by": ground.state is State.ALREADY_COVERED and not given.covered_by,
        "revisit_on": ground.state is State.DEFERRED and given.revisit_on is None,
        "meets": _is_to_be_judged(given, ground),
        "reason": (decides or ground.state in _EXPLAINED) and not (given.reason or given.reasons),
        "answer": decides and not (given.answer or given.answers.get(ground.theirs)),
    }
    return (name for name in _NAMES if wanted[name])


def _is_to_be_judged(given: Given, ground: Ground) -> bool:
    """Whether new content is accepted of which nobody said that it meets each criterion."""
    record = ground.record
    if ground.state not in _ACCEPTING or record is None or record.kind != "new_content":
        return False
    judged = not given.meets and any(step.criteria for step in record.steps)
    return not judged and set(given.meets) != set(_CRITERIA)


def _asked(name: str, ground: Ground) -> object:
    """What a person answers to a question, asked until it can be taken."""
    hints = {
        "roles": ", ".join(ground.index.reference.owners.value.ids),
        "until": months_after(ground.on, 1),
        "tongue": TONGUES[ground.theirs].in_(ground.language),
    }
    question = say(ASK[name], ground.language, **hints)
    return _answered(question, lambda said: _taken(name, said, ground), ground.language)


def _answered(question: str, take: Callable[[str], object], language: Language) -> object:
    while True:
        suffix = f"{COLON.in_(language)} "
        said = click.prompt(question, prompt_suffix=suffix, err=True)
        try:
            return take(str(said))
        except UnfitError as error:
            click.echo(say(error.words, language, **error.values), err=True)


def _criteria_asked(given: Given, ground: Ground) -> tuple[str, ...]:
    """The criteria that are met; the end of the command, before any text, where one is not."""
    met = tuple(given.meets)
    if sys.stdin.isatty():
        for name in _CRITERIA:
            question = CRITERIA[name].in_(ground.language)
            asked = say(YES_OR_NO, ground.language, question=question, name=name)
            if name not in met and _answered(asked, _yes_or_no, ground.language):
                met += (name,)
    left = [name for name in _CRITERIA if name not in met]
    if left:
        end(ERRORS_FOUND, NOT_MET, ground.language, names=", ".join(left))
    return met


def _yes_or_no(said: str) -> bool:
    if said.strip().lower() not in _YES | _NO:
        raise UnfitError(ANSWER_YES_OR_NO)
    return said.strip().lower() in _YES


def _refuse_unfit(given: Given, ground: Ground) -> None:
    """Raise UnfitError for the first of all that was said that can't be taken."""
    before = ground.record.steps[-1].on if ground.record else ground.on
    if ground.on < before:
        raise UnfitError(TOO_EARLY, day=ground.on, before=before)
    for name in ("by", "into", "covered_by", "revisit_on"):
        said = getattr(given, name)
        if said is not None:
            _taken(name, str(said), ground)
    for criterion in given.meets:
        if criterion not in _CRITERIA:
            known = ", ".join(_CRITERIA)
            raise UnfitError(NO_CRITERION, word=visible(criterion), known=known)
    _refuse_texts(given)


def _refuse_texts(given: Given) -> None:
    for name, texts, said in (
        ("reason", given.reasons, given.reason),
        ("answer", given.answers, given.answer),
    ):
        for option, words in {name: said, **_by_option(name, texts)}.items():
            if words is not None:
                _prose(option, words)


def _by_option(name: str, texts: Mapping[Language, str]) -> dict[str, str]:
    return {f"{name}-{one.value}": words for one, words in texts.items()}


def _taken(name: str, said: str, ground: Ground) -> object:
    """A word as the step holds it; raises UnfitError."""
    match name:
        case "by":
            return _role(said, ground)
        case "into":
            return _other(said, ground)
        case "covered_by":
            return _page(said, ground)
        case "revisit_on":
            return _day(said, ground)
        case _:
            return _prose(name, said)


def _role(said: str, ground: Ground) -> str:
    ids = ground.index.reference.owners.value.ids
    if said not in ids:
        raise _unknown(NO_ROLE, said, ids, ground)
    return said


def _other(said: str, ground: Ground) -> str:
    others = [one for one in ground.index.ledger if one != ground.suggestion]
    if said not in others:
        raise _unknown(NO_OTHER, said, others, ground)
    return said


def _page(said: str, ground: Ground) -> str:
    if not ground.index.found("id", said):
        ids = {one for language in Language for one in ground.index.ids(language)}
        raise _unknown(NO_PAGE, said, ids, ground)
    return said


def _unknown(
    words: Words, said: str, known: Sequence[str] | set[str], ground: Ground
) -> UnfitError:
    """What was said is none of what there is; an address of a page is known by its end."""
    meant = did_you_mean(nearest(said.rpartition("/")[2], known)).in_(ground.language)
    return UnfitError(words, word=visible(said), meant=meant, known=", ".join(known))


def _day(said: str, ground: Ground) -> dt.date:
    try:
        day = dt.date.fromisoformat(said.strip())
    except ValueError:
        raise UnfitError(NO_DAY, word=visible(said)) from None
    if not ground.on < day <= months_after(ground.on, MONTHS):
        raise UnfitError(NOT_THEN, day=day, on=ground.on)
    return day


def _prose(name: str, said: str) -> str:
    try:
        return _PROSE.validate_python(said)
    except ValidationError:
        if found := unsafe_character(said):
            raise UnfitError(HIDDEN, name=name, character=name_character(found.group())) from None
        if not said.strip():
            raise UnfitError(BLANK, name=name) from None
        raise UnfitError(TOO_LONG, name=name, count=len(said), most=LONGEST_PROSE) from None
