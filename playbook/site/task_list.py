"""Task lists, `- [x] done`: a box that nobody can tick, which tells its state in words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from xml.etree import ElementTree as ET

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

_TASK: Final = re.compile(r"^ *\[([xX ])\] +(?=\S)")


class TaskLists(Treeprocessor):
    """Makes tasks of items that begin with a box; `said` tells in words whether one is done."""

    def __init__(self, md: Markdown, said: Callable[[bool], str]) -> None:
        super().__init__(md)
        self._said = said

    def run(self, root: ET.Element) -> None:
        """Put a checkbox, with its state as its name, in place of each box."""
        for parent in root.iter():
            tasks = [item for item in parent if item.tag == "li" and self._made(item)]
            for element in (parent, *tasks) if tasks else ():
                name = "task-list" if element is parent else "task-list-item"
                element.set("class", f"{element.get('class', '')} {name}".strip())

    def _made(self, item: ET.Element) -> bool:
        """Whether this was a task; the box stands in the item or in its first paragraph."""
        holder = item
        if not (item.text or "").strip() and len(item) and item[0].tag == "p":
            holder = item[0]
        found = _TASK.match(holder.text or "")
        if found is None:
            return False
        is_done = found.group(1) != " "
        box = ET.Element("input", {"type": "checkbox", "disabled": "disabled"})
        if is_done:
            box.set("checked", "checked")
        box.set("aria-label", self._said(is_done))
        box.tail = " " + str(holder.text)[found.end() :]
        holder.text = ""
        holder.insert(0, box)
        return True
