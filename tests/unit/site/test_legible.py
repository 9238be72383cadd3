"""A difference as a person reads it: no markup that stayed, all markup that changed, every word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from playbook.model.text import Language
from playbook.site.diff import Piece, diff
from playbook.site.difference import compared, difference
from playbook.site.legible import Part, legible
from playbook.site.markup import Cut, marks
from playbook.site.words import SiteWords

# Words that a page shows, and markup around and between them, in which no such word stands.
SEEN = ("alpha", "beta", "l’été", "<b>", "&amp;")
MARKUP = (
    "# ", "## ", " {#id}", "**", "*", "_", "`", "``", "```\n", "~~~\n", "[", "](to.md)", "![", "]",
    "[[page|", "]]", "[[page]]", "[@source", ", ", "- ", "* ", "1. ", "| ", "| --- |\n", "\\", "\n",
    "\n\n", " ", "<https://example.org>", "---\n", "key: ",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from((*SEEN, *MARKUP)), max_size=40).map("".join)
OURS = {"p", "ul", "li", "div", "details", "summary", "ins", "del", "span", "strong"}
WORDS = SiteWords(Language.EN)


def say(cut: Cut) -> str:
    return f"<{cut.kind}>" if cut.kind not in {"nothing", "heading"} else ""


def parts(before: str, after: str) -> list[Part]:
    return [part for block in diff(before, after) for part in legible(block.pieces, say)]


def line(before: str, after: str) -> str:
    """What is in sight, with what went between `-` and what came between `+`."""
    signs = {"same": "", "deleted": "-", "inserted": "+"}
    return "".join(
        f"{signs[part.kind]}{part.text}{signs[part.kind]}" for part in parts(before, after)
    )


@given(TEXTS, TEXTS)
def test_of_what_came_or_went_everything_is_in_sight_to_the_letter(old: str, new: str) -> None:
    for block in diff(old, new):
        shown = [part for part in legible(block.pieces, say) if part.kind != "same"]
        assert [Piece(part.kind, part.text) for part in shown] == [
            piece for piece in block.pieces if piece.kind != "same"
        ]


@given(TEXTS, TEXTS)
def test_every_word_of_both_texts_is_in_sight_in_order(old: str, new: str) -> None:
    for text, other in ((old, "inserted"), (new, "deleted")):
        shown = "".join(part.text for part in parts(old, new) if part.kind != other)
        assert seen(shown) == seen(text)


def seen(text: str) -> list[str]:
    """The words that a page shows, in the order in which they stand."""
    at = ((text.startswith(word, start), word) for start in range(len(text)) for word in SEEN)
    return [word for stands, word in at if stands]


@given(st.text(), st.text())
def test_what_stayed_is_in_sight_but_for_its_markup_whatever_the_texts(old: str, new: str) -> None:
    for block in diff(old, new):
        pieces = iter("".join(one.text for one in block.pieces if one.kind == "same"))
        shown = legible(block.pieces, lambda _: "")
        stayed = "".join(part.text for part in shown if part.kind == "same")
        assert all(character in pieces for character in stayed)  # in the same order


@given(TEXTS)
def test_markup_is_found_where_it_stands_and_once(text: str) -> None:
    cuts = sorted(cut for mark in marks(text) for cut in mark)
    assert all(0 <= cut.start < cut.end <= len(text) for cut in cuts)
    assert all(one.end <= other.start for one, other in pairwise(cuts))


@given(st.one_of(TEXTS, st.text()), st.one_of(TEXTS, st.text()))
def test_nothing_of_a_text_comes_out_as_html(old: str, new: str) -> None:
    for whole in (True, False):
        made = difference(compared(old, new), WORDS, say, whole=whole)
        tree = html.fragment_fromstring(f"<div>{made}</div>")
        assert {str(one.tag) for one in tree.iter()} <= OURS
        assert {name for one in tree.iter() for name in one.attrib} <= {"class", "lang"}


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("## Steps {#steps}\n", "## Steps {#steps}\n", "Steps \n"),
        ("## Old steps {#a}\n", "## New steps {#a}\n", "-Old-+New+ steps \n"),
        ("- one\n* two\n", "- one\n* two\n", "<bullet> one\n<bullet> two\n"),
        ("See [a **low** bar](a.md).", "See [a **high** bar](a.md).", "See a -low-+high+ bar."),
        ("A **b** _c_ and `d`", "A **b** _c_ and `d`", "A b c and d"),
        ("It is. [@a-1, page 3]", "It is. [@a-1, page 3]", "It is. [<source>, page 3]"),
        ("See [[talk|the talk]] or [[talk]].",) * 2 + ("See the talk or <page>.",),
        ("![A room](a.png)", "![A room](a.png)", "<image>A room"),
        ("<https://example.org/a>", "<https://example.org/a>", "https://example.org/a"),
        ("```py\nx **y**\n```\n", "```py\nx **y**\n```\n", "x **y**\n"),
        ("a `**b**` c", "a `**b**` c", "a **b** c"),
        ("| a | b |\n| - | - |\n| 1 | 2 |\n",) * 2 + ("| a | b |\n| 1 | 2 |\n",),
    ],
)  # fmt: skip
def test_markup_that_stayed_is_shown_by_its_words(before: str, after: str, shown: str) -> None:
    assert line(before, after) == shown


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("## Our steps {#a}", "## Our steps {#b}", "Our steps {#-a-+b+}"),
        ("# Our steps of it", "## Our steps of it", "#+#+ Our steps of it"),
        ("Read [the page](one.md).", "Read [the page](two.md).", "Read [the page](-one-+two+.md)."),
        ("It is so. [@one, p. 1]", "It is so. [@two, p. 1]", "It is so. [@-one-+two+, p. 1]"),
        ("See [[one|the words]].", "See [[two|the words]].", "See [[-one-+two+|the words]]."),
        ("Say **it** again now.", "Say it again now.", "Say -**-it-**- again now."),
        ("We ask people.", "We ask **people**.", "We ask +**+people+**+."),
        ("![A room](a.png)", "![A room](b.png)", "![A room](-a-+b+.png)"),
    ],
)  # fmt: skip
def test_markup_that_changed_is_shown_with_what_came_and_went(
    before: str, after: str, shown: str
) -> None:
    assert line(before, after) == shown


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4", "snake_case_name", r"\*no\* \[x](y)", '[a](b.md "Its title")', "[](to.md)",
        "```\n**a**\n", '``` title="Words"\na\n```\n', "#tag", "-5 degrees", "[[talk#tips]]",
        "a\n- ---\n", "{#id}",
    ],
)  # fmt: skip
def test_what_may_be_no_markup_or_shows_words_stays_as_it_is(text: str) -> None:
    assert line(text, text).replace("<bullet>", "-") == text


def test_a_heading_is_strong_and_no_other_line() -> None:
    text = "# One\nwords\n\n## Two *b* {#two}\n\nwords"
    strong = [part.text.strip() for part in parts(text, text) if part.strong]
    assert strong == ["One", "Two b"]


def test_words_that_came_into_a_heading_are_strong_too() -> None:
    made = parts("## Two ways of it\n\nwords", "## Three ways of it\n\nwords")
    assert [(part.text, part.strong) for part in made[:2]] == [("Two", True), ("Three", True)]


@pytest.mark.parametrize(
    "unit", ["`a ", "[a", "[[a|", "*a", "_a_ ", "**", "# ", "![", "[@a, ", "|-", "```\n", "- *a*\n"]
)
def test_the_work_is_bounded_whatever_the_markup(unit: str) -> None:
    text = unit * 20_000
    shown = "".join(part.text for part in parts(text, f"{text}x"))
    assert shown.endswith("x")


def shown_html(before: str, after: str, *, whole: bool = True) -> html.HtmlElement:
    made = difference(compared(before, after), WORDS, say, whole=whole)
    return html.fragment_fromstring(f"<div>{made}</div>")


PAGE = '---\nid: a\ntitle: "A"\nsegments:\n  - one\n---\n\nWords.\n'


def test_metadata_that_did_not_change_is_folded_apart_from_the_text() -> None:
    tree = shown_html(PAGE, PAGE.replace("Words", "More and more words"))
    (fold,) = tree.xpath("./details")
    assert fold.xpath("string(./summary)") == "Page metadata"
    assert [one.text_content() for one in fold.xpath("./div")] == [
        "id: a", 'title: "A"', "segments:", "  - one",
    ]  # fmt: skip
    (text,) = tree.xpath("./div")
    assert [str(one.tag) for one in text] == ["del", "ins"]
    assert "---" not in tree.text_content()


def test_metadata_that_changed_is_a_list_above_the_text_field_by_field() -> None:
    tree = shown_html(PAGE, PAGE.replace("- one", "- two").replace('"A"', '"B"'))
    title, segments = tree.xpath("./ul/li")
    assert [title.xpath("string(./del)"), title.xpath("string(./ins)")] == [
        "deleted: A (end of deletion) ",
        "inserted: B (end of insertion) ",
    ]
    assert segments.text_content().startswith("segments:\n")
    assert [one.text_content() for one in tree.xpath("./details/div")] == ["id: a", "Words."]


def test_metadata_without_an_end_is_text() -> None:
    tree = shown_html("---\nid: a\n", "---\nid: b\n")
    assert tree.xpath("./ul") == []
    assert "id: " in tree.text_content()


def test_where_there_is_no_room_what_did_not_change_is_left_out() -> None:
    tree = shown_html(PAGE, PAGE.replace("- one", "- two"), whole=False)
    assert tree.xpath("//details") == []
    assert 'title: "A"' not in tree.text_content()
