"""Findings that another process wrote, read as data by the one that may answer.

Invariants: a bounded number of bytes, entries of one form and nothing else; what is not that form
is no verdict, never a good one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Final, Literal, NamedTuple

from pydantic import Field, StringConstraints, TypeAdapter, ValidationError

from playbook.intake.forges.forge import Outcome
from playbook.model.finding import Words
from playbook.model.text import Value, on_one_line

AT_MOST: Final = 1_000_000
_ENTRIES: Final = 10_000
_Line = Annotated[str, StringConstraints(max_length=4000)]
_Position = Annotated[int, Field(ge=0, lt=10**9)]
_NO_VERDICT: Final = Words(
    "The check did not end with findings that can be shown.",
    "La vérification n’a pas donné de constats à montrer.",
)
_NOTHING: Final = Words("No findings.", "Aucun constat.")


class _Found(Value):
    """An entry of `--format json`."""

    path: _Line
    line: _Position
    column: _Position
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}[0-9]{3}$")]
    level: Literal["error", "warning", "advice"]
    message: _Line
    help: _Line

    def text(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}"
        said = on_one_line(f"{place}: {self.code} {self.message} ({self.level})")
        return f"{said}\n  {on_one_line(self.help)}" if self.help.strip() else said


_FOUND: Final = TypeAdapter(Annotated[tuple[_Found, ...], Field(max_length=_ENTRIES)])


class Verdict(NamedTuple):
    """What a status says, and the text of a comment."""

    state: Outcome
    text: str


def verdict_of(contents: Iterable[bytes]) -> Verdict:
    """What to tell of a check, from what it wrote as JSON: once, or once for each language.

    Where one of them is not to be read, or there is none, the check has not ended.
    """
    read = [_read(content) for content in contents]
    if not read or None in read:
        return Verdict("error", f"{_NO_VERDICT.en}\n{_NO_VERDICT.fr}")
    lists = [one for one in read if one]
    if not lists:
        return Verdict("success", f"{_NOTHING.en}\n{_NOTHING.fr}")
    failed = any(found.level == "error" for one in lists for found in one)
    text = "\n\n".join("\n".join(found.text() for found in one) for one in lists)
    return Verdict("failure" if failed else "success", text)


def _read(content: bytes) -> tuple[_Found, ...] | None:
    if len(content) > AT_MOST:
        return None
    try:
        return _FOUND.validate_json(content, strict=True)
    except ValidationError:
        return None
