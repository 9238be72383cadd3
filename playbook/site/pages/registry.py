"""Every maker of generated pages and files, in the order in which the navigation lists pages."""

from __future__ import annotations

from typing import Final

from playbook.site.generated import FileMaker, PageMaker
from playbook.site.pages import home, record, section

PAGES: Final[tuple[PageMaker, ...]] = (
    home.pages,
    section.pages,
    record.pages,
)
FILES: Final[tuple[FileMaker, ...]] = ()
