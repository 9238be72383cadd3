"""Words that the program says come in both languages, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from playbook.metadata.catalogue import read_catalogue
from playbook.metadata.error import MetadataError
from playbook.metadata.writing import quoted
from playbook.model.text import Language, Text

WORDS = st.text("aZ0 é’«»:;#-{}[]&*!|>%@`'\"\\\N{NO-BREAK SPACE}", min_size=1).filter(str.strip)


def test_each_key_has_its_words_in_both_languages() -> None:
    words = read_catalogue(
        "page.yml",
        "# who answers\n"
        "owner: {en: Owner, fr: Responsable}\n"
        'no: {en: "No, {reason}", fr: "Non : {reason}"}\n',
    )
    assert words == {
        "owner": Text(en="Owner", fr="Responsable"),
        "no": Text(en="No, {reason}", fr="Non : {reason}"),
    }
    assert [one.in_(Language.FR) for one in words.values()] == ["Responsable", "Non : {reason}"]


@given(st.dictionaries(st.sampled_from(["owner", "on", "no", "12"]), st.tuples(WORDS, WORDS)))
def test_words_come_out_as_they_were_written(written: dict[str, tuple[str, str]]) -> None:
    lines = [f"{key}: {{en: {quoted(en)}, fr: {quoted(fr)}}}" for key, (en, fr) in written.items()]
    read = read_catalogue("page.yml", "\n".join(lines) or "{}")
    assert {key: (text.en, text.fr) for key, text in read.items()} == written


@pytest.mark.parametrize(
    "text",
    [
        "owner: {en: Owner}",
        "owner: {en: Owner, fr: }",
        'owner: {en: Owner, fr: " "}',
        "owner: {en: Owner, fr: Responsable, de: Besitzer}",
        "owner: Owner",
        "[owner]",
        "",
    ],
)
def test_words_that_lack_a_language_or_are_no_words_stop_the_program(text: str) -> None:
    with pytest.raises(ValidationError):
        read_catalogue("page.yml", text)


def test_a_key_that_stands_twice_is_refused_with_its_place() -> None:
    with pytest.raises(MetadataError, match=r"page\.yml:2:1: MET010"):
        read_catalogue("page.yml", "owner: {en: a, fr: b}\nowner: {en: c, fr: d}\n")
