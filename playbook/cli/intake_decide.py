"""The verbs of the ledger: acknowledge, assess, decide, withdraw, withhold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click
from pydantic import ValidationError

from playbook.cli.apply_words import LEFT, REASONS
from playbook.cli.checkout import no_git
from playbook.cli.context import (
    DAY,
    ERRORS_FOUND,
    USAGE,
    day_option,
    end,
    language_option,
    playbook_root,
    say,
)
from playbook.cli.intake_asking import Given, Ground, settled
from playbook.cli.intake_check import assessed_of
from playbook.cli.intake_keep import commit_option, keep, refuse_staged, warn
from playbook.cli.ledger_words import MOVED_SINCE, NOT_YET
from playbook.cli.words import (
    BAD_WORDS,
    BROKEN,
    ILLEGAL_STEP,
    NOT_WRITTEN,
    OWN_SUGGESTION,
    UNKNOWN_SUGGESTION,
)
from playbook.intake.assessment import Assessed
from playbook.intake.decision import (
    Act,
    IllegalStepError,
    allow,
    continued,
    has_moved,
    opened,
)
from playbook.intake.git_process import GitError
from playbook.intake.ledger_commit import message_of
from playbook.intake.lineage import authors
from playbook.intake.moving import NotAppliedError, resume
from playbook.intake.own_git import identity
from playbook.intake.quarantine import Quarantine
from playbook.metadata.files import ledger_path
from playbook.metadata.writing import written
from playbook.model.edition import Index
from playbook.model.finding import Level
from playbook.model.ledger import Criteria, LedgerRecord, Said, State, is_decision
from playbook.model.text import Language
from playbook.report.text import text
from playbook.workspace import Workspace, read_workspace, today

_CRITERIA: Final = tuple(Criteria.model_fields)


@dataclass(frozen=True)
class Verb:
    """What a person wants done: the state to come to, the day, and whether to commit it."""

    state: State
    language: Language
    on: dt.date
    commit: bool


def verbs() -> list[click.Command]:
    """One command for each state that a person can bring a suggestion to."""
    return [_verb(name, state) for name, state in _STATES.items()]


_STATES: Final = {
    "acknowledge": State.ACKNOWLEDGED,
    "assess": State.IN_ASSESSMENT,
    "accept": State.ACCEPTED,
    "accept-with-changes": State.ACCEPTED_WITH_CHANGES,
    "merge-into": State.MERGED_INTO,
    "already-covered": State.ALREADY_COVERED,
    "defer": State.DEFERRED,
    "decline": State.DECLINED,
    "withdraw": State.WITHDRAWN,
    "withhold": State.WITHHELD,
}
_HELP: Final = {
    State.ACKNOWLEDGED: "Say that a person has read it / accuser réception d’une suggestion.",
    State.IN_ASSESSMENT: "Take it up, or take it up again / se saisir d’une suggestion.",
    State.ACCEPTED: "Accept it as it is / accepter une suggestion.",
    State.ACCEPTED_WITH_CHANGES: "Accept it with changes / accepter avec des changements.",
    State.MERGED_INTO: "Decide it with another, INTO / la joindre à une autre.",
    State.ALREADY_COVERED: "Say which PAGE has it already / dire quelle page en traite déjà.",
    State.DEFERRED: "Come back to it on a day / la reporter à une date.",
    State.DECLINED: "Decline it, with a reason / la refuser, avec une raison.",
    State.WITHDRAWN: "Note that it was taken back / noter son retrait.",
    State.WITHHELD: "Show nothing of it anywhere / ne rien en montrer nulle part.",
}


def _verb(name: str, state: State) -> click.Command:
    def act(suggestion: str, language: Language, as_of: dt.date | None, **said: object) -> None:
        verb = Verb(state, language, as_of or today(), commit=bool(said.pop("commit")))
        _act(suggestion, verb, _given(said), as_of)

    command: Callable[..., None] = act
    for option in reversed(_options(state)):
        command = option(command)
    return click.command(name, help=_HELP[state])(command)


def _options(state: State) -> list[Callable[[Callable[..., None]], Callable[..., None]]]:
    options = [
        click.argument("suggestion", metavar="ID"),
        click.option("--by", envvar="PLAYBOOK_ROLE", help="Your role, an id of owners.yml."),
        click.option("--reason", help="Why, in the contributor's language / pourquoi."),
        click.option("--reason-en", help="Why, in English."),
        click.option("--reason-fr", help="Pourquoi, en français."),
        click.option("--answer", help="The answer, in the contributor's language / la réponse."),
        click.option("--answer-en", help="The answer, in English."),
        click.option("--answer-fr", help="La réponse, en français."),
    ]
    if state is State.MERGED_INTO:
        options.insert(1, click.argument("into", metavar="INTO", required=False))
    if state is State.ALREADY_COVERED:
        options.insert(1, click.argument("covered_by", metavar="PAGE", required=False))
    if state is State.DEFERRED:
        options.append(
            click.option("--until", type=DAY, help="The day to come back to it: 2027-02-01.")
        )
    if state in {State.ACCEPTED, State.ACCEPTED_WITH_CHANGES}:
        met = f"A criterion that new content meets, one of {', '.join(_CRITERIA)}."
        options.append(click.option("--meets", multiple=True, help=met))
    return [*options, commit_option, day_option, language_option]


def _given(said: Mapping[str, object]) -> Given:
    def texts(name: str) -> dict[Language, str]:
        found = {one: said.get(f"{name}_{one.value}") for one in Language}
        return {one: str(words) for one, words in found.items() if words}

    def word(name: str) -> str | None:
        return str(said[name]) if said.get(name) else None

    until = said.get("until")
    meets = said.get("meets", ())
    return Given(
        word("by"),
        texts("reason"),
        texts("answer"),
        word("reason"),
        word("answer"),
        word("into"),
        word("covered_by"),
        until if isinstance(until, dt.date) else None,
        meets if isinstance(meets, tuple) else (),
    )


def _act(suggestion: str, verb: Verb, given: Given, as_of: dt.date | None) -> None:
    language = verb.language
    root = playbook_root(language)
    workspace = opened_checkout(root, as_of, language)
    record = record_of(workspace, suggestion)
    assessed = _assessed(workspace, suggestion, record, language)
    refuse_illegal(record, verb.state, language)
    _refuse_unseen(record, assessed, verb.state, language)
    if assessed and is_decision(verb.state):
        _refuse_own(root, assessed, language)
    path = ledger_path(record.id if record else suggestion)
    if verb.commit:
        refuse_staged(root, path, language)
    act = _act_of(workspace, record, assessed, verb, given)
    made = next_record(record, assessed, act, language)
    refuse_faulty(workspace, path, made, language)
    warn(workspace, path, record, made, language)
    keep(root, path, made, language, message=message_of(made.id, act) if verb.commit else None)


def opened_checkout(root: Path, as_of: dt.date | None, language: Language) -> Workspace:
    """The checkout, with what a killed run left brought to its end; of no day that is to come."""
    if as_of and as_of > today():
        end(USAGE, NOT_YET, language, day=as_of)
    _resume(root, language)
    workspace = read_workspace(root, as_of or today())
    index_at(workspace, language)
    return workspace


def index_at(workspace: Workspace, language: Language) -> Index:
    """The index of a checkout; the end of the command where it can't be read."""
    if workspace.index is None:
        end(USAGE, BROKEN, language)
    return workspace.index


