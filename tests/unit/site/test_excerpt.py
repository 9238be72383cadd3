"""List items that other pages show: taken whole, and reading there as they read at home."""

from __future__ import annotations

from itertools import takewhile

import pytest
from lxml import etree

from playbook.model.document import Page
from playbook.model.text import Language
from playbook.site.excerpt import items
from playbook.workspace import open_workspace
from tests.checkouts import ROOT
from tests.unit.site.editions import planned
from tests.unit.site.rendering import rendered

TALK = "docs/en/methods/talk.md"
TIPS = """- Ask one question at a time. [@guide-on-listening, chapter 2]
- Leave silence for an answer. [@guide-on-listening, chapter 3]
"""
BLOCKS = ("tips", "tools", "best-practices", "resources")


def page_with(tips: str) -> Page:
    page = planned((TALK, TIPS, tips)).index.page("talk", Language.EN)
    assert page
    return page


def tips_of(tips: str) -> tuple[str, ...]:
    return items(page_with(tips), "tips")


def words(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())


def outer_items(part: etree._Element) -> list[str]:
    """The words of each item that stands in no other item."""
    inner = {item for outer in part.iter("li") for item in outer.iterdescendants("li")}
    return [words(item) for item in part.iter("li") if item not in inner]


def at_home(body: etree._Element, block: str) -> list[str]:
    """The words of each item under a heading, as the page shows them."""
    heading = body.find(f".//h2[@id='{block}']")
    following = iter(()) if heading is None else heading.itersiblings()
    parts = takewhile(lambda part: part.tag not in {"h1", "h2"}, following)
    return [item for part in parts for item in outer_items(part)]


def elsewhere(taken: tuple[str, ...]) -> list[str]:
    """The words of each item on a page where prose stands between them."""
    return outer_items(rendered("\n\nNext.\n\n".join(taken))) if taken else []


LISTS = {
    "plain": "- One.\n- Two.\n",
    "numbered": "1. One.\n2. Two.\n10. Ten.\n",
    "three_signs": "* One.\n\n+ Two.\n\n- Three.\n",
    "over_lines": "- One goes\n  on here\nand here.\n- Two.\n",
    "paragraphs": "- One.\n\n    More of one.\n\n    And more.\n\n- Two.\n",
    "nested": "- One:\n    - inner;\n    - inner too:\n        - deepest.\n- Two.\n",
    "nested_after_a_blank": "- One:\n\n    1. inner;\n    2. inner too.\n\n- Two.\n",
    "code": "- One:\n\n    ```text\n    - not an item\n\n    also code\n    ```\n\n- Two.\n",
    "prose_between": "- One.\n\nThis is no item.\n\n- Two.\n\nNor this.\n",
    "code_between": "- One.\n\n```text\n- not an item\n```\n\n- Two.\n",
    "table_between": "- One.\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n- Two.\n",
    "under_a_smaller_heading": "- One.\n\n### For teams {#teams}\n\n- Two.\n",
    "in_a_box": "- One.\n\n!!! note\n    - In the box.\n    - In the box too.\n\n- Two.\n",
    "before_another_block": "- One.\n\n## Tools {#tools}\n\n- A tool.\n",
    "emphasis_and_code": "- *One* `x = {#1}` **now**.\n",
    "task": "- [ ] To do.\n- [x] Done.\n",
}


@pytest.mark.parametrize("tips", LISTS.values(), ids=LISTS)
def test_items_are_those_that_the_page_shows_each_whole(tips: str) -> None:
    page = page_with(tips)
    expected = at_home(rendered(page.markdown), "tips")
    assert expected
    assert elsewhere(items(page, "tips")) == expected


def test_every_item_of_this_repository_s_pages_is_taken_whole() -> None:
    index = open_workspace(ROOT).index
    assert index
    seen = 0
    for page in (page for language in Language for page in index.pages(language)):
        body = rendered(page.markdown)
        for block in BLOCKS:
            expected = at_home(body, block)
            assert elsewhere(items(page, block)) == expected, page.path
            seen += len(expected)
    assert seen > 50


def test_a_page_without_the_heading_or_without_items_has_none() -> None:
    assert items(page_with("Only prose.\n"), "tips") == ()
    assert items(page_with(TIPS), "tools") == ()


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ("[welcome](../start/welcome.md)", "[welcome](/start/welcome.md)"),
        ("[welcome](../start/welcome.md#in-short)", "[welcome](/start/welcome.md#in-short)"),
        ("[steps](#steps)", "[steps](/methods/talk.md#steps)"),
        ("[talk.md](talk.md)", "[talk.md](/methods/talk.md)"),
        ('[steps](<talk.md> "title")', '[steps](</methods/talk.md> "title")'),
        ("[over\n  two lines](../start/welcome.md)", "[over\n  two lines](/start/welcome.md)"),
        ("![map](../../assets/map.png)", "![map](/assets/map.png)"),
        ("[form](/assets/form.odt)", "[form](/assets/form.odt)"),
        ("[site](https://example.org/a.md)", "[site](https://example.org/a.md)"),
        ("<https://example.org/a.md>", "<https://example.org/a.md>"),
        ("[French](../../fr/start/welcome.md)", "[French](../../fr/start/welcome.md)"),
        ("[[#steps|the steps]]", "[[talk#steps|the steps]]"),
        ("[[welcome]]", "[[welcome]]"),
        ("[@guide-on-listening, chapter 2]", "[@guide-on-listening, chapter 2]"),
        ("Said.[^1]", "Said.[&#91;1&#93;](/methods/talk.md#tips)"),
        ("*word*{#word}", "*word*"),
        ("*word*{: #word .big lang=fr }", "*word*{: .big lang=fr }"),
        ("*word*{.big}", "*word*{.big}"),
        ("`[steps](#steps) {#id} [^1]`", "`[steps](#steps) {#id} [^1]`"),
        ("\\[steps](#steps)", "\\[steps](#steps)"),
    ],
)
def test_what_holds_on_its_own_page_only_is_changed_to_hold_on_any(
    written: str, moved: str
) -> None:
    assert tips_of(f"- A {written}\n") == (f"- A {moved}".rstrip(),)


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ("[the `page`][w]", "[the `page`](/start/welcome.md)"),
        ("[W][]", "[W](/start/welcome.md)"),
        ("[w]", "[w](/start/welcome.md)"),
        ("[other][x]", "[other][x]"),
        ("[w](talk.md)", "[w](/methods/talk.md)"),
        ("[[w]]", "[[w]]"),
    ],
)
def test_an_address_that_stands_elsewhere_on_the_page_comes_along(written: str, moved: str) -> None:
    tips = f"- A {written} link.\n\n[w]: ../start/welcome.md\n"
    assert tips_of(tips) == (f"- A {moved} link.",)


def test_code_in_a_fence_stays_as_it_is() -> None:
    fence = "- One:\n\n    ```text\n    [steps](#steps) {#id} [[#steps]]\n    ```"
    assert tips_of(f"{fence}\n") == (fence,)
