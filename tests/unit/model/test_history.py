"""The past, and the names git gives to texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.model.history import NoHistory, blob_id

SHA1 = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"
SHA256 = "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813"


@pytest.mark.parametrize(
    ("content", "blob"),
    [
        (b"", SHA1),
        (b"", SHA256),
        ("Où aller?\n".encode(), "bd9509a8d0f1966323ddc33fba857e26a7fa7865"),
        (b"a\r\n\x00b", "f1b25d0877664afba6b2459084e51caae8b24e30"),
        (
            b"a\r\n\x00b",
            "beedd1917db3133e7f15f43ba88abda29462ce9e33bcdab0da33db213d7e56b8",
        ),
    ],
)
def test_bytes_have_the_id_that_git_hash_object_gives_them(content: bytes, blob: str) -> None:
    assert blob_id(content, like=blob) == blob


@given(st.binary())
def test_an_id_is_as_long_as_the_one_it_is_to_be_compared_with(content: bytes) -> None:
    assert len(blob_id(content, like=SHA1)) == 40
    assert len(blob_id(content, like=SHA256)) == 64


@given(st.binary())
def test_without_another_id_to_go_by_an_id_is_a_short_one(content: bytes) -> None:
    assert blob_id(content) == blob_id(content, like=SHA1)


def test_where_there_is_no_git_nothing_is_known_of_any_text_or_file() -> None:
    assert NoHistory().text(SHA1) is None
    assert NoHistory().commits("docs/en/start/welcome.md") is None
    assert NoHistory().paths("welcome.md") is None
    assert NoHistory().landing(SHA1) is None
