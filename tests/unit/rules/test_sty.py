"""Sentences and words, where a golden case would say less than a line."""

from __future__ import annotations

import pytest

from playbook.rules.sty.sentences import sentences, word_count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("   \n ", []),
        ("One. Two! Three? Four… Five", ["One.", "Two!", "Three?", "Four…", "Five"]),
        ("See Mr. Roy, e.g. on p. 4. Then go.", ["See Mr. Roy, e.g. on p. 4.", "Then go."]),
        (
            "M. Roy et Mme Roy, p. ex. à Ste. Anne, lisent. Merci.",
            ["M. Roy et Mme Roy, p. ex. à Ste. Anne, lisent.", "Merci."],
        ),
        ("It costs 3.5 or 1,000. 12 came.", ["It costs 3.5 or 1,000.", "12 came."]),
        ("She said “Stop.” He did.", ["She said “Stop.”", "He did."]),
        ("«\u00a0Arrêtez.\u00a0» Il part.", ["«\u00a0Arrêtez.\u00a0»", "Il part."]),
        ("Why? because it rains.", ["Why? because it rains."]),
        ("First line\nand second. Third.", ["First line\nand second.", "Third."]),
        ("The U.S. Office answered. Yes.", ["The U.S. Office answered.", "Yes."]),
    ],
)
def test_a_passage_is_cut_after_each_sentence(text: str, expected: list[str]) -> None:
    found = list(sentences(text))
    assert [sentence.text for sentence in found] == expected
    assert all(text[one.offset :].startswith(one.text) for one in found)


def test_a_number_with_spaces_is_one_word_and_a_lone_sign_none() -> None:
    assert word_count("Les 1\u00a0200 personnes\u00a0: « oui »") == 4


@pytest.mark.parametrize("hostile", ["“. ”) " * 20_000, "." * 100_000])
def test_a_hostile_passage_is_cut_into_what_it_holds(hostile: str) -> None:
    assert all(hostile[one.offset :].startswith(one.text) for one in sentences(hostile))
