"""A suggestion is small enough for a person to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from playbook.model.edition import Index
from playbook.model.finding import Fault, Level, Words
from playbook.model.place import Place
from playbook.model.proposed import Proposed
from playbook.rules.rule import Rule, Scope
from playbook.rules.sug.carriage import TEXTS, carriage

FILES: Final = 200
BYTES: Final = 20 * 1024 * 1024
TEXT_BYTES: Final = 4 * 1024 * 1024

RULE: Final = Rule(
    code="TRE011",
    scope=Scope.CHANGE,
    level=Level.ERROR,
    title=Words("Suggestion too large", "Suggestion trop volumineuse"),
    why=Words(
        "Nobody reviews a thousand files, and one such suggestion would hold up the queue for "
        "everyone.",
        "Personne n’examine un millier de fichiers, et une seule suggestion de ce genre "
        "retarderait tout le monde.",
    ),
    message=Words(
        "the change has {count} {unit}, where {most} are allowed",
        "la modification compte {count} {unit}, alors que {most} sont permis",
    ),
    help=Words(
        "split it into suggestions that can be read one by one",
        "divisez-la en suggestions qui se lisent une à une",
    ),
)
_FILES: Final = Words("files", "fichiers")
_BYTES: Final = Words("bytes", "octets")
_TEXT_BYTES: Final = Words("bytes of text", "octets de texte")


def check(proposed: Proposed, index: Index) -> Iterator[Fault]:  # noqa: ARG001 - a check's signature
    """A change of too many files, or of files that are too large together."""
    sizes = {change.path: change.after.size for change in proposed.files if change.after}
    counted = (
        (len(proposed.files), _FILES, FILES),
        (sum(sizes.values()), _BYTES, BYTES),
        (_text(sizes), _TEXT_BYTES, TEXT_BYTES),
    )
    for count, unit, most in counted:
        if count > most:
            place = Place(proposed.files[0].path, 1, 1)
            yield RULE.at(place, count=count, unit=unit, most=most)


def is_too_large(files: int, sizes: Mapping[str, int]) -> bool:
    """Whether a change is so large that nothing of it is read; `sizes` are in bytes, by path."""
    return files > FILES or sum(sizes.values()) > BYTES or _text(sizes) > TEXT_BYTES


def _text(sizes: Mapping[str, int]) -> int:
    return sum(size for path, size in sizes.items() if carriage(path) in TEXTS)
