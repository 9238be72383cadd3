"""The plan of a site that is being written: pages show what the check found in their files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from playbook.model.finding import Finding
from playbook.site.frame import finding_rows
from playbook.site.plan import SitePage, SitePlan


@dataclass(frozen=True)
class LivePlan(SitePlan):
    """A plan whose pages show the findings of the files they are made of."""

    def page(self, path: str) -> SitePage:
        """A page by its source path, with the findings of its own file."""
        planned = super().page(path)
        found = self._found.get(self._file(path), [])
        frame = replace(planned.frame, findings=finding_rows(found, self.words))
        return replace(planned, frame=frame)

    def _file(self, path: str) -> str:
        """The file of the checkout that a page shows: its own, or a record."""
        record = f"docs/records/{path.removesuffix('.md')}.yml"
        return record if record in self.index.files else f"docs/{self.language}/{path}"

    @cached_property
    def _found(self) -> Mapping[str, list[Finding]]:
        found: dict[str, list[Finding]] = {}
        for finding in self.publication.findings:
            found.setdefault(finding.place.path, []).append(finding)
        return found