def _resume(root: Path, language: Language) -> None:
    try:
        if left := resume(root):
            click.echo(say(LEFT[left], language), err=True)
    except (GitError, OSError, NotAppliedError) as error:
        no_git(error, language)


def record_of(workspace: Workspace, suggestion: str) -> LedgerRecord | None:
    """What the ledger says of a suggestion; None where nobody has acted on it."""
    document = workspace.index.ledger.get(suggestion) if workspace.index else None
    return document.value if document else None


def _assessed(
    workspace: Workspace, suggestion: str, record: LedgerRecord | None, language: Language
) -> Assessed | None:
    """What the quarantine holds of it; a record that outlived its ref is acted on without."""
    if record is None:
        return assessed_of(workspace, suggestion, language)
    try:
        return workspace.assessed(suggestion)
    except GitError:
        return None


def refuse_illegal(record: LedgerRecord | None, state: State, language: Language) -> None:
    """Before anybody is asked for words: a step that may not follow."""
    try:
        allow(record, state)
    except IllegalStepError as error:
        end(USAGE, ILLEGAL_STEP, language, now=error.now.value, to=error.to.value)


def _refuse_unseen(
    record: LedgerRecord | None, assessed: Assessed | None, state: State, language: Language
) -> None:
    """A decision is about what a person has looked at, and nothing is acknowledged unseen."""
    if record and is_decision(state) and has_moved(record, assessed):
        end(USAGE, MOVED_SINCE, language, id=record.id)
    if record and state is State.ACKNOWLEDGED and assessed is None:
        end(USAGE, UNKNOWN_SUGGESTION, language, id=record.id)


