"""What a contributor says of a change: `suggestion.yml`, options of the push, or trailers.

Invariants:
- every word is a stranger's; it is bound to the same form wherever it was written;
- of what is said with a change, a word that can't be taken keeps no other from being: it is told,
  and refuses nothing, since none of it goes into main.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from playbook.metadata.events import Loaded, Node
from playbook.metadata.files import PROPOSAL
from playbook.metadata.limits import FRONT_MATTER
from playbook.model.document import Document, Marks
from playbook.model.finding import Fault, Level
from playbook.model.place import COMMIT_MESSAGE, PUSH_OPTIONS, START, Location
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
_LANGUAGE: Final = "language"
_TREES: Final = {language: f"docs/{language.value}/" for language in Language}


def proposal_of_words(
    commit: bytes, said: bytes, paths: Iterable[str], title: str | None = None
) -> tuple[Document[Proposal] | None, tuple[Fault, ...]]:
    """What a commit's message says, and what was said with its push, which goes before.

    Where neither gives a title, `title` is one, which the forge told, else the subject. The
    language is that of the pages where they are all French, else English.
    """
    message = _message(commit)
    pushed = _values(said_of(said).items())
    spoken = {**_trailers(message), **pushed}
    usual = _usual(title or message, paths)
    document, faults = _bound(usual, spoken)
    if faults:
        wrong = {fault.values.get("key") for fault in faults}
        document, _ = _bound(usual, {key: one for key, one in spoken.items() if key not in wrong})
    return document, tuple(_placed(fault, pushed) for fault in faults)


def _bound(
    usual: Mapping[str, Node], spoken: Mapping[str, Node]
) -> tuple[Document[Proposal] | None, tuple[Fault, ...]]:
    """What is said, and what stands for what is not."""
    words = {**usual, **spoken}
    marks = Marks(dict.fromkeys(_places(words, spoken), START), {})
    return PROPOSAL.bind(COMMIT_MESSAGE, Loaded(words, marks))


def _places(words: Mapping[str, Node], spoken: Collection[str]) -> Iterator[Location]:
    """All that was said stands in one place; a language that nobody said stands nowhere."""
    yield ()
    for key, value in words.items():
        if key in spoken or key != _LANGUAGE:
            yield (key,)
        yield from ((key, at) for at in range(len(value))) if isinstance(value, list) else ()


def _placed(fault: Fault, pushed: Collection[str]) -> Fault:
    path = PUSH_OPTIONS if fault.values.get("key") in pushed else COMMIT_MESSAGE
    return replace(fault, place=fault.place._replace(path=path), level=Level.WARNING)


def said_before(before: Document[Proposal], now: Document[Proposal]) -> Document[Proposal]:
    """What was said before, but for what is said now in a place of its own."""
    spoken = {str(place[0]) for place in now.marks.values if place} - {"title"}
    told = {key: getattr(now.value, key) for key in spoken}
    return replace(before, value=before.value.model_copy(update=told))


def language_said(document: Document[Proposal] | None) -> Language | None:
    """The language that a contributor names; None where it was taken from the pages."""
    if document is None or (_LANGUAGE,) not in document.marks.values:
        return None
    return document.value.language


def language_of(paths: Iterable[str]) -> Language | None:
    """The language of the pages among these files, where all are of one."""
    found = {one for path in paths for one, tree in _TREES.items() if path.startswith(tree)}
    return found.pop() if len(found) == 1 else None


def as_language(written: str) -> str:
    """`en` or `fr` for what begins so (`fr_CA`, `Français`, `English`), else what was written."""
    start = written[:2].lower()
    return start if start in set(Language) else written


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
    title = subject[:_TITLE_LENGTH].strip() or "…"
    return {"title": title, _LANGUAGE: language_of(paths) or Language.EN}


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
    """A value, with what no text of a playbook may hold written out by its number."""
    shown = visible(written)
    if key == "segments":
        return [one.strip() for one in shown.split(",") if one.strip()]
    return as_language(shown) if key == _LANGUAGE else shown
