"""What stands around a page's text: boxes above it, panels below it, metadata for machines.

Values only: a template prints them. Everything in them is escaped.
"""

from __future__ import annotations

from playbook.site.frame.findings import finding_rows
from playbook.site.frame.ideas import without_change
from playbook.site.frame.page import generated_frame, idea_frame, page_frame
from playbook.site.frame.review import badge_words, record_path
from playbook.site.frame.values import FindingRow, Frame, Notice, OpenIdeas, Piece, Row

__all__ = [
    "FindingRow",
    "Frame",
    "Notice",
    "OpenIdeas",
    "Piece",
    "Row",
    "badge_words",
    "finding_rows",
    "generated_frame",
    "idea_frame",
    "page_frame",
    "record_path",
    "without_change",
]
