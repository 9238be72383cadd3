"""The difference of two texts: both can be read out of it, and words are told apart."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.site.diff import Block, Piece, blocks, diff

WORDS = st.lists(
    st.sampled_from(["one", "two", "l’été", " ", "\n", "\n\n", "---\n", "```\n", ".", "a: b\n"]),
    max_size=30,
).map("".join)


def before(made: tuple[Block, ...]) -> str:
    return "".join(one.text for block in made for one in block.pieces if one.kind != "inserted")


def after(made: tuple[Block, ...]) -> str:
    return "".join(one.text for block in made for one in block.pieces if one.kind != "deleted")


@given(WORDS, WORDS)
def test_what_went_and_stayed_is_the_text_before_what_came_and_stayed_the_text_after(
    old: str, new: str
) -> None:
    made = diff(old, new)
    assert (before(made), after(made)) == (old, new)


@given(st.text(), st.text())
def test_that_holds_for_any_text(old: str, new: str) -> None:
    made = diff(old, new)
    assert (before(made), after(made)) == (old, new)


@given(WORDS)
def test_nothing_changed_between_a_text_and_itself(text: str) -> None:
    assert not any(block.changed for block in diff(text, text))


@given(WORDS, WORDS)
def test_no_piece_is_empty_and_no_two_of_a_kind_stand_together(old: str, new: str) -> None:
    for block in diff(old, new):
        kinds = [piece.kind for piece in block.pieces]
        assert all(piece.text for piece in block.pieces)
        assert all(one != other for one, other in pairwise(kinds))


@given(WORDS)
def test_the_blocks_of_a_text_are_the_text(text: str) -> None:
    assert "".join(blocks(text)) == text


def test_a_word_that_changed_is_told_apart_from_those_that_stayed() -> None:
    (block,) = diff("Ask one person at a time.", "Ask two people at a time.")
    assert block.pieces == (
        Piece("same", "Ask "),
        Piece("deleted", "one person"),
        Piece("inserted", "two people"),
        Piece("same", " at a time."),
    )


def test_texts_that_have_little_in_common_are_shown_whole() -> None:
    old, new = "The cat sat on a mat.", "Bring the forms to every meeting of a team."
    assert diff(old, new) == (Block((Piece("deleted", old), Piece("inserted", new))),)


def test_only_the_block_that_changed_is_compared() -> None:
    made = diff("# A\n\nOne.\n\nTwo.\n", "# A\n\nOne.\n\nTwo, three.\n")
    assert [block.changed for block in made] == [False, False, True]


def test_code_with_blank_lines_is_one_block_and_metadata_a_block_a_line() -> None:
    assert blocks("---\nid: a\ntitle: b\n---\n# T\n\n```\nx\n\ny\n```\n\nz\n") == (
        "---\n", "id: a\n", "title: b\n", "---\n", "# T\n\n", "```\nx\n\ny\n```\n\n", "z\n",
    )  # fmt: skip


@pytest.mark.parametrize("unit", ["a ", "a\n\n", "a b\n\nb a\n\n", "x y z "])
def test_the_work_is_bounded_whatever_the_texts(unit: str) -> None:
    old, new = unit * 40_000, f"{unit[::-1]}{unit}" * 20_000
    made = diff(old, new)
    assert (before(made), after(made)) == (old, new)
