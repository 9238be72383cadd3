"""The dates of a record follow each other, and its status has the dates it rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.gba import GbaRecord
from playbook.model.place import Location
from playbook.rules.dates import months_after
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA004",
    scope=Scope.RECORD,
    level=Level.ERROR,
    title=Words("Dates of a record do not agree", "Dates d’une fiche qui ne concordent pas"),
    why=Words(
        "Analyses were done late, tacked on at the end. Dates in their order show when the "
        "analysis was made; impossible ones show that nobody looked.",
        "Des analyses étaient faites tard, ajoutées à la fin. Des dates en ordre montrent quand "
        "l’analyse a été faite; des dates impossibles montrent que personne n’a regardé.",
    ),
    message=Words("the dates do not agree: {what}", "les dates ne concordent pas : {what}"),
    help=Words(
        "write the days on which things happened: started, assessed or reviewed, approved, and a "
        "`valid_until` within {months} months",
        "inscrivez les jours réels : début, évaluation ou examen, approbation, et un `valid_until` "
        "d’ici {months} mois au plus",
    ),
    basis="PACP 42-1/9 and 42-1/11: tight deadlines, analysis done late as a “tack-on at the end”",
)

_STEPS: Final = ("started_on", "assessed_on", "reviewed_on", "approved_on")
_ASKED_BY_STATUS: Final = {
    "approved": ("reviewed_on", "approved_on"),
    "self_assessed": ("assessed_on",),
}


def check(record: Record, reference: Reference) -> Iterator[Fault]:
    """Each date that is missing, out of order, still to come, or valid for too long."""
    months = reference.policy.value.gba.valid_months
    value = record.value
    faults = (
        *_missing(value),
        *_out_of_order(value),
        *_to_come(value, reference.as_of),
        *_valid_too_long(value, months),
    )
    for location, what in faults:
        yield RULE.at(record.document.at(*location), what=what, months=months)


_Problem = tuple[Location, Words]


def _missing(value: GbaRecord) -> Iterator[_Problem]:
    for name in _ASKED_BY_STATUS.get(value.status, ()):
        if getattr(value, name) is None:
            yield (
                ("status",),
                Words(
                    f"a record that is `{value.status}` needs `{name}`",
                    f"une fiche à l’état `{value.status}` exige `{name}`",
                ),
            )


def _out_of_order(value: GbaRecord) -> Iterator[_Problem]:
    written = [(name, day) for name in _STEPS if (day := getattr(value, name))]
    for (before, earlier), (after, later) in pairwise(written):
        if later < earlier:
            yield (after,), _is_before(after, later, before, earlier)
    last, day = written[-1]
    if value.valid_until <= day:
        yield (
            ("valid_until",),
            Words(
                f"`valid_until` {value.valid_until} is not after `{last}` {day}",
                f"`valid_until` {value.valid_until} n’est pas postérieur à `{last}` {day}",
            ),
        )


def _is_before(after: str, later: dt.date, before: str, earlier: dt.date) -> Words:
    return Words(
        f"`{after}` {later} is before `{before}` {earlier}",
        f"`{after}` {later} est antérieur à `{before}` {earlier}",
    )


def _to_come(value: GbaRecord, today: dt.date) -> Iterator[_Problem]:
    for location, day in _days(value):
        if day > today:
            name = location[-1]
            yield (
                location,
                Words(
                    f"`{name}` {day} is after {today}, the day of this check",
                    f"`{name}` {day} est postérieur au {today}, jour de ce contrôle",
                ),
            )
    for number, source in enumerate(value.data_sources):
        if source.year > today.year:
            yield (
                ("data_sources", number, "year"),
                Words(
                    f"the year {source.year} is still to come",
                    f"l’année {source.year} est encore à venir",
                ),
            )


def _days(value: GbaRecord) -> Iterator[tuple[Location, dt.date]]:
    """The days on which something is said to have happened."""
    for name in _STEPS:
        if day := getattr(value, name):
            yield (name,), day
    if value.not_applicable:
        yield ("not_applicable", "decided_on"), value.not_applicable.decided_on
    for name in ("consulted", "questions_raised", "history"):
        for number, event in enumerate(getattr(value, name)):
            yield (name, number, "on"), event.on


def _valid_too_long(value: GbaRecord, months: int) -> Iterator[_Problem]:
    name = "assessed_on" if value.status == "self_assessed" else "reviewed_on"
    start: dt.date | None = getattr(value, name)
    if start and value.valid_until > months_after(start, months):
        yield (
            ("valid_until",),
            Words(
                f"`valid_until` {value.valid_until} is more than {months} months after `{name}` "
                f"{start}",
                f"`valid_until` {value.valid_until} est à plus de {months} mois de `{name}` "
                f"{start}",
            ),
        )
