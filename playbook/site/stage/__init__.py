"""The site of one language as a tree of plain Markdown, for another engine or an export.

Nothing in it needs this package: links lead from file to file, citations are footnotes, what
stands around a page is lists, and every heading says its own id.
"""

from __future__ import annotations

from playbook.site.stage.configuration import configuration
from playbook.site.stage.tree import staged_tree

__all__ = ["configuration", "staged_tree"]
