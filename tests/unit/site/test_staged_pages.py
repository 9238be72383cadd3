"""A page's Markdown as other engines get it."""

from __future__ import annotations

import html
from dataclasses import replace

import pytest

from playbook.model.queue import Overlap, Queue
from playbook.model.text import Language
from playbook.site.escape import markdown_text
from playbook.site.plan import SitePlan
from playbook.site.stage import staged_tree
from playbook.site.stage.address import relative, staged_address
from playbook.site.stage.conversion import converted
from playbook.site.stage.proof import EXTENSIONS, harmless, proved
from tests.ideas import ASSESSED
from tests.unit.site.editions import planned
from tests.unit.site.rendering import REFERENCES, extensions

TALK = "docs/en/methods/talk.md"


def _text(markdown: str, path: str = "start/page.md") -> str:
    return converted(markdown, path, REFERENCES).text


def _sources(markdown: str) -> tuple[str, ...]:
    return converted(markdown, "start/page.md", REFERENCES).sources


def _staged(plan: SitePlan, path: str) -> str:
    return dict(staged_tree(plan))[path]


@pytest.mark.parametrize(
    ("written", "staged"),
    [
        ("See [[talk]].", "See [Title of talk](../methods/talk.md)."),
        ("See [[talk|that page]].", "See [that page](../methods/talk.md)."),
        ("See [[talk#tips]].", "See [Title of talk](../methods/talk.md#tips)."),
        ("See [[talk#tips|a tip]].", "See [a tip](../methods/talk.md#tips)."),
        ("See [[#tips]].", "See [tips](#tips)."),
        ("See [[#tips|above]].", "See [above](#tips)."),
        ("See [[nowhere]].", "See nowhere (not found)."),
        ("See [[nowhere|words]].", "See words (not found)."),
        ("See [[talk|a *b* <i>]].", "See [a &#42;b&#42; &#60;i&#62;](../methods/talk.md)."),
        ("`[[talk]]` and ``[@source]``", "`[[talk]]` and ``[@source]``"),
    ],
)
def test_wiki_links_lead_from_file_to_file(written: str, staged: str) -> None:
    assert _text(written) == staged


def test_a_link_within_a_folder_is_short() -> None:
    assert _text("[[talk]]", "methods/other.md") == "[Title of talk](talk.md)"
    assert _text("[[talk]]", "index.md") == "[Title of talk](methods/talk.md)"


def test_citations_become_footnotes_one_a_place() -> None:
    written = "A. [@source-a, page 1] B. [@source-b] C. [@source-a,\npage 1] D. [@source-a]"
    assert _text(written) == "A. [^1] B. [^2] C. [^1] D. [^3]"
    heading, notes = _sources(written)
    assert heading == "## Sources {#sources}"
    assert notes.splitlines() == [
        "[^1]: [source-a, page 1](<https://example.org/source-a>)",
        "[^2]: [source-b](<https://example.org/source-b>)",
        "[^3]: [source-a](<https://example.org/source-a>)",
    ]


def test_a_citation_of_nothing_says_so() -> None:
    assert _text("A. [@unknown, page 1]") == "A. &#91;unknown (not found)&#93;"
    assert _sources("A. [@unknown, page 1]") == ()


def test_footnotes_of_the_author_keep_their_labels() -> None:
    written = "Mine.[^1] Cited. [@source-a]\n\n[^1]: My note."
    assert _text(written) == "Mine.[^1] Cited. [^source-1]\n\n[^1]: My note."
    assert _sources(written)[1].startswith("[^source-1]: ")


@pytest.mark.parametrize(
    ("written", "staged"),
    [
        ("## Tips {#tips}", "## Tips {#tips}"),
        ("## Tips", "## Tips {#tips}"),
        ("## Été à venir ##", "## Été à venir {#ete-a-venir}"),
        ("Tips\n----", "Tips {#tips}\n----"),
        ("## A\n\n## A", "## A {#a}\n\n## A {#a_1}"),
        ("## Tips {#tips .md-overlay onclick=x}", "## Tips {#tips}"),
    ],
)
def test_every_heading_says_its_id_and_nothing_else(written: str, staged: str) -> None:
    assert _text(written) == staged


@pytest.mark.parametrize(
    ("written", "staged"),
    [
        ("[x](/methods/talk.md#tips)", "[x](../methods/talk.md#tips)"),
        ("[x](other.md)", "[x](other.md)"),
        ("[x](#tips)", "[x](#tips)"),
        ("[x](https://example.org/a?b#c)", "[x](https://example.org/a?b#c)"),
        ("[x](../../assets/form.docx)", "[x](../media/form.docx)"),
        ("![A map](/assets/map.png)", "![A map](../media/map.png)"),
        ("![A map](https://example.org/map.png)", "A map"),
        ("[x](javascript:alert)", "x"),
        ("<https://example.org/a>", "<https://example.org/a>"),
        ("<javascript:alert>", "&#60;javascript&#58;alert&#62;"),
        ("[x][y]\n\n[y]: /methods/talk.md", "[x][y]\n\n[y]: ../methods/talk.md"),
        ("[x][y]\n\n[y]: javascript:alert", "[x][y]\n\n[y]: #"),
    ],
)
def test_addresses_lead_where_they_led(written: str, staged: str) -> None:
    assert _text(written) == staged


