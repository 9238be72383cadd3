"""MkDocs has written a language's site: write its search beside the pages."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from playbook.engine.mkdocs import add_search


def on_post_build(config: MkDocsConfig) -> None:
    """Write the search of the plan that was built."""
    add_search(config)
