"""Metadata for machines, by the names that Canada.ca pages use (Dublin Core terms).

The title and the address are the template's: only it knows what the window says and where the
page is served.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from playbook.model.document import Page
from playbook.model.reference import Policy
from playbook.model.text import Language
from playbook.site.escape import safe
from playbook.site.frame.values import Meta
from playbook.site.navigation import LISTED

# ISO 639-2/T, and the word for "anyone may read it" of the Canada.ca specifications.
_LANGUAGES: Final = {Language.EN: "eng", Language.FR: "fra"}
_UNRESTRICTED: Final = "2"


def page_head(page: Page, policy: Policy) -> tuple[Meta, ...]:
    """What an authored page says of itself; pages that no list shows ask not to be indexed."""
    meta = page.meta
    dates = (meta.date_created, meta.date_modified)
    return (
        *_common(meta.description, policy, page.language, *dates),
        *_keywords(meta.keywords),
        *(() if meta.status in LISTED else (Meta("robots", safe("noindex")),)),
    )


def generated_head(description: str, policy: Policy, language: Language) -> tuple[Meta, ...]:
    """What a generated page says of itself: it was issued with its edition."""
    return tuple(_common(description, policy, language, policy.edition_date, None))


def _common(
    description: str,
    policy: Policy,
    language: Language,
    issued: dt.date,
    modified: dt.date | None,
) -> Iterator[Meta]:
    yield Meta("dcterms.description", safe(description))
    yield Meta("dcterms.creator", safe(policy.department.in_(language)))
    yield Meta("dcterms.language", safe(_LANGUAGES[language]))
    yield Meta("dcterms.issued", safe(issued.isoformat()))
    if modified:
        yield Meta("dcterms.modified", safe(modified.isoformat()))
    yield Meta("dcterms.accessRights", safe(_UNRESTRICTED))


def _keywords(keywords: tuple[str, ...]) -> Iterator[Meta]:
    """The author's own words for the subject; no scheme is claimed for them."""
    if keywords:
        yield Meta("dcterms.subject", safe("; ".join(keywords)))
        yield Meta("keywords", safe(", ".join(keywords)))
