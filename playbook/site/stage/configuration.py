"""A configuration for MkDocs or Zensical with which a staged tree builds as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.metadata.writing import quoted
from playbook.site.plan import Navigation, SitePlan


def configuration(plan: SitePlan, extensions: str) -> str:
    """The YAML for one language's tree, which stands beside it in a folder of its name.

    `extensions` is the entry `markdown_extensions` of the playbook's own configuration, as it is
    written there.
    """
    return "\n".join([*_lines(plan), "nav:", *_navigation(plan.navigation), extensions, ""])


def _lines(plan: SitePlan) -> Iterator[str]:
    language = plan.language.value
    yield f"site_name: {quoted(plan.site_name)}"
    yield f"docs_dir: {language}"
    yield f"site_dir: site/{language}"
    yield "theme:"
    yield "  name: material"
    yield "  variant: classic  # to Zensical: the look that MkDocs has"
    yield f"  language: {language}"
    yield "  font: false"
    yield "  features: [navigation.indexes]"
    yield "plugins: [search]"


def _navigation(navigation: Navigation) -> Iterator[str]:
    """Labels are written as the plan gives them: engines print them without escaping."""
    for part in navigation:
        for label, members in part.items():
            if isinstance(members, str):
                yield f"  - {quoted(label)}: {quoted(members)}"
                continue
            yield f"  - {quoted(label)}:"
            for member in members:
                for name, path in member.items():
                    yield f"      - {quoted(name)}: {quoted(path)}"
