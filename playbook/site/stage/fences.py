"""What stands after the sign that opens a code fence, beside the language's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from playbook.metadata.body import FENCE
from playbook.model.body import Body

_NAME: Final = re.compile(r"[ \t]*[A-Za-z][\w+#.-]{0,60}(?=[ \t]|$)")


def fence_openings(markdown: str, body: Body) -> Iterator[tuple[int, int, int]]:
    """The line, and from where to where in it, of what an engine could take for attributes."""
    told = {line.number for passage in body.passages for line in passage.lines}
    fence: str | None = None
    for number, line in enumerate(markdown.split("\n"), start=1):
        found = FENCE.match(line)
        if found is None or number in told:
            continue
        if fence is None:
            fence = found.group(1)
            named = _NAME.match(line, found.end())
            start = named.end() if named else found.end()
            yield number, start, len(line)
        elif found.group(1).startswith(fence) and not line.strip(" `~\t"):
            fence = None
