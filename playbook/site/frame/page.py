"""The frame of a page, authored or generated."""

from __future__ import annotations

from dataclasses import replace

from playbook.model.document import Page
from playbook.model.queue import Shown
from playbook.rules.dates import review_due
from playbook.site.escape import SafeHtml, safe
from playbook.site.frame.changes import changes_of, file_link
from playbook.site.frame.glance import glance_rows
from playbook.site.frame.head import generated_head, page_head
from playbook.site.frame.ideas import (
    idea_rows,
    ideas_beside,
    ideas_on_page,
    sentences,
    title_language,
)
from playbook.site.frame.making import made_rows
from playbook.site.frame.notices import notice_of
from playbook.site.frame.relations import pages_that_link_here, related_pages
from playbook.site.frame.review import overdue_words, review_rows
from playbook.site.frame.values import Frame, to_file
from playbook.site.generated import GeneratedPage
from playbook.site.publication import Publication
from playbook.site.words import SiteWords


def page_frame(page: Page, publication: Publication, words: SiteWords) -> Frame:
    """The frame of an authored page."""
    index, policy = publication.index, publication.reference.policy.value
    due = review_due(page.meta, index.reference.types.value)
    overdue = overdue_words(page, index, words)
    late = due < index.reference.as_of
    return Frame(
        title=safe(page.meta.title),
        description=safe(page.meta.description),
        notice=notice_of(page, index, words, overdue if late else None),
        glance=glance_rows(page, index, words),
        review=review_rows(page, index, words),
        due=safe(due.isoformat()),
        overdue=None if late else overdue,
        twin=index.page(page.id, page.language.other) is not None,
        related=related_pages(page, index),
        links_here=pages_that_link_here(page, index),
        made=made_rows(page, publication, words),
        changes=changes_of(page, publication.history, words),
        modified=safe(page.meta.date_modified.isoformat()),
        edit=file_link(policy.links.edit, page),
        history=file_link(policy.links.history, page),
        head=page_head(page, policy),
        ideas=ideas_on_page(page, publication, words),
    )


def generated_frame(
    page: GeneratedPage, publication: Publication, words: SiteWords, as_of: SafeHtml
) -> Frame:
    """The frame of a generated page; it prints the day it judges by, when it judges."""
    policy = publication.reference.policy.value
    return Frame(
        title=safe(page.title),
        description=safe(page.description),
        as_of=as_of if page.dated else None,
        twin=page.twin,
        languages=page.languages,
        above=to_file(*page.above) if page.above else None,
        head=generated_head(page.description, policy, words.language),
    )


def idea_frame(
    page: GeneratedPage,
    shown: Shown,
    publication: Publication,
    words: SiteWords,
    as_of: SafeHtml,
) -> Frame:
    """The frame of a suggestion's page."""
    return replace(
        generated_frame(page, publication, words, as_of),
        lang=title_language(shown, words),
        glance=idea_rows(shown, publication, words),
        told=sentences(shown, words),
        ideas=ideas_beside(shown, publication, words),
    )
