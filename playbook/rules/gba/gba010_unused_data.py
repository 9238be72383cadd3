"""Data is used, findings rest on data, and findings lead to impacts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from playbook.model.edition import Record, Reference
from playbook.model.finding import Fault, Level, Words
from playbook.model.gba import GbaRecord
from playbook.model.place import Location
from playbook.rules.gba.status import is_finished
from playbook.rules.rule import Rule, Scope

RULE: Final = Rule(
    code="GBA010",
    scope=Scope.RECORD,
    level=Level.ERROR,
    title=Words("Data or finding that leads nowhere", "Donnée ou constat sans suite"),
    why=Words(
        "Data was gathered and then not used, to pass a hurdle. Each source is to carry a finding, "
        "and each finding an impact that somebody can act on.",
        "On recueillait des données sans s’en servir, pour franchir une étape. Chaque source doit "
        "porter un constat, et chaque constat un effet sur lequel on peut agir.",
    ),
    message=Words("{what}", "{what}"),
    help=Words(
        "link them (`used_in` of a source, `evidence` of a finding, `findings` of an impact), or "
        "take out what the analysis does not need",
        "reliez-les (`used_in` d’une source, `evidence` d’un constat, `findings` d’un effet), ou "
        "retirez ce dont l’analyse n’a pas besoin",
    ),
    basis="PACP 44-1/22 (OAG 2022): “data gathered, and then the data not used”",
)


def check(record: Record, reference: Reference) -> Iterator[Fault]:  # noqa: ARG001
    """Sources that no finding uses, findings without evidence, findings without an impact."""
    if is_finished(record.value.status):
        for location, what in _loose_ends(record.value):
            yield RULE.at(record.document.at(*location, "id"), what=what)


def _loose_ends(value: GbaRecord) -> Iterator[tuple[Location, Words]]:
    for number, source in enumerate(value.data_sources):
        if not source.used_in:
            yield (
                ("data_sources", number),
                Words(
                    f"no finding uses the data source `{source.id}`",
                    f"aucun constat n’utilise la source de données `{source.id}`",
                ),
            )
    followed = {finding for impact in value.impacts for finding in impact.findings}
    for number, finding in enumerate(value.findings):
        if not finding.evidence:
            yield (
                ("findings", number),
                Words(
                    f"the finding `{finding.id}` has no evidence",
                    f"le constat `{finding.id}` n’a aucune preuve",
                ),
            )
        if finding.id not in followed:
            yield (
                ("findings", number),
                Words(
                    f"the finding `{finding.id}` leads to no impact",
                    f"le constat `{finding.id}` ne mène à aucun effet",
                ),
            )
