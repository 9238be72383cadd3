"""Findings as a person reads them: the place, the rule, the line, a caret, what to do.

docs/en/methods/method-interview.md:7:12: MET016 `pending` is not allowed for `status` (error)
   7 | status: pending
     |         ^^^^^^^
   help: write one of: draft, in_review, published
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from playbook.model.finding import Finding, Level, Words
from playbook.model.place import COMMIT_MESSAGE, PUSH_OPTIONS
from playbook.model.text import Language, on_one_line, visible

LEVEL_WORDS: Final = {
    Level.ERROR: Words("error", "erreur"),
    Level.WARNING: Words("warning", "avertissement"),
    Level.ADVICE: Words("advice", "conseil"),
}
# Where no file is: what a reader can look for instead.
_ELSEWHERE: Final = {
    PUSH_OPTIONS: Words("the options of the push", "les options de l’envoi"),
    COMMIT_MESSAGE: Words("the commit’s message", "le message du commit"),
}
_COLON: Final = Words(":", "\u00a0:")
_HELP: Final = Words("help:", "aide :")
_NOTHING: Final = Words("no findings", "aucun constat")
_HARMLESS: Final = re.compile(r"\w|\.")
_WIDTH: Final = 100
_BEFORE: Final = 40


def text(
    findings: Iterable[Finding], texts: Mapping[str, str], language: Language
) -> Iterator[str]:
    """The lines of a report; `texts` holds the files' texts for the carets.

    A line in which somebody's personal information was found is not repeated, whatever else is
    found in it: reports end up in logs that many can read.
    """
    listed = tuple(findings)
    hidden = {finding.place[:2] for finding in listed if finding.masked}
    for finding in listed:
        yield headline(finding, language)
        if finding.place[:2] not in hidden:
            yield from _excerpt(finding, texts.get(finding.place.path, ""))
        yield f"   {_HELP.in_(language)} {on_one_line(visible(finding.help.in_(language)))}"


def headline(finding: Finding, language: Language) -> str:
    """`path:line:column: CODE message (level)`; what is in no file has no line either."""
    place = finding.place
    level = LEVEL_WORDS[finding.level].in_(language)
    message = on_one_line(visible(finding.message.in_(language)))
    where = path_in_words(path_of(finding, language))
    at = f":{place.line}:{place.column}:" if is_in_a_file(finding) else _COLON.in_(language)
    return f"{where}{at} {finding.code} {message} ({level})"


def path_in_words(path: str) -> str:
    """A path as a report can begin a line with it: the runners of forges obey lines of `::`."""
    written = on_one_line(visible(path))
    return written if _HARMLESS.match(written) else f"./{written}"


def is_in_a_file(finding: Finding) -> bool:
    """Whether what was found has a line and a column."""
    return finding.place.path not in _ELSEWHERE


def path_of(finding: Finding, language: Language) -> str:
    """The file that a finding is in, or in words what it is in instead."""
    elsewhere = _ELSEWHERE.get(finding.place.path)
    return elsewhere.in_(language) if elsewhere else finding.place.path


def summary(findings: Iterable[Finding], language: Language) -> str:
    """How many findings there are of each level."""
    levels = [finding.level for finding in findings]
    counted = [(level, levels.count(level)) for level in sorted(Level, reverse=True)]
    parts = [f"{count} {_plural(level, count, language)}" for level, count in counted if count]
    return ", ".join(parts) or _NOTHING.in_(language)


def _plural(level: Level, count: int, language: Language) -> str:
    word = LEVEL_WORDS[level].in_(language)
    uncounted = level is Level.ADVICE and language is Language.EN
    return word if count == 1 or uncounted else f"{word}s"


def _excerpt(finding: Finding, source: str) -> Iterator[str]:
    """The line and a caret; a long line is cut around the place."""
    place = finding.place
    lines = source.split("\n")
    if not source or place.line > len(lines):
        return
    written = lines[place.line - 1].replace("\t", " ")
    begin, stop = place.column - 1, place.column - 1 + place.length
    # What is written out is longer than what it stands for: the caret goes by what is shown.
    before, marked, after = map(visible, (written[:begin], written[begin:stop], written[stop:]))
    line = before + marked + after
    start = max(0, len(before) - _BEFORE) if len(line) > _WIDTH else 0
    shown = line[start : start + _WIDTH]
    caret = len(before) - start
    length = max(1, min(len(marked), len(shown) - caret))
    gutter = f"{place.line:>4}"
    yield f"{gutter} | {shown}".rstrip()
    yield f"{' ' * len(gutter)} | {' ' * caret}{'^' * length}"
