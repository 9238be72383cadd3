"""What a contributor says of a change: the file `suggestion.yml`, or trailers of the commit.

Invariant: every word is a stranger's; it is bound to the same form wherever it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from playbook.metadata.events import Loaded, Node
from playbook.metadata.files import PROPOSAL
from playbook.metadata.limits import FRONT_MATTER
from playbook.model.document import Document, Marks
from playbook.model.finding import Fault
from playbook.model.place import START
from playbook.model.proposal import Proposal
from playbook.model.text import Language, on_one_line, visible

_TRAILER: Final = re.compile(r"([A-Za-z][A-Za-z-]{0,30}):[ \t]+(\S.{0,1999})")
_KEYS: Final = frozenset(
    {
        "title",
        "kind",
        "why",
        "language",
        "segments",
        "gba_note",
        "gba_unchanged",
        "name",
        "consent",
    }
)
_TITLE_LENGTH: Final = 300
MESSAGE: Final = "suggestion.yml"


def proposal_of_message(
    commit: bytes, paths: Iterable[str]
) -> tuple[Document[Proposal] | None, tuple[Fault, ...]]:
    """What a commit's message says; its subject is the title where no trailer gives one.

    The language is that of the pages where they are all French, else English.
    """
    message = _message(commit)
    said: dict[str, Node] = {**_usual(message, paths), **_trailers(message)}
    # A message has no lines to point at: every value stands at the start.
    marks = Marks({(): START, **{(key,): START for key in said}}, {})
    return PROPOSAL.bind(MESSAGE, Loaded(said, marks))


def _message(commit: bytes) -> str:
    """The message, with what no text of a playbook may hold written out by its number."""
    _, _, message = commit[: FRONT_MATTER.size].partition(b"\n\n")
    return visible(message.decode(errors="replace").replace("\r\n", "\n"))


def _usual(message: str, paths: Iterable[str]) -> dict[str, Node]:
    subject = on_one_line(message.lstrip().partition("\n")[0])
    pages = [path for path in paths if path.startswith(("docs/en/", "docs/fr/"))]
    french = bool(pages) and all(path.startswith("docs/fr/") for path in pages)
    title = subject[:_TITLE_LENGTH].strip() or "…"
    return {"title": title, "language": Language.FR if french else Language.EN}


def _trailers(message: str) -> dict[str, Node]:
    """The lines `Key: value` of the last paragraph, where it holds nothing else."""
    first, _, last = message.strip().rpartition("\n\n")
    lines = [_TRAILER.fullmatch(line.strip()) for line in last.split("\n")]
    if not first or not all(lines):
        return {}
    pairs = [(_key(line.group(1)), line.group(2)) for line in lines if line]
    return {key: _value(key, value) for key, value in pairs if key in _KEYS}


def _key(written: str) -> str:
    return written.lower().replace("-", "_")


def _value(key: str, written: str) -> Node:
    if key == "segments":
        return [one.strip() for one in written.split(",") if one.strip()]
    return written.strip()
