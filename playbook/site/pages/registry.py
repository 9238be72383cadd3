"""Every maker of generated pages and files, in the order in which the navigation lists pages."""

from __future__ import annotations

from typing import Final

from playbook.site.data import gba as gba_data
from playbook.site.data import guidelines as guidelines_data
from playbook.site.data import pages as pages_data
from playbook.site.data import registers as registers_data
from playbook.site.data import sources as sources_data
from playbook.site.data import standards as standards_data
from playbook.site.data import suggestions as suggestions_data
from playbook.site.data import vocabulary as vocabulary_data
from playbook.site.generated import FileMaker, PageMaker
from playbook.site.pages import (
    a_to_z,
    answers,
    changes,
    codes,
    data,
    department_css,
    gaps,
    gba_board,
    glossary,
    guideline,
    home,
    idea,
    ideas,
    language_board,
    lessons,
    matrix,
    milestones,
    practice_lists,
    principles,
    quality,
    recognition,
    recommendations,
    record,
    reports,
    review_calendar,
    risks,
    search_words,
    section,
    sources,
    standards,
    statements,
    wanted,
)

PAGES: Final[tuple[PageMaker, ...]] = (
    home.pages,
    section.pages,
    record.pages,
    a_to_z.pages,
    practice_lists.pages,
    matrix.pages,
    glossary.pages,
    sources.pages,
    ideas.pages,
    idea.pages,
    answers.pages,
    gba_board.pages,
    language_board.pages,
    review_calendar.pages,
    wanted.pages,
    gaps.pages,
    changes.pages,
    standards.pages,
    reports.pages,
    recommendations.pages,
    milestones.pages,
    lessons.pages,
    risks.pages,
    quality.pages,
    recognition.pages,
    guideline.pages,
    principles.pages,
    codes.pages,
    data.pages,
    statements.pages,
)
FILES: Final[tuple[FileMaker, ...]] = (
    changes.files,
    department_css.files,
    pages_data.files,
    gba_data.files,
    guidelines_data.files,
    registers_data.files,
    standards_data.files,
    suggestions_data.files,
    sources_data.files,
    vocabulary_data.files,
    search_words.files,
)
