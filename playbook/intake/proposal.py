"""What a contributor says of a change: `suggestion.yml`, options of the push, or trailers.

Invariant: every word is a stranger's; it is bound to the same form wherever it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from playbook.metadata.events import Loaded, Node
from playbook.metadata.files import PROPOSAL
from playbook.metadata.limits import FRONT_MATTER
from playbook.model.document import Document, Marks
from playbook.model.finding import Fault
from playbook.model.place import START, Location
from playbook.model.proposal import Proposal
from playbook.model.text import Language, on_one_line, visible

_TRAILER: Final = re.compile(r"([A-Za-z][A-Za-z_-]{0,30}):[ \t]+(\S.{0,1999})")
SAID: Final = frozenset(
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
WORDS_LENGTH: Final = 2000
_TITLE_LENGTH: Final = 300
MESSAGE: Final = "suggestion.yml"


def proposal_of_words(
    commit: bytes, said: bytes, paths: Iterable[str]
) -> tuple[Document[Proposal] | None, tuple[Fault, ...]]:
    """What a commit's message says, and what was said with its push, which goes before.

    The subject is the title where nothing else gives one; the language is that of the pages where
    they are all French, else English.
    """
    message = _message(commit)
    pushed = said[: FRONT_MATTER.size].decode(errors="replace")
    words = {**_usual(message, paths), **_trailers(message), **_values(_pairs(pushed))}
    return PROPOSAL.bind(MESSAGE, Loaded(words, Marks(dict.fromkeys(_places(words), START), {})))


def _places(words: Mapping[str, Node]) -> Iterator[Location]:
    """All that was said stands in one place; a fault still names what it is about."""
    yield ()
    for key, value in words.items():
        yield (key,)
        yield from ((key, at) for at in range(len(value))) if isinstance(value, list) else ()


def as_said(pairs: Mapping[str, str]) -> bytes:
    """What was said with a push, as it is kept: a line `key: value` for each of `SAID`."""
    return "".join(f"{key}: {value}\n" for key, value in pairs.items()).encode(errors="replace")


def said_of(said: bytes) -> dict[str, str]:
    """What `as_said` has kept."""
    return dict(_pairs(said[: FRONT_MATTER.size].decode(errors="replace")))


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
    lines = (_TRAILER.fullmatch(line.strip()) for line in last.split("\n"))
    return _values(_pairs(last)) if first and all(lines) else {}


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Each line `Key: value` whose key is one of `SAID`."""
    lines = (_TRAILER.fullmatch(line.strip()) for line in text.split("\n"))
    pairs = ((_key(line.group(1)), line.group(2).strip()) for line in lines if line)
    return (pair for pair in pairs if pair[0] in SAID)


def _values(pairs: Iterable[tuple[str, str]]) -> dict[str, Node]:
    return {key: _value(key, value) for key, value in pairs}


def _key(written: str) -> str:
    return written.lower().replace("-", "_")


def _value(key: str, written: str) -> Node:
    if key == "segments":
        return [one.strip() for one in written.split(",") if one.strip()]
    return written
