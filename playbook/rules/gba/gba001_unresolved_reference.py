"""Everything that a record refers to is there: roles, factors, findings, sources, gaps.

Whether the file fits its schema is said while it is read; this rule follows its references.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.gba import GbaRecord
from playbook.model.nearest import did_you_mean, nearest
from playbook.model.place import Location
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA001",
    scope=Scope.RECORD,
    level=Level.ERROR,
    title=Words("Reference to nothing in a record", "Renvoi sans cible dans une fiche"),
    why=Words(
        "An analysis is a chain from data to findings to impacts to people who answer for them. "
        "One broken link, and nobody can follow how the conclusion was reached.",
        "Une analyse est une chaîne : des données aux constats, aux effets, puis aux personnes qui "
        "en répondent. Un maillon manque, et nul ne peut suivre le chemin de la conclusion.",
    ),
    message=Words("`{word}` is not {kind}", "« {word} » n’est pas {kind}"),
    help=Words(
        "{meant}write an id that is there, or add what it names",
        "{meant}écrivez un identifiant qui existe, ou ajoutez ce qu’il désigne",
    ),
    basis="PACP 40-2/33 (2009): no written documentation of how analyses were carried out",
)

_ROLE: Final = Words("a role of `owners.yml`", "un rôle de `owners.yml`")
_FACTOR: Final = Words("a factor of the list `factors`", "un facteur de la liste `factors`")
_SOURCE: Final = Words("a source of `sources.yml`", "une source de `sources.yml`")
_DATA_SOURCE: Final = Words("a data source of this record", "une source de données de cette fiche")
_FINDING: Final = Words("a finding of this record", "un constat de cette fiche")
_GAP: Final = Words("a data gap of this record", "une lacune de cette fiche")
_PILLAR: Final = Words("a pillar of the list `grf`", "un pilier de la liste `grf`")
_FORMAT: Final = Words(
    "a format of the list `accessible_formats`", "un format de la liste `accessible_formats`"
)

_Mention = tuple[Location, str | None]


def check(record: Record, reference: Reference) -> Iterator[Fault]:
    """Each id in a record that names nothing."""
    value, vocabulary = record.value, reference.vocabulary.value
    known = (
        (_ROLE, reference.owners.value.ids, (*_signers(value), *_doers(value))),
        (_FACTOR, vocabulary.ids("factors"), _factors(value)),
        (_SOURCE, tuple(reference.sources.value.by_id), _sources(value)),
        (_DATA_SOURCE, tuple(one.id for one in value.data_sources), _evidence(value)),
        (_FINDING, tuple(one.id for one in value.findings), _findings(value)),
        (_GAP, tuple(one.id for one in value.data_gaps), _gaps(value)),
        (_PILLAR, vocabulary.ids("grf"), _each(("grf",), value.grf)),
        (_FORMAT, vocabulary.ids("accessible_formats"), _formats(value)),
    )
    for kind, ids, mentions in known:
        there = frozenset(ids)
        for location, word in mentions:
            if word is not None and word not in there:
                meant = did_you_mean(nearest(word, ids))
                yield RULE.at(record.document.at(*location), word=word, kind=kind, meant=meant)


def _each(location: Location, words: tuple[str, ...]) -> Iterator[_Mention]:
    for number, word in enumerate(words):
        yield (*location, number), word


def _signers(value: GbaRecord) -> Iterator[_Mention]:
    yield ("roles", "analyst"), value.roles.analyst
    yield ("roles", "reviewer"), value.roles.reviewer
    yield ("roles", "approver"), value.roles.approver
    if value.not_applicable:
        yield ("not_applicable", "decided_by"), value.not_applicable.decided_by
    if value.advocate_used:
        yield ("advocate_used", "role"), value.advocate_used.role
    for number, question in enumerate(value.questions_raised):
        yield ("questions_raised", number, "by"), question.by
    for number, entry in enumerate(value.history):
        yield ("history", number, "by"), entry.by


def _doers(value: GbaRecord) -> Iterator[_Mention]:
    for number, gap in enumerate(value.data_gaps):
        yield ("data_gaps", number, "owner"), gap.owner
    for number, impact in enumerate(value.impacts):
        if impact.mitigation:
            yield ("impacts", number, "mitigation", "owner"), impact.mitigation.owner
    for number, plan in enumerate(value.monitoring):
        yield ("monitoring", number, "owner"), plan.owner


def _factors(value: GbaRecord) -> Iterator[_Mention]:
    for number, answer in enumerate(value.factors):
        yield ("factors", number, "factor"), answer.factor
    for number, intersection in enumerate(value.intersections):
        yield from _each(("intersections", number, "factors"), intersection.factors)
    for number, source in enumerate(value.data_sources):
        yield from _each(("data_sources", number, "disaggregated_by"), source.disaggregated_by)
    for number, finding in enumerate(value.findings):
        yield from _each(("findings", number, "factors"), finding.factors)


def _sources(value: GbaRecord) -> Iterator[_Mention]:
    for number, source in enumerate(value.data_sources):
        yield ("data_sources", number, "source"), source.source


def _evidence(value: GbaRecord) -> Iterator[_Mention]:
    for number, finding in enumerate(value.findings):
        yield from _each(("findings", number, "evidence"), finding.evidence)


def _findings(value: GbaRecord) -> Iterator[_Mention]:
    for number, source in enumerate(value.data_sources):
        yield from _each(("data_sources", number, "used_in"), source.used_in)
    for number, impact in enumerate(value.impacts):
        yield from _each(("impacts", number, "findings"), impact.findings)


def _gaps(value: GbaRecord) -> Iterator[_Mention]:
    for number, answer in enumerate(value.factors):
        yield ("factors", number, "gap"), answer.gap


def _formats(value: GbaRecord) -> Iterator[_Mention]:
    if value.communication:
        formats = value.communication.accessible_formats
        yield from _each(("communication", "accessible_formats"), formats)