def _refuse_own(root: Path, assessed: Assessed, language: Language) -> None:
    """Nobody decides about what they wrote; addresses are claims, compared and never shown."""
    try:
        own = identity(root).casefold()
        wrote = own in authors(Quarantine(root).path, assessed.suggestion)
    except (GitError, OSError):
        return
    if not own:
        end(USAGE, REASONS["nobody"], language)
    if wrote:
        end(USAGE, OWN_SUGGESTION, language, id=assessed.suggestion.id)


def _act_of(
    workspace: Workspace,
    record: LedgerRecord | None,
    assessed: Assessed | None,
    verb: Verb,
    given: Given,
) -> Act:
    theirs = _language(record, assessed)
    name = record.id if record else assessed.suggestion.id if assessed else ""
    index = index_at(workspace, verb.language)
    ground = Ground(index, name, record, verb.state, verb.on, theirs, verb.language)
    given = settled(given, ground)
    return Act(
        to=verb.state,
        on=verb.on,
        by=given.by or "",
        reason=_said(given.reasons, given.reason, theirs),
        answer=_said(given.answers, given.answer, theirs),
        into=given.into,
        covered_by=given.covered_by,
        revisit_on=given.revisit_on,
        criteria=_criteria(given.meets),
    )


def _criteria(meets: Sequence[str]) -> Criteria | None:
    return Criteria(**{name: name in meets for name in _CRITERIA}) if meets else None


def _language(record: LedgerRecord | None, assessed: Assessed | None) -> Language:
    if record:
        return record.language
    return assessed.proposal.language if assessed and assessed.proposal else Language.EN


def _said(texts: Mapping[Language, str], theirs: str | None, language: Language) -> Said | None:
    words = {**({language: theirs} if theirs else {}), **texts}
    return Said(**{one.value: said for one, said in words.items()}) if words else None


def next_record(
    record: LedgerRecord | None, assessed: Assessed | None, act: Act, language: Language
) -> LedgerRecord:
    """The record with what a person does now; the end of the command where its words can't stay."""
    try:
        if record:
            return continued(record, act, assessed)
        if assessed:
            return opened(assessed, act)
    except ValidationError:
        end(USAGE, BAD_WORDS, language)
    raise AssertionError(act)


def refuse_faulty(
    workspace: Workspace, path: str, record: LedgerRecord, language: Language
) -> None:
    """Write nothing that the ledger's own rules would refuse; say which, and what to do."""
    source = written(record)
    found = workspace.judged_record(path, source)
    errors = [one for one in found if one.level is Level.ERROR]
    if errors:
        for line in text(errors, {path: source}, language):
            click.echo(line, err=True)
        end(ERRORS_FOUND, NOT_WRITTEN, language, path=path)