@pytest.mark.parametrize(
    ("address", "staged"),
    [
        ("/a/b.md", "../a/b.md"),
        ("/start/b.md?x#y", "b.md?x#y"),
        ("//elsewhere/a", "//elsewhere/a"),
        ("b.md", "b.md"),
    ],
)
def test_only_an_address_from_the_root_is_rewritten(address: str, staged: str) -> None:
    assert relative(address, "start/page.md") == staged


def test_an_image_of_another_site_has_no_address() -> None:
    assert staged_address("//elsewhere/a.png", "index.md", image=True) is None
    assert staged_address("//elsewhere/a", "index.md") == "//elsewhere/a"


@pytest.mark.parametrize(
    ("written", "staged"),
    [
        ("a <b>word</b>", "a &lt;b>word&lt;/b>"),
        ("1 < 2", "1 &lt; 2"),
        ("an escaped \\<b>", "an escaped &lt;b>"),
        ("code `<b>` stays", "code `<b>` stays"),
        ("*x*{: onclick=alert }", "*x*"),
        ("*x*{ onclick=alert }", "*x*&#123; onclick=alert }"),
        ("A block.\n{: #here }", "A block.\n{: #here }"),
        ("A block.\n{: .letters }", "A block.\n"),
        ("| a {: scope=row } | b |", "| a | b |"),
        ("an entity &#x202e;", "an entity &amp;#x202e;"),
    ],
)
def test_tags_and_attributes_become_words(written: str, staged: str) -> None:
    assert _text(written) == staged.strip("\n")


@pytest.mark.parametrize(
    ("opening", "staged"),
    [
        ("```", "```"),
        ("```python", "```python"),
        ("~~~ yaml", "~~~ yaml"),
        ("``` {.python onclick=alert}", "```"),
        ('```yaml title="<b>" hl_lines="1"', "```yaml"),
    ],
)
def test_a_fence_keeps_its_language_and_its_code(opening: str, staged: str) -> None:
    fence = opening[:3]
    code = "\n[[talk]] [@source-a] <b> {: .x }\n    ## no heading\n"
    assert _text(f"{opening}{code}{fence}\n\n[[talk]]") == (
        f"{staged}{code}{fence}\n\n[Title of talk](../methods/talk.md)"
    )


def test_a_fence_within_a_fence_is_code() -> None:
    written = "````\n``` {.x}\n[[talk]]\n~~~\n````\n\n[[talk]]"
    assert (
        _text(written) == written.removesuffix("[[talk]]") + "[Title of talk](../methods/talk.md)"
    )


def test_indented_code_stays_as_it_is() -> None:
    assert _text("Text.\n\n    [[talk]] <b>\n\nText.") == "Text.\n\n    [[talk]] <b>\n\nText."


@pytest.mark.parametrize(
    "markdown",
    [
        "## A heading {#a}\n\nWords, `code`, [a link](x.md), ![a picture](y.png).",
        "| a | b |\n|:---|---:|\n| 1 | 2 |",
        "```python\nx = '<b>'\n```",
        '=== "One"\n\n    Text.\n\n=== "Two"\n\n    Text.',
        '!!! note "A note"\n\n    Text.\n\n??? tip "More"\n\n    Text.',
        "A.[^1]\n\n[^1]: A note.\n\nTerm\n:   What it is.\n\n*[ABC]: A long form\n\nABC.",
        "1 < 2 and a &lt;b&gt;.",
    ],
)
def test_what_markdown_makes_is_harmless(markdown: str) -> None:
    assert harmless(markdown)
    assert proved(markdown) == markdown


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert()</script>",
        "a <img src=x onerror=alert()>",
        "<p onclick=alert()>x</p>",
        "<!-- a comment -->",
        "<?php x ?>",
        "<!DOCTYPE x>",
        "<![CDATA[x]]>",
        "[x](javascript:alert)",
        "![x](https://example.org/a.png)",
        "*x*{ onclick=alert }",
        "*x*{ style=position:fixed }",
        "*x*{ .md-overlay }",
        "*x*{ #__search }",
        "<input name=x>",
        "<div>\n<![x[ y\n</div>",
        "<p>a <1 b</p>",
        "| a |\n|---|\n| b { style=position:fixed } |",
    ],
)
def test_what_could_come_alive_is_shown_as_source(markdown: str) -> None:
    assert not harmless(markdown)
    assert proved(markdown) == f"```\n{markdown}\n```"
    assert harmless(proved(markdown))


