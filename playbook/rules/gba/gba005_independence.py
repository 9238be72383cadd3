"""Whoever approves a record is neither its analyst nor its author.

An approved record names three different roles. Where there is git history, the author of the commit
that approves wrote none of the commits of the page or of the record since the previous approval; a
commit approves when it sets the status to `approved` or changes `approved_on`. Authors are
compared, never printed: what git says of them is a claim.

A self-assessment is the analyst's alone: a reviewer, an approver or their dates would claim a
review that did not happen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from playbook.metadata.error import MetadataError
from playbook.metadata.events import read_yaml
from playbook.metadata.limits import RECORD
from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.gba import GbaRecord, Roles
from playbook.model.history import Commit, History
from playbook.model.place import Location
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA005",
    scope=Scope.RECORD,
    level=Level.WARNING,
    release=Level.ERROR,
    title=Words("Review that is not independent", "Examen qui n’est pas indépendant"),
    why=Words(
        "An analysis that its own author approves has not been challenged. A self-assessment is "
        "honest as long as it does not look like a review.",
        "Une analyse approuvée par la personne qui l’a faite n’a pas été remise en question. Une "
        "autoévaluation reste honnête tant qu’elle n’a pas l’air d’un examen.",
    ),
    message=Words(
        "the review is not independent: {what}", "l’examen n’est pas indépendant : {what}"
    ),
    help=Words("{remedy}", "{remedy}"),
    basis="PACP 42-1/9: limited senior review; PACP 40-2/33 (2009): no evidence of the challenge "
    "function",
)

_THREE_ROLES: Final = Words(
    "name an analyst, a reviewer and an approver who are three different roles",
    "nommez à l’analyse, à l’examen et à l’approbation trois rôles différents",
)
_NO_REVIEW: Final = Words(
    "take it out, or have the record reviewed and set its status to `approved`",
    "retirez cette clé, ou faites examiner la fiche et donnez-lui l’état `approved`",
)
_ANOTHER_PERSON: Final = Words(
    "have a person who wrote neither approve the record, in a commit of their own",
    "faites approuver la fiche par une personne qui n’a écrit ni l’une ni l’autre, dans un commit "
    "à elle",
)
_OWN_WORK: Final = Words(
    "by git, the author of the commit that approves also wrote the page or the record since the "
    "previous approval (authors in git are claims)",
    "selon git, le commit qui approuve vient d’une personne qui a aussi écrit la page ou la fiche "
    "depuis l’approbation précédente (dans git, le nom d’auteur reste une déclaration)",
)


def check(record: Record, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """What an approved record lacks in independence, and what a self-assessment has too much."""
    document, value = record.document, record.value
    if value.status == "self_assessed":
        for location in _review_claimed(value):
            what = Words(
                f"a self-assessment has no `{location[-1]}`",
                f"une autoévaluation n’a pas de `{location[-1]}`",
            )
            yield RULE.at(document.key(*location), what=what, remedy=_NO_REVIEW)
    if value.status == "approved":
        for location, what in _roles_at_fault(value.roles):
            yield RULE.at(document.at(*location), what=what, remedy=_THREE_ROLES)
        if _approves_own_work(record):
            place = document.at("roles", "approver")
            yield RULE.at(place, what=_OWN_WORK, remedy=_ANOTHER_PERSON)


def _review_claimed(value: GbaRecord) -> Iterator[Location]:
    for name in ("reviewed_on", "approved_on"):
        if getattr(value, name):
            yield (name,)
    for name in ("reviewer", "approver"):
        if getattr(value.roles, name):
            yield ("roles", name)


def _roles_at_fault(roles: Roles) -> Iterator[tuple[Location, Words]]:
    taken: dict[str, str] = {}
    for name in ("analyst", "reviewer", "approver"):
        role: str | None = getattr(roles, name)
        if role is None:
            yield (
                ("roles",),
                Words(f"an approved record needs `{name}`", f"une fiche approuvée exige `{name}`"),
            )
        elif role in taken:
            yield (
                ("roles", name),
                Words(
                    f"`{role}` is both `{taken[role]}` and `{name}`",
                    f"« {role} » est à la fois `{taken[role]}` et `{name}`",
                ),
            )
        else:
            taken[role] = name


def _approves_own_work(record: Record) -> bool:
    history, path = record.pages.history, record.document.path
    commits = (history.commits(path) or ())[::-1]
    approvals = _approvals([_signature(history, path, commit) for commit in commits])
    if not approvals:
        return False
    newest = approvals[-1]
    previous = approvals[-2] if len(approvals) > 1 else None
    approving = commits[newest]
    since = commits[previous] if previous is not None else None
    first = 0 if previous is None else previous + 1
    record_authors = {commit.author for commit in commits[first:newest]}
    return approving.author in record_authors | _page_authors(record, since, approving)


def _approvals(signatures: Sequence[str | None]) -> list[int]:
    """Which commits approve, oldest first: those whose signature is new."""
    before = (None, *signatures)
    return [
        number
        for number, signature in enumerate(signatures)
        if signature is not None and signature != before[number]
    ]


def _signature(history: History, path: str, commit: Commit) -> str | None:
    """The day of approval that the record bore after a commit; None when it was not approved."""
    text = history.text(commit.blob) if commit.blob else None
    return _approved_on(path, text or "")


@lru_cache(maxsize=1024)
def _approved_on(path: str, text: str) -> str | None:
    """What a record's text says of its approval; asked again for each suggestion of a queue.

    Only two keys are read, so that a record of an older schema still says its status.
    """
    try:
        written = read_yaml(path, text, RECORD).value
    except MetadataError:
        return None
    if not isinstance(written, dict) or written.get("status") != "approved":
        return None
    return str(written.get("approved_on"))


def _page_authors(record: Record, since: Commit | None, approving: Commit) -> set[str]:
    """Who changed a twin after the previous approval, up to and with the commit that approves.

    Commits of different files have no common order but their days.
    """
    history = record.pages.history
    return {
        commit.author
        for page in record.pages
        for commit in history.commits(page.path) or ()
        if commit.on <= approving.on and (since is None or commit.on > since.on)
    }
