"""Every kind of Markdown that authors are told to write comes out whole on a built page."""

from __future__ import annotations

import pytest

from tests.site.building import LANGUAGES, Site, element, elements, words
from tests.site.danger import Theme, dangers
from tests.site.everything import EVERYTHING

# What is on the page, by where it is looked for in the text of its author.
PARTS = {
    "a box with a title": "div[@class='admonition note']/p[1][@class][. = 'A note']",
    "a box without one": "div[@class='admonition warning']/p[2][starts-with(., 'A warning')]",
    "a closed box": "details[@class='tip'][not(@open)]/summary[. = 'Closed until it is opened']",
    "an open box": "details[@class='info'][@open]/p[. = 'Inside the open box.']",
    "a wiki link": "div[@class='admonition note']//a[@href='../../start/welcome/'][2]",
    "a tab": "div[@class='tabbed-set tabbed-alternate']/div/label[@for='__tabbed_1_2']",
    "the text of a tab": "div/div[@class='tabbed-content']/div[2]/ul/li[. = 'with a list']",
    "a list in a list": "ul/li/ul/li[. = 'Inside one']",
    "a counted list": "ol[not(@class)]/li[2][. = 'Four']",
    "a task that is done": "ul[@class='task-list']/li[1]/input[@disabled][@checked]",
    "a task to do": "ul[@class='task-list']/li[2][input[not(@checked)]]/a[@href='#boxes']",
    "a definition": "dl/dt[. = 'Another term']/following-sibling::dd/em",
    "numbers to the right": "table//tr[td[. = '1,200'][@align='right']]",
    "a column in the middle": "table//th[@align='center'][. = 'Middle']",
    "the head of a row": "table//th[@scope='row'][. = 'Head']",
    "code with a title": "div[@class='highlight']//span[@class='filename'][. = 'example.py']",
    "code with line numbers": "div[@class='highlight']//td[@class='linenos']//span[. = '2']",
    "a line of code marked": "div[@class='highlight']//span[@class='hll']/span[. = 'return']",
    "code in another language": "div[@class='highlight']//span[@class='nt'][. = 'key']",
    "indented code": "pre/code[starts-with(., 'indented code')]",
    "a footnote": "div[@class='footnote']//li[@id='fn:other']/p/code",
    "the way to a footnote": "p/sup[@id='fnref:note']/a[@href='#fn:note']",
    "an abbreviation": "p/abbr[@title='HyperText Markup Language'][. = 'HTML']",
    "a quotation": "blockquote/p",
    "a citation": "p/sup[@class='playbook-citation']/a[@href='#source-1']",
    "a source": "ol[@class='playbook-sources']/li[@id='source-1'][contains(., 'chapter 2')]",
    "a picture": "p/img[@alt='A point'][@width='20']",
    "a button": "p/a[@class='md-button'][@href='#boxes']",
    "a line break": "p[br]/em[@lang='fr']",
    "a rule": "hr",
    "an icon": (
        "p[starts-with(., 'Call us')]/span[@class='twemoji'][@aria-hidden]/*[local-name()='svg']"
    ),
    "an icon's name as code": "p[starts-with(., 'Call us')]/code[. = ':material-phone:']",
    "an emoji and no icon": "p[contains(., ' by 10:30:45,')][contains(., ':no-such-icon: 😄')]",
    "an address": "p/a[@href='https://example.org/']",
}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_shows_every_kind_of_markdown(
    everything_site: Site, language: str, part: str
) -> None:
    article = everything_site.article(f"{language}/methods/talk/")
    text = element(article, ".//div[@class='playbook-text']")
    assert len(elements(text, f"./{PARTS[part]}")) == 1


def test_what_authors_leave_unsaid_is_said_in_the_language_of_the_page(
    everything_site: Site,
) -> None:
    for language, title, tasks in (
        ("en", "Warning", ["Done", "To do"]),
        ("fr", "Avertissement", ["Fait", "À faire"]),
    ):
        article = everything_site.article(f"{language}/methods/talk/")
        box = element(article, ".//div[@class='admonition warning']/p[1]")
        boxes = elements(article, ".//input[@type='checkbox']")
        assert words(box) == title
        assert [one.get("aria-label") for one in boxes] == tasks


def test_every_heading_is_there_to_link_to(everything_site: Site) -> None:
    headings = [line for line in EVERYTHING.splitlines() if line.startswith("## ")]
    article = everything_site.article("en/methods/talk/")
    found = elements(article, ".//div[@class='playbook-text']/h2")
    written = [f"## {words(one)} {{#{one.get('id')}}}" for one in found]
    assert written == [*headings, "## Sources {#sources}"]


def test_nothing_of_it_is_held_for_an_attack(everything_site: Site, small_site: Site) -> None:
    theme = Theme.of(small_site)
    at = "en/methods/talk/index.html"
    page = everything_site.page("en/methods/talk/")
    assert list(dangers(page, at, theme)) == []