def test_the_source_is_fenced_by_more_ticks_than_it_holds() -> None:
    markdown = "````\n<b>\n````\n\n<script>alert()</script>"
    assert proved(markdown) == f"`````\n{markdown}\n`````"


def test_pages_are_proved_with_the_extensions_of_the_configuration() -> None:
    names, configured = extensions()
    assert list(EXTENSIONS) == names
    assert {name: configured[name] for name in configured if name != "toc"} == {
        "pymdownx.tabbed": {"alternate_style": True}
    }


def test_a_page_has_its_title_and_frame_above_its_text_and_its_sources_last() -> None:
    staged = _staged(planned(), "methods/talk.md")
    assert staged.startswith(
        '---\ntitle: "Talk with one person"\n'
        'description: "A calm meeting that shows what someone needs."\n---\n\n'
        "# Talk with one person\n\nA calm meeting that shows what someone needs.\n\n"
        "**At a glance**\n\n- "
    )
    order = [
        "**Review**",
        "- Owner: Engagement team",
        "(../gba/talk.md)",
        "**Related pages**\n\n- [Welcome to the playbook](../start/welcome.md)",
        "\n\n---\n\n## ",
        "\n\n---\n\n**",
        "## Sources {#sources}\n\n[^1]: ",
    ]
    places = [staged.index(words) for words in order]
    assert places == sorted(places)


def test_the_frame_speaks_the_pages_language() -> None:
    staged = _staged(planned(language=Language.FR), "methods/talk.md")
    assert "- Responsable\u00a0: Équipe de la mobilisation" in staged
    assert "**En un coup d’œil**" in staged


def test_a_page_that_is_replaced_says_what_to_read_instead() -> None:
    change = (TALK, "status: published\n", "status: deprecated\nreplaced_by: welcome\n")
    staged = _staged(planned(change), "methods/talk.md")
    assert "**This page is no longer kept up to date.** " in staged
    assert "[Welcome to the playbook](../start/welcome.md)\n\n**At a glance**" in staged


def test_a_page_that_is_no_promise_yet_says_so() -> None:
    change = (TALK, "status: published\n", "status: draft\n")
    words = planned().words.text("unpublished")
    staged = _staged(planned(change), "methods/talk.md")
    assert f"\n\n**{markdown_text(words)}**\n\n" in staged


def test_an_address_outside_the_site_is_kept() -> None:
    page = (
        "---\nid: teens\nlang: en\ntype: segment\ntitle: Teens\ndescription: Young people.\n"
        'status: published\nintroduced: "2026.11"\ndate_created: 2026-11-01\n'
        "date_modified: 2026-11-01\nlast_reviewed: 2026-11-01\nowner: engagement-team\n"
        "facets: {societal_group: [working_age]}\nvulnerable: false\nreach: direct\n"
        "representative_bodies:\n  - {name: Youth council, url: https://example.org/youth}\n---\n"
    )
    plan = planned(added={"docs/en/segments/teens.md": page.encode()})
    assert "[Youth council](<https://example.org/youth>)" in _staged(plan, "segments/teens.md")


def test_a_page_says_what_changed_in_it() -> None:
    change = (TALK, "status: published\n", "status: published\nchange_note: Shorter & better.\n")
    staged = _staged(planned(change), "methods/talk.md")
    assert "- What changed in the current text: Shorter &#38; better.\n" in staged.replace(
        "&#46;", "."
    )


def test_the_home_page_says_which_edition_it_is() -> None:
    staged = _staged(planned(), "index.md")
    assert "# Example playbook\n" in staged
    assert "2026.11" in staged
    assert "\n\nAn example.\n\n" in staged


def test_a_title_can_open_no_tag_in_an_engine_that_prints_it_as_it_is() -> None:
    change = (TALK, "title: Talk with one person", """title: 'Say "<b>" & more'""")
    staged = _staged(planned(change), "methods/talk.md")
    assert staged.startswith('---\ntitle: "Say &quot;&lt;b&gt;&quot; & more"\n')
    assert "# Say &#34;&#60;b&#62;&#34; &#38; more\n" in staged


def test_every_page_and_file_of_the_plan_is_staged() -> None:
    plan = planned()
    assert dict(staged_tree(plan)).keys() == {*plan.paths, *plan.files}


def test_a_suggestion_says_what_has_to_be_known_and_leads_to_nothing_that_no_tree_has() -> None:
    plan = planned()
    overlap = Overlap("talk", Language.FR, "tips", ("pr-12",), conflict=False, waiting=1)
    queue = Queue(shown=(ASSESSED,), overlaps=(overlap,))
    page = _staged(
        replace(plan, publication=replace(plan.publication, queue=queue)), "ideas/pr-12.md"
    )
    words = html.unescape(page)
    assert "[Back to all suggestions](index.md)" in words
    assert "What stands below is the text that was read" in words
    assert "idea-change" not in words
    assert "Parler avec une personne" in words
    assert "](<../" not in words
