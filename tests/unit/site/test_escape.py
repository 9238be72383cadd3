"""Escaped text prints as it stands, in HTML and through Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.model.text import on_one_line, unsafe_character
from playbook.site.escape import markdown_text, safe
from tests.site.attacks import NAMES
from tests.site.building import element, tree
from tests.site.hostile import attack
from tests.unit.site.rendering import html

MARKUP = st.sampled_from("\\`*_{}[]()#+-.!|<>~^=:&@$\"'/;%1ax \n\N{NO-BREAK SPACE}é«»")
texts = (
    st.lists(MARKUP | st.characters(codec="utf-8"), max_size=60)
    .map("".join)
    .filter(lambda text: on_one_line(text).strip() != "" and not unsafe_character(text))
)


def printed(markdown: str) -> str:
    """The text of the one paragraph that a Markdown text makes."""
    (paragraph,) = element(tree(f"<body>{html(markdown)}</body>"), "//body")
    assert paragraph.tag == "p"
    assert len(paragraph) == 0
    return paragraph.text or ""


@settings(max_examples=500, derandomize=True)
@given(texts)
def test_text_through_markdown_is_what_it_was_on_one_line(text: str) -> None:
    assert printed(f"x {markdown_text(text)} x") == f"x {on_one_line(text)} x"


@settings(max_examples=500, derandomize=True)
@given(texts)
def test_text_that_begins_a_block_is_what_it_was_on_one_line(text: str) -> None:
    assert printed(markdown_text(text)).strip() == on_one_line(text).strip()


@pytest.mark.parametrize(
    "text",
    [
        "1. first", "12) twelfth", "- item", "+ item", "# heading", "??? note", "!!! note",
        ": what", "=== tab", "--- ", "> quote", "*[HTML]: x", "[^1]: x", "[x]: /y", "| a | b |",
        "???+ note",
    ],
)  # fmt: skip
def test_text_never_becomes_a_block_of_another_kind(text: str) -> None:
    assert printed(markdown_text(text)) == on_one_line(text)


def test_prose_stays_legible_as_markdown() -> None:
    prose = "Lisez ceci d’abord\N{NO-BREAK SPACE}: un guide bien-aimé (2e), puis 3.5 fois. Fin!"
    assert markdown_text(prose) == prose


def test_attacks_through_markdown_are_what_they_were() -> None:
    for name in NAMES:
        assert printed(f"x {markdown_text(attack(name))} x") == f"x {attack(name)} x"


@settings(max_examples=300, derandomize=True)
@given(texts)
def test_text_in_html_is_what_it_was_in_text_and_in_both_kinds_of_quotes(text: str) -> None:
    page = tree(f"""<body><p title="{safe(text)}" lang='{safe(text)}'>{safe(text)}</p></body>""")
    paragraph = element(page, "//p")
    assert (paragraph.text, paragraph.get("title"), paragraph.get("lang")) == (text, text, text)
