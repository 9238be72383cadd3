"""The body scanner: what it finds stands where it says, and nothing makes it fail."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.metadata.body import scan
from playbook.model.body import Body
from playbook.model.place import Place

PIECES = (
    "[[talk]]", "[[talk#tips|the tips]]", "[[|x]]", "[words](page.md)", '![alt](a.png "t")',
    "[a](<b (c)>)", "<https://example.gc.ca>", "<someone@example.gc.ca>", "[@source, p. 3]",
    "[@fact]", "`code`", "``a`b``", "```", "~~~", "```yaml", "# ", "## Title {#id}", "### x ###",
    "- ", "12. ", "> ", "!!! note", '??? tip "x"', '=== "Tab"', "| a | b |", "|---|---|", "---",
    "===", "[ref]: https://a.b", "*[GBA]: Gender", "<b>", "<!-- x", "</div >", "\\[", "\\`",
    "**b**",
    "_i_", "~~x~~", "{.c}", "{#i}", "(", ")", "[", "]", "<", ">", "é", "\N{NO-BREAK SPACE}",
    "    ", "  ", " ", "\t", "\n", "\n\n", "text", "😀",
)  # fmt: skip
bodies = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join)


def body(text: str) -> Body:
    return scan("docs/en/a.md", text, 1)


def pointed(text: str, place: Place) -> str:
    line = text.split("\n")[place.line - 1]
    return line[place.column - 1 : place.column - 1 + place.length]


@settings(max_examples=1000, derandomize=True)
@given(bodies)
def test_whatever_is_written_is_scanned_and_each_find_points_at_its_text(text: str) -> None:
    found = body(text)
    for passage in found.passages:
        assert len(passage.readable) == len(passage.text)
        for line, source in zip(passage.text.split("\n"), passage.lines, strict=True):
            assert pointed(text, Place("", source.number, source.column, len(line))) == line
    for wiki in found.wiki_links:
        assert pointed(text, wiki.place).startswith("[[" + wiki.page[:1])
    for link in found.links:
        shown = pointed(text, link.place)
        assert shown.startswith(("[", "![", "<")) or shown == link.target
    for citation in found.citations:
        assert pointed(text, citation.place).startswith(f"[@{citation.id}")
    for tag in found.raw_html:
        assert tag.text.startswith(pointed(text, tag.place)[:1])
    for heading in found.headings:
        assert pointed(text, heading.place).startswith(heading.text)


def test_headings_get_anchors_as_python_markdown_gives_them() -> None:
    found = body(
        "# Où aller? #\n\n## Tips\n\n## Tips\n\n## Own {#own}\n\n## 你\n\nUnder\n=====\n\n### T\n"
    )
    assert [(h.level, h.text, h.id, h.explicit) for h in found.headings] == [
        (1, "Où aller?", "ou-aller", False),
        (2, "Tips", "tips", False),
        (2, "Tips", "tips_1", False),
        (2, "Own", "own", True),
        (2, "你", "_1", False),
        (1, "Under", "under", False),
        (3, "T", "t", False),
    ]


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("## The `id` key", "the-id-key"),
        ("## ``a`b`` and `c`", "ab-and-c"),
        ("## A `<b>` tag", "a-b-tag"),
        ("## `[[talk]]` leads", "talk-leads"),
        ("## `snake_case` and _more_", "snake_case-and-more"),
        ("## \\`no code\\`", "no-code"),
    ],
)
def test_code_in_a_heading_is_part_of_its_anchor(heading: str, anchor: str) -> None:
    assert [one.id for one in body(heading).headings] == [anchor]


def test_code_is_not_read() -> None:
    found = body(
        "a\n\n    [[indented]]\n\n```\n[[fenced]]\n~~~\n```\n\n"
        "`[[inline]]` \\[[escaped]]\n\n~~~~\n[[open]]"
    )
    assert found.wiki_links == ()


def test_an_item_and_what_is_indented_under_it_are_text() -> None:
    found = body("- one\n\n    still one\n\n        code\n\nafter\n\n1. first\n2. second\n\nlast")
    assert [(p.kind, p.text) for p in found.passages] == [
        ("item", "one"),
        ("paragraph", "still one"),
        ("paragraph", "after"),
        ("item", "first"),
        ("item", "second"),
        ("paragraph", "last"),
    ]
    assert found.passages[3].group == found.passages[4].group != found.passages[0].group


def test_text_closer_to_the_edge_closes_the_item() -> None:
    found = body("- one\nnext\n\n- two\n  more\n\n  text\n")
    assert [p.text for p in found.passages] == ["one\nnext", "two\nmore", "text"]


def test_tables_quotations_notes_and_abbreviations_are_passages() -> None:
    found = body(
        '!!! note "Mind"\n    Inside.\n\n'
        "| a | b |\n|---|---|\n| c | d |\ne | f\n\n"
        "> said\n> twice\n\n"
        "*[GBA]: Gender-based analysis\n"
    )
    assert [(p.kind, p.text) for p in found.passages] == [
        ("paragraph", '!!! note "Mind"'),
        ("paragraph", "Inside."),
        ("row", "| a | b |"),
        ("row", "| c | d |"),
        ("row", "e | f"),
        ("quote", "said\ntwice"),
        ("row", "*[GBA]: Gender-based analysis"),
    ]


@pytest.mark.parametrize(
    ("text", "target", "words", "image"),
    [
        ("see [the page](a.md)", "a.md", "the page", False),
        ("![a plan](plan.png 'Plan')", "plan.png", "a plan", True),
        ("[x](<b(c)d>)", "b(c)d", "x", False),
        ("<https://example.gc.ca/a>", "https://example.gc.ca/a", "https://example.gc.ca/a", False),
        ("[note]: https://example.gc.ca", "https://example.gc.ca", "note", False),
    ],
)
def test_links_are_found_in_each_way_of_writing(
    text: str,
    target: str,
    words: str,
    image: bool,  # noqa: FBT001 - a case's value
) -> None:
    (link,) = body(text).links
    assert (link.target, link.words, link.image) == (target, words, image)


def test_readable_text_keeps_the_words_and_drops_the_markup() -> None:
    text = (
        "See **[the page](a.md)**, [[talk|a talk]], [[welcome]] ![x](y.png) "
        "<b>now</b> [@s, p. 1]{.c}."
    )
    (passage,) = body(text).passages
    assert passage.words == ("See", "the", "page", ",", "a", "talk", ",", "welcome", "now", ".")


def test_wiki_links_and_citations_come_in_their_parts() -> None:
    found = body("[[ talk # tips | the tips ]] [[#steps]] [@source, page 3] [@fact]")
    assert [(w.page, w.block, w.words) for w in found.wiki_links] == [
        ("talk", "tips", "the tips"),
        ("", "steps", None),
    ]
    assert [(c.id, c.locator) for c in found.citations] == [("source", "page 3"), ("fact", None)]
