"""What the check found in a page, for the person who is writing it."""

from __future__ import annotations

from collections.abc import Iterable

from playbook.model.finding import Finding
from playbook.report.text import LEVEL_WORDS
from playbook.site.escape import safe
from playbook.site.frame.values import FindingRow
from playbook.site.words import SiteWords


def finding_rows(findings: Iterable[Finding], words: SiteWords) -> tuple[FindingRow, ...]:
    """Each finding in the page's language, the heaviest first, then by where it stands."""
    listed = sorted(findings, key=lambda one: (-one.level, one.order))
    return tuple(_row(finding, words) for finding in listed)


def _row(finding: Finding, words: SiteWords) -> FindingRow:
    place = finding.place
    position = words.text("finding_position", line=str(place.line), column=str(place.column))
    return FindingRow(
        level=finding.level.word,
        word=safe(LEVEL_WORDS[finding.level].in_(words.language)),
        code=safe(finding.code),
        position=safe(position),
        message=safe(finding.message.in_(words.language)),
        help=safe(finding.help.in_(words.language)),
    )
