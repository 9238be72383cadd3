"""The files of a new playbook, as values: whose it is, and the day on which it is started.

Everything in it is of that day: its pages are created, its analyses made and its edition dated on
it. Its records name the text that they read, and its French pages the text that they translate.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath
from string import Template
from typing import Final

from playbook import __version__
from playbook.metadata.files import is_page
from playbook.metadata.writing import quoted
from playbook.model.history import blob_id
from playbook.model.reference import Colour, Policy
from playbook.model.text import Label
from playbook.rules.dates import months_after
from playbook.rules.lng.lng013_original_behind import wording
from playbook.site.escape import markdown_text
from playbook.starter.shared import controlled_lists, shared_files

# A package can't hold a file of this name: what builds it would heed it.
_IGNORED: Final = "gitignore"
# What a playbook says of itself until its department does.
_NAME: Final = Label(en="New playbook", fr="Nouveau guide")
_DEPARTMENT: Final = Label(en="Department not named yet", fr="Ministère non précisé")
_COLOUR: Final[Colour] = Policy.model_fields["colour"].default


@dataclass(frozen=True)
class Choices:
    """What a department says of its playbook from the start."""

    name: Label = _NAME
    department: Label = _DEPARTMENT
    colour: Colour = _COLOUR


def starter_files(choices: Choices, day: dt.date) -> dict[str, bytes]:
    """The content of every file of a new playbook, by its path; ends of lines as git keeps them."""
    written = {path: text.encode() for path, text in shared_files(day)}
    values = dict(_values(choices, day))
    # English pages come before French ones, and both before records.
    for path, text in sorted(_own()):
        filled = Template(text).substitute(values, **_texts(path, text, written))
        written[f".{path}" if path == _IGNORED else path] = filled.encode()
    return written


def _values(choices: Choices, day: dt.date) -> Iterator[tuple[str, str]]:
    """What stands in the templates for each name."""
    for field in ("name", "department"):
        label: Label = getattr(choices, field)
        for language, text in (("en", label.en), ("fr", label.fr)):
            yield f"{field}_{language}", quoted(text)
            yield f"{field}_{language}_in_markdown", markdown_text(text)
    yield "colour", quoted(choices.colour)
    yield "day", day.isoformat()
    yield "edition", f"{day.year}.{day.month:02}"
    yield "in_1_month", months_after(day, 1).isoformat()
    yield "in_6_months", months_after(day, 6).isoformat()
    yield "in_12_months", months_after(day, 12).isoformat()
    yield "lists", controlled_lists()
    yield "version", __version__


def _texts(path: str, text: str, written: Mapping[str, bytes]) -> dict[str, str]:
    """The ids that git gives the pages of this file's name, and the name of its own wording."""
    stem = PurePosixPath(path).stem
    pages = (one for one in written if is_page(one) and PurePosixPath(one).stem == stem)
    blobs = {f"blob_{page.split('/')[1]}": blob_id(written[page]) for page in pages}
    return {**blobs, "wording": wording(text)}


def _own() -> Iterator[tuple[str, str]]:
    """The starter's own files, as templates."""
    return _within(files("playbook.starter").joinpath("edition"), "")


def _within(folder: Traversable, above: str) -> Iterator[tuple[str, str]]:
    for one in folder.iterdir():
        if one.is_dir():
            yield from _within(one, f"{above}{one.name}/")
        else:
            yield f"{above}{one.name}", one.read_text(encoding="utf-8")
