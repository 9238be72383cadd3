"""What is written into YAML is read back as the same text."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from playbook.metadata.events import read_yaml
from playbook.metadata.limits import RECORD
from playbook.metadata.writing import quoted


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "",
        "no",
        "12:30",
        "2026-11-22",
        'a "quoted" word',
        "it’s l'été",
        "Titre : sous-titre # rien",
        "{en: x} [a] &b *c !d %e @f `g`",
        "back\\slash",
        "« no-break\u00a0space »",
        "\u0085next\u2028line\ufeff",
    ],
)
def test_text_comes_back_as_it_was(text: str) -> None:
    assert yaml.CSafeLoader(f"key: {quoted(text)}\n").get_single_data() == {"key": text}
    assert yaml.CSafeLoader(f"{{{quoted(text)}: 1}}").get_single_data() == {text: 1}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert yaml.CSafeLoader(f"[{quoted(text)}]").get_single_data() == [text]


@pytest.mark.parametrize("text", ['a "b": {c} # d', "été & <b>"])
def test_the_playbook_reads_it_too(text: str) -> None:
    loaded = read_yaml("policy.yml", f"name: {{en: {quoted(text)}}}\n", RECORD)
    assert loaded.value == {"name": {"en": text}}
