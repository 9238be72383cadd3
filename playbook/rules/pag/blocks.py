"""The blocks of a page: the headings that open them, and those its type asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from playbook.model.body import Heading
from playbook.model.document import Page
from playbook.model.edition import Reference
from playbook.model.reference import Block

BLOCK_LEVEL: Final = 2


def required_blocks(page: Page, reference: Reference) -> tuple[Block, ...]:
    """The blocks that the page's type asks for; none for a type that nobody described."""
    page_type = reference.types.value.of(page.meta.type)
    return page_type.blocks if page_type else ()


def block_headings(page: Page) -> Mapping[str, Heading]:
    """The first heading of each block of a page, by its id."""
    found: dict[str, Heading] = {}
    for heading in page.body.headings:
        if heading.level <= BLOCK_LEVEL:
            found.setdefault(heading.id, heading)
    return found
