"""The verbs of the ledger: acknowledge, assess, decide, withdraw, withhold."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
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
from playbook.cli.intake_check import assessed_of
from playbook.cli.words import (
    ACT_NEXT,
    ASK,
    BAD_WORDS,
    BROKEN,
    ILLEGAL_STEP,
    MISSING,
    MOVED_SINCE,
    NOT_WRITTEN,
    OWN_SUGGESTION,
    UNKNOWN_SUGGESTION,
    WRITTEN,
)
from playbook.intake.assessment import Assessed
from playbook.intake.atomic_file import replace_file
from playbook.intake.decision import (
    Act,
    IllegalStepError,
    allow,
    continued,
    has_moved,
    ledger_path,
    opened,
)
from playbook.intake.git_process import GitError
from playbook.intake.lineage import authors
from playbook.intake.moving import NotAppliedError, resume
from playbook.intake.own_git import identity
from playbook.intake.quarantine import Quarantine
from playbook.metadata.writing import written
from playbook.model.finding import Level
from playbook.model.ledger import Criteria, LedgerRecord, Said, State, is_decision
from playbook.model.text import Language
from playbook.report.text import text
from playbook.workspace import Workspace, read_workspace, today

_CRITERIA: Final = tuple(Criteria.model_fields)


@dataclass(frozen=True)
class _Given:
    """What was said on the command line."""

    by: str | None
    reasons: Mapping[Language, str]
    answers: Mapping[Language, str]
    reason: str | None
    answer: str | None
    into: str | None = None
    covered_by: str | None = None
    revisit_on: dt.date | None = None
    meets: Sequence[str] = ()


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
        _act(suggestion, state, _given(said), language, as_of)

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
        options.insert(1, click.argument("into", metavar="INTO"))
    if state is State.ALREADY_COVERED:
        options.insert(1, click.argument("covered_by", metavar="PAGE"))
    if state is State.DEFERRED:
        options.append(
            click.option("--until", type=DAY, help="The day to come back to it: 2027-02-01.")
        )
    if state in {State.ACCEPTED, State.ACCEPTED_WITH_CHANGES}:
        meets = click.Choice(_CRITERIA)
        options.append(
            click.option("--meets", type=meets, multiple=True, help="A criterion of new pages met.")
        )
    return [*options, day_option, language_option]


def _given(said: Mapping[str, object]) -> _Given:
    def texts(name: str) -> dict[Language, str]:
        found = {one: said.get(f"{name}_{one.value}") for one in Language}
        return {one: str(words) for one, words in found.items() if words}

    def word(name: str) -> str | None:
        return str(said[name]) if said.get(name) else None

    until = said.get("until")
    meets = said.get("meets", ())
    return _Given(
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


def _act(
    suggestion: str, state: State, given: _Given, language: Language, as_of: dt.date | None
) -> None:
    root = playbook_root(language)
    workspace = opened_checkout(root, as_of, language)
    record = record_of(workspace, suggestion)
    assessed = _assessed(workspace, suggestion, record, language)
    refuse_illegal(record, state, language)
    _refuse_unseen(record, assessed, state, language)
    if assessed and is_decision(state):
        _refuse_own(root, assessed, language)
    given = _asked(given, state, language)
    made = next_record(
        record, assessed, _act_of(state, given, record, assessed, language, as_of), language
    )
    path = ledger_path(made.id)
    refuse_faulty(workspace, path, made, language)
    replace_file(root / path, written(made).encode())
    click.echo(say(WRITTEN, language, path=path))
    click.echo(say(ACT_NEXT, language, path=path), err=True)


def opened_checkout(root: Path, as_of: dt.date | None, language: Language) -> Workspace:
    """The checkout, with what a killed run left brought to its end."""
    _resume(root, language)
    workspace = read_workspace(root, as_of or today())
    if workspace.index is None:
        end(USAGE, BROKEN, language)
    return workspace


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


def _asked(given: _Given, state: State, language: Language) -> _Given:
    """What is missing, asked for where a person sits at the terminal."""
    wanted = [] if given.by else ["by"]
    if is_decision(state) or state in {State.WITHHELD, State.WITHDRAWN}:
        wanted += [] if given.reason or given.reasons else ["reason"]
    if is_decision(state):
        wanted += [] if given.answer or given.answers else ["answer"]
    if state is State.DEFERRED and given.revisit_on is None:
        wanted.append("revisit_on")
    if wanted and not sys.stdin.isatty():
        names = ", ".join(f"--{_OPTION.get(name, name)}" for name in wanted)
        end(USAGE, MISSING, language, names=names)
    for name in wanted:
        kind = DAY if name == "revisit_on" else click.STRING
        asked = click.prompt(say(ASK[name], language), type=kind, err=True)
        given = replace(given, **{name: asked})  # type: ignore[arg-type]  # each its own kind
    return given


_OPTION: Final = {"revisit_on": "until"}


def _act_of(
    state: State,
    given: _Given,
    record: LedgerRecord | None,
    assessed: Assessed | None,
    language: Language,
    as_of: dt.date | None,
) -> Act:
    theirs = _language(record, assessed)
    try:
        return Act(
            to=state,
            on=as_of or today(),
            by=given.by or "",
            reason=_said(given.reasons, given.reason, theirs),
            answer=_said(given.answers, given.answer, theirs),
            into=given.into,
            covered_by=given.covered_by,
            revisit_on=given.revisit_on,
            criteria=_criteria(given.meets),
        )
    except ValidationError:
        end(USAGE, BAD_WORDS, language)


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
