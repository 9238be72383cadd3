"""How much of a suggestion is read at all."""

from __future__ import annotations

import pytest

from playbook.rules.tre.tre011_suggestion_too_large import BYTES, FILES, TEXT_BYTES, is_too_large

PAGE = "docs/en/methods/talk.md"
IMAGE = "docs/assets/talk.png"


@pytest.mark.parametrize(
    ("files", "sizes", "too_large"),
    [
        (FILES, {PAGE: TEXT_BYTES}, False),
        (FILES + 1, {}, True),
        (1, {IMAGE: BYTES}, False),
        (2, {IMAGE: BYTES, PAGE: 1}, True),
        (1, {PAGE: TEXT_BYTES + 1}, True),
        (1, {IMAGE: TEXT_BYTES + 1}, False),
    ],
)
def test_nothing_is_read_of_what_nobody_could_read(
    files: int,
    sizes: dict[str, int],
    too_large: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert is_too_large(files, sizes) is too_large
