"""The pages that are entries of the glossary beside its record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from playbook.model.document import Page
from playbook.model.edition import Index
from playbook.model.page import Term


def page_terms(index: Index) -> Iterator[tuple[Page, Term]]:
    """Every page of type `term` with its metadata, English ones first."""
    for page in index.found("type", "term"):
        yield page, cast("Term", page.meta)
