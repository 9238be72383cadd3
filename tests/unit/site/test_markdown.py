"""What Markdown of the playbook renders, and what it refuses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.model.text import unsafe_character
from playbook.site.allow_list import address_allowed
from tests.site.building import element, elements, hrefs, tree, words
from tests.unit.site.rendering import html, markdown, rendered


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('!!! note "Title"\n\n    Words', "//div[@class='admonition note']/p[. = 'Title']"),
        ("!!! warning\n\n    Words", "//div[@class='admonition warning']/p[. = 'Words']"),
        ('??? tip "More"\n\n    Words', "//details[@class='tip']/summary[. = 'More']"),
        ('???+ tip "More"\n\n    Words', "//details[@open]/p[. = 'Words']"),
        ("| a | b |\n|---|:-:|\n| 1 | *2* |", "//table//td/em[. = '2']"),
        ("- [x] done\n- [ ] open", "//ul[@class='task-list']/li[@class='task-list-item']"),
        ("- [x] *done*", "//li/input[@checked][@disabled]/following-sibling::em[. = 'done']"),
        ("1. [ ] a\n\n    b", "//ol/li/p[1]/input[@type='checkbox'][not(@checked)]"),
        ("| a |\n|--:|\n| 1 |", "//tr[th[@align='right']]/following::td[@align='right']"),
        ("| a |\n|---|\n| 1 {: scope=row } |", "//th[@scope='row'][. = '1']"),
        ("a[^n]\n\n[^n]: Note", "//a[@class='footnote-ref'][@href='#fn:n']"),
        ("a[^n]\n\n[^n]: Note", "//li[@id='fn:n']//a[@class='footnote-backref']"),
        ("a[^n]\n\n[^n]: Note", "//sup[@id='fnref:n']"),
        ("Term\n:   Words", "//dl[dt = 'Term']/dd[. = 'Words']"),
        ("GBA\n\n*[GBA]: Analysis", "//abbr[@title='Analysis'][. = 'GBA']"),
        ("```python\nx = 1\n```", "//div[@class='highlight']//code"),
        ('```python title="a.py"\nx\n```', "//span[@class='filename'][. = 'a.py']"),
        ("```{.python #here .wide}\nx\n```", "//div[@id='here'][@class='wide highlight']"),
        ('```python linenums="3"\nx\n```', "//td[@class='linenos']"),
        ('```python hl_lines="1"\nx\n```', "//span[@class='hll']"),
        ("    indented", "//pre/code[contains(., 'indented')]"),
        ("## Words {#own .c}", "//h2[@id='own'][@class='c']"),
        ("## Où aller", "//h2[@id='ou-aller']"),
        ("[a](b.md){ .md-button .c }", "//a[@class='md-button c']"),
        ("[a](b.md 'Title')", "//a[@title='Title']"),
        ("![Words](a.png)", "//img[@alt='Words'][@src='a.png']"),
        ("![Words](a.png){ width=20 }", "//img[@width='20']"),
        ("*mot*{ lang=fr }", "//em[@lang='fr']"),
        ("<https://example.org/a>", "//a[@href='https://example.org/a']"),
        ("<someone@example.org>", "//a[starts-with(@href, 'mailto:')]"),
        ("[a][b]\n\n[b]: https://example.org 'T'", "//a[@href='https://example.org'][@title='T']"),
        ("> Words", "//blockquote/p[. = 'Words']"),
        ("3. a\n4. b", "//ol[@start='3' or not(@start)]/li[2]"),
        ("a  \nb", "//p/br"),
        ("---", "//hr"),
    ],
)  # fmt: skip
def test_renders_what_authors_are_told_to_write(text: str, path: str) -> None:
    assert elements(rendered(text), path), html(text)


def test_a_task_says_in_words_whether_it_is_done() -> None:
    page = rendered("- [x] One\n- [X] Two\n- [ ] Three\n- Four\n- [] Five\n- [ ]\n")
    boxes = elements(page, "//input[@type='checkbox'][@disabled]")
    assert [box.get("aria-label") for box in boxes] == ["Done", "Done", "To do"]
    said = [words(item) for item in elements(page, "//li")]
    assert said == ["One", "Two", "Three", "Four", "[] Five", "[ ]"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("!!! note\n\n    a", "Remarque"),
        ("!!! tip inline\n\n    a", "Conseil"),
        ("??? tip\n\n    a", "Conseil"),
        ("???+ note\n\n    a", "Remarque"),
        ("!!! question\n\n    a", "Question"),
        ('!!! note "Mine"\n\n    a', "Mine"),
        ('??? tip "Mine"\n\n    a', "Mine"),
    ],
)
def test_a_box_without_a_title_is_named_in_the_language_of_the_page(text: str, title: str) -> None:
    page = rendered(text)
    assert [words(one) for one in elements(page, "//summary | //p[1][@class]")] == [title]


def test_a_box_can_have_no_title() -> None:
    assert not elements(rendered('!!! note ""\n\n    a'), "//summary | //p[@class]")


def test_tabs_have_an_input_for_each_label() -> None:
    page = rendered('=== "One"\n\n    1\n\n=== "Two"\n\n    2\n')
    labels = [str(label.get("for")) for label in elements(page, "//label")]
    inputs = elements(page, "//input[@type='radio']")
    assert [one.get("id") for one in inputs] == labels
    assert len({one.get("name") for one in inputs}) == 1
    assert [words(label) for label in elements(page, "//label")] == ["One", "Two"]


def test_wiki_links_lead_to_pages_and_blocks_in_the_words_given() -> None:
    page = rendered("[[talk]], [[talk|the *words*]], [[talk#tips]], [[#tips]], [[ talk | x ]]")
    assert hrefs(page) == [
        "/methods/talk.md",
        "/methods/talk.md",
        "/methods/talk.md#tips",
        "#tips",
        "/methods/talk.md",
    ]
    said = [words(link) for link in elements(page, "//a")]
    assert said == ["Title of talk", "the *words*", "Title of talk", "tips", "x"]


def test_titles_and_sources_are_printed_as_they_are_called() -> None:
    page = rendered("[[r-and-d]] [@source-&amp;lt;]")
    assert words(element(page, "//p/a")) == "Title of R&D &amp; &lt;b&gt;"
    renderer = markdown()
    assert "source-b, &amp;lt;i&amp;gt;" in renderer.convert("[@source-b, &amp;lt;i&amp;gt;]")


def test_a_place_in_a_source_is_what_its_author_reads() -> None:
    page = rendered("[@source-a, p.&nbsp;4, `a_b`, \\*c\\*, *d*, [[talk]]]")
    written = element(page, "//ol/li/a[1]").text
    assert written == "source-a, p.\N{NO-BREAK SPACE}4, a_b, *c*, *d*, Title of talk"


@pytest.mark.parametrize(
    "text",
    [
        "![a ![b](c) `d` [e](f)](g)", "![x ![x [[talk]]](y)](z)", "[[#`a`]]", "[[`talk`]]",
        "[@source-a, [@source-b, `x`]]", "[x](/a '`b` \\* [[talk]]')", "![`[[talk]]`](a.png)",
        "![x [![x](javascript:y)](javascript:y)](z.png)",
    ],
)  # fmt: skip
def test_nothing_that_was_put_aside_is_left_out(text: str) -> None:
    assert not set(html(text)) & set("\x02\x03")
    assert "klzzwxh" not in html(text)


def test_wiki_links_to_no_page_are_marked() -> None:
    page = rendered("[[tlak]] and [[tlak|words]]")
    assert not hrefs(page)
    missing = elements(page, "//span[@class='playbook-missing']")
    assert [words(one) for one in missing] == ["tlak (not found)", "words (not found)"]


def test_wiki_links_to_a_page_of_the_other_language_alone_lead_there_and_say_so() -> None:
    page = tree(
        markdown(page="methods/deep/x.md").convert("[[parler#la]], **[[parler|the `words`]]**")
    )
    assert hrefs(page) == [
        "../../../../fr/methods/parler/#la",
        "../../../../fr/methods/parler/",
    ]
    links = elements(page, "//a[@hreflang='fr'][@class='playbook-abroad']")
    assert [words(one) for one in links] == [
        "Titre &amp; plus (only fr)",
        "the words (only fr)",
    ]
    assert [words(one) for one in elements(page, "//span[@lang='fr']")] == ["Titre &amp; plus"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("[[parler#`code`]]", "../../fr/methods/parler/#code"),
        ("[[parler#a\\_b|x]]", "../../fr/methods/parler/#a_b"),
        ('[[parler#é "<|x]]', "../../fr/methods/parler/#%C3%A9%20%22%3C"),
        ('[[parler|x]]{: href="javascript:y" onclick="y" class="c" }', "../../fr/methods/parler/"),
        ("## [[parler]]", "../../fr/methods/parler/"),
        ("| a |\n|---|\n| [[parler]] |", "../../fr/methods/parler/"),
    ],
)
def test_no_author_writes_the_address_of_such_a_link(text: str, address: str) -> None:
    page = rendered(text)
    assert hrefs(page) == [address]
    assert not set(html(text)) & set("\x02\x03")
    assert not elements(page, "//@onclick")


@pytest.mark.parametrize("text", ["`[[talk]]`", "    [[talk]]", "```\n[[talk]]\n```", "\\[[talk]]"])
def test_wiki_links_in_code_or_escaped_are_text(text: str) -> None:
    page = rendered(text)
    assert not hrefs(page)
    assert "[[talk]]" in words(page)


def test_citations_are_numbered_as_they_come_and_one_note_is_reused() -> None:
    page = rendered(
        "A. [@source-b, p. 1] B. [@source-a] C. [@source-b,  p.\n1] D. [@source-b, p. 2]\n"
    )
    cited = elements(page, "//sup[@class='playbook-citation']")
    assert [words(one) for one in cited] == ["[1]", "[2]", "[1]", "[3]"]
    assert [one.get("id") for one in cited] == ["cited-1", "cited-2", None, "cited-3"]
    assert hrefs(page, "//sup/a") == ["#source-1", "#source-2", "#source-1", "#source-3"]
    assert element(page, "(//sup/a)[1]").get("aria-label") == "Sources 1"
    listed = elements(page, "//ol[@class='playbook-sources']/li")
    assert [one.get("id") for one in listed] == ["source-1", "source-2", "source-3"]
    assert [words(one) for one in listed] == [
        "source-b, p. 1 ↩",
        "source-a ↩",
        "source-b, p. 2 ↩",
    ]
    assert hrefs(page, "//li/a[1]") == [f"https://example.org/source-{one}" for one in "bab"]
    back = elements(page, "//a[@class='playbook-back']")
    assert [(one.get("href"), one.get("aria-label")) for one in back] == [
        ("#cited-1", "Back to 1"),
        ("#cited-2", "Back to 2"),
        ("#cited-3", "Back to 3"),
    ]


def test_the_list_of_sources_is_in_the_table_of_contents() -> None:
    renderer = markdown()
    renderer.convert("## A\n\nWords. [@source-a]")
    tokens = getattr(renderer, "toc_tokens", [])
    assert [token["id"] for token in tokens] == ["a", "sources"]


def test_each_page_numbers_its_own_notes() -> None:
    renderer = markdown()
    for _ in range(2):
        assert "[2]" not in renderer.convert("A. [@source-a]")
        renderer.reset()
        assert "[1]" in renderer.convert("A. [@source-b]")
        renderer.reset()


def test_citations_of_no_source_are_marked_and_not_listed() -> None:
    page = rendered("A. [@nothing, p. 1] B. [@source-a]")
    assert words(element(page, "//span")) == "[nothing (not found)]"
    assert [words(one) for one in elements(page, "//sup")] == ["[1]"]
    assert len(elements(page, "//ol/li")) == 1


def test_a_page_that_cites_nothing_lists_no_sources() -> None:
    assert not elements(rendered("Words. [@nothing]"), "//ol | //h2")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("../../assets/x.png", "/media/x.png"),
        ("../assets/a/x.png", "/media/a/x.png"),
        ("assets/x.png", "/media/x.png"),
        ("/assets/x.png", "/media/x.png"),
        ("my/assets/x.png", "my/assets/x.png"),
        ("assets/../x.png", "assets/../x.png"),
    ],
)
def test_addresses_of_shared_assets_lead_to_their_copy(written: str, expected: str) -> None:
    page = rendered(f"![x]({written}) [y]({written})")
    assert element(page, "//img").get("src") == expected
    assert hrefs(page) == [expected]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/assets/x.png",
        "//example.org/x.png",
        "/&#47;example.org/x",
        r"\\\\example.org/x",
    ],
)
def test_an_image_of_another_site_becomes_words(address: str) -> None:
    page = rendered(f"![a map]({address})")
    assert not elements(page, "//img")
    assert element(page, "//span").text == "a map"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x", "JavaScript:x", " javascript:x", "java\tscript:x", "java\nscript:x",
        "&#106;avascript:x", "&#x6A;avascript:x", "javascript&colon;x", "java&Tab;script:x",
        "\x01javascript:x", "\u00a0javascript:x", "\u200bjavascript:x", "vbscript:x", "data:,x",
        "data:text/html,x", "file:///etc/passwd", "blob:x", "ftp://x", "about:blank", "x-y+z.1:a",
        "intent://x", "view-source:x", "jav&#x09;ascript:x", "feed:javascript:x",
    ],
)  # fmt: skip
def test_refuses_an_address_with_another_scheme(address: str) -> None:
    assert not address_allowed(address)


@pytest.mark.parametrize(
    "address",
    [
        "", "#a", "a.md", "../a.md#b", "/a", "?a=b:c", "a/b:c", "https://a.b", "HTTP://a.b",
        "mailto:a@b.c", "//a.b/c", "#javascript:x", "./javascript:x",
    ],
)  # fmt: skip
def test_allows_relative_addresses_and_those_of_the_web_and_mail(address: str) -> None:
    assert address_allowed(address)


@pytest.mark.parametrize(
    "text",
    ["[x](javascript:y)", "![x](data:,y)", "[x][r]\n\n[r]: javascript:y", "[x](<vbscript:y>)"],
)
def test_a_refused_address_leaves_its_words(text: str) -> None:
    page = rendered(text)
    assert not elements(page, "//a | //img")
    assert words(element(page, "//span[@class='playbook-missing']")) == "x"


@pytest.mark.parametrize(
    "attribute",
    [
        "onclick=x", "ONCLICK=x", "style=x", "srcset=x", "action=x", "formaction=x", "name=x",
        "for=x", "id=__search", "ID=__search", "HREF=javascript:x", "target=_blank", "tabindex=1",
        "contenteditable=x", "data-md-component=x", "autofocus=x", "xmlns=x", "is=x", "slot=x",
    ],
)  # fmt: skip
@pytest.mark.parametrize("text", ["[a](b.md){{ {} }}", "## a {{ {} }}", "a\n{{: {} }}"])
def test_drops_attributes_that_are_not_on_the_list(text: str, attribute: str) -> None:
    name = attribute.partition("=")[0]
    for one in elements(rendered(text.format(attribute)), "//body//*"):
        assert name not in one.attrib or (name == "id" and one.get(name) == "a")


def test_drops_the_themes_own_classes() -> None:
    page = rendered("[a](b.md){ class='\" x=y' .md-overlay .md-dialog .mine }")
    assert element(page, "//a").get("class") == "mine"
    assert "class" not in html("[a](b.md){ .md-overlay }")


@pytest.mark.parametrize("own", ["__search", "__config", "playbook-words"])
@pytest.mark.parametrize("text", ["## a {{#{}}}", "*a*{{ #{} }}", "```{{.x #{}}}\na\n```"])
def test_drops_the_ids_that_the_themes_scripts_look_for(text: str, own: str) -> None:
    assert f'id="{own}"' not in html(text.format(own))


@pytest.mark.parametrize("name", ["href", "src", "class", "id", "title", "alt", "onclick", "x"])
@pytest.mark.parametrize("text", ["[a](b){{ {} }}", "## a {{ {} }}", "![a](b.png){{ {} }}"])
def test_drops_attributes_that_are_given_no_value(text: str, name: str) -> None:
    page = rendered(text.format(name))
    assert not elements(page, f"//body//*[@{name} = '' or @{name} = 'None']")


@pytest.mark.parametrize(
    "entity",
    [
        "&#8238;", "&#x202E;", "&#X202e;", "&#0008238;", "&rlm;", "&ZeroWidthSpace;", "&shy;",
        "&#1;", "&#x7f;", "&#917569;", "&zwj;",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "text",
    [
        "a {} b", "## a {}", "[a](b 'c {}')", "![a {}](b.png)", "| {} |\n|---|\n| a |",
        '!!! note "{}"\n\n    a', "a\n\n*[a]: {}", "[[talk|{}]]", "[@source-a, {}]",
        '```{{.x title="{}"}}\na\n```', "`{}`", "x[^1]\n\n[^1]: {}", "[x]({})",
    ],
)  # fmt: skip
def test_an_entity_hides_no_character_that_text_may_not_hold(text: str, entity: str) -> None:
    written = tree(f"<body>{html(text.format(entity))}</body>")
    held = [str(text) for text in written.itertext()]
    held += [str(value) for one in elements(written, "//*") for value in one.attrib.values()]
    assert not [one for one in held if unsafe_character(one)]
    assert entity in "".join(held) or text == "[x]({})"


@pytest.mark.parametrize("entity", ["&nbsp;", "&eacute;", "&#8217;", "&mdash;", "&lt;", "&#128;"])
def test_other_entities_are_the_characters_that_they_stand_for(entity: str) -> None:
    assert words(rendered(f"a{entity}b")) == words(tree(f"<body>a{entity}b</body>"))


@pytest.mark.parametrize(
    "fence",
    [
        '{.python title="<b>x</b>" title_mode="html"}',
        '{.python .a"><b>x</b>}',
        "{.python id='a\" onclick=\"x'}",
        "{.python data-x='\" onclick=\"x'}",
        '{.python onclick="x"}',
        '{.python style="x"}',
        '{."><b>x</b>}',
    ],
)
def test_a_code_fence_writes_no_html_of_its_author(fence: str) -> None:
    page = rendered(f"```{fence}\nwords\n```\n\n~~~{fence}\nwords\n~~~\n")
    assert not elements(page, "//b | //*[@onclick] | //*[@style] | //*[@data-x]")
    assert "words" in words(page)


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b>", "a <b>x</b>", "<div>\n\n*x*\n\n</div>", "<!-- x -->", "<?php x ?>", "<![x]]>",
        "<!DOCTYPE x>", "a <br/> b", '<div markdown="1">\n*x*\n</div>', "&lt;b&gt;", "<!--",
        "- <b>x</b>", "> <b>x</b>", "| <b>x</b> |\n|---|\n| <i>y</i> |", "a\n: <b>x</b>",
    ],
)  # fmt: skip
def test_raw_html_is_shown_as_text(text: str) -> None:
    page = rendered(text)
    assert not elements(page, "//b | //div | //i | //comment() | //br")
    assert "x" in words(page) or "<" in words(page)


PIECES = (
    "[[talk]]", "[[x|y]]", "[@source-a, p. 1]", "[@x]", "[a](b.md)", "![a](../assets/b.png)", "`c`",
    "```{.a}\n", "```\n", "{ .a }", "{ #b }", "{: onclick=x }", "<b>", "</b>", "<!--", "<![x",
    "| a |", "|---|\n", "- ", "- [ ] ", "> ", "!!! note\n", '??? "x"\n', '=== "x"\n', "    ", "\n",
    "\n\n", "# ", "[^1]", "[^1]: ", "*[a]: b", ": ", "**", "_", "\\", "&lt;", "&#x0;", "a", "é",
    " ", "[r]: javascript:x\n", "[r]", "javascript:x", "onclick=x", '"', "'", ">",
)  # fmt: skip


@settings(max_examples=300, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_is_written_renders_and_nothing_of_it_is_alive(text: str) -> None:
    page = rendered(text)
    assert not elements(page, "//b | //script | //*[@onclick] | //*[@style] | //comment()")
    assert not [href for href in hrefs(page) if not address_allowed(href)]
    assert not elements(page, "//body//a[not(@href)] | //img[not(@src)]")
