"""Where a page explains the terms of the glossary, and where it leaves them as they are."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from lxml import etree

from playbook.model.text import Language
from playbook.site.allow_list import address_allowed
from playbook.site.glossary import GlossaryEntry, GlossaryName
from playbook.site.glossary_terms import Terms, TermTips
from tests.site.attacks import ATTACKS, BLOCKS, NAMES
from tests.site.building import element, elements, hrefs, tree, words
from tests.site.hostile import attack
from tests.unit.site.editions import planned
from tests.unit.site.rendering import REFERENCES, markdown

PAGE = "methods/talk.md"
ENGLISH = (
    GlossaryEntry("gba-plus", GlossaryName("Gender-based Analysis Plus", "GBA Plus"), "Who gains."),
    GlossaryEntry("client-segment", GlossaryName("client segment"), "A group."),
    GlossaryEntry("segment", GlossaryName("segment"), "A part."),
    GlossaryEntry("policy", GlossaryName("policy"), "A course."),
    GlossaryEntry("kpi", GlossaryName("key indicator", "KPI"), "A number."),
    GlossaryEntry("aids", GlossaryName("screen reader", "AIDS"), "A program."),
    GlossaryEntry("advocate", GlossaryName("client’s advocate"), "Somebody."),
)
FRENCH = (
    GlossaryEntry("acs-plus", GlossaryName("analyse comparative", "ACS Plus"), "Qui y gagne."),
    GlossaryEntry("issue", GlossaryName("enjeu"), "Ce qui compte."),
    GlossaryEntry("voice", GlossaryName("porte-parole"), "Une personne."),
    GlossaryEntry("agreement", GlossaryName("procès-verbal d’accord"), "Un écrit."),
)


def page(
    text: str, *entries: GlossaryEntry, path: str = PAGE, language: Language = Language.EN
) -> etree._Element:
    """An authored page's text as it is rendered beside a glossary."""
    tips = TermTips.of(entries or ENGLISH, {PAGE: "talk"}, language)
    renderer = markdown(replace(REFERENCES, terms=tips.on), path)
    return tree(f"<body>{renderer.convert(text)}</body>")


def marked(root: etree._Element) -> list[str]:
    """The words that a page explains, in order."""
    return [words(one) for one in elements(root, "//a[@class='playbook-term']")]


def named(text: str, language: Language = Language.EN) -> list[tuple[str, str]]:
    """The words of a text that name a term, each with the term."""
    entries = ENGLISH if language is Language.EN else FRENCH
    return [(text[one.start : one.end], one.id) for one in Terms(entries, language).found(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A policy.", [("policy", "policy")]),
        ("POLICIES and policy", [("POLICIES", "policy"), ("policy", "policy")]),
        ("gender‑based\nanalysis plus", [("gender‑based\nanalysis plus", "gba-plus")]),
        ("GBA\u00a0Plus", [("GBA\u00a0Plus", "gba-plus")]),
        ("client segments", [("client segments", "client-segment")]),
        ("clients and segments", [("segments", "segment")]),
        ("KPIs and KPI", [("KPIs", "kpi"), ("KPI", "kpi")]),
        ("AIDS", [("AIDS", "aids")]),
        ("client's advocate", [("client's advocate", "advocate")]),
        ("the policy’s (policy)", [("policy", "policy"), ("policy", "policy")]),
        ("“policy”/policy", [("policy", "policy"), ("policy", "policy")]),
    ],
)
def test_finds_whole_names_whatever_their_capitals_number_and_signs(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "kpi", "gba plus", "Aids", "kPIs", "policyholder", "sub-segment", "segment-wide",
        "segment\u2011wide", "policy.yml", "me@policy", "policy@me", "_policy", "GBA", "client seg",
    ],
)  # fmt: skip
def test_finds_nothing_in_other_words_and_in_parts_of_words(text: str) -> None:
    assert named(text) == []


def test_french_names_stand_after_an_elision_and_in_the_plural() -> None:
    text = (
        "L’analyse comparative, l'ACS Plus, d’enjeux, des porte-parole, un procès-verbal d'accord"
    )
    assert [words for words, _ in named(text, Language.FR)] == [
        "analyse comparative",
        "ACS Plus",
        "enjeux",
        "porte-parole",
        "procès-verbal d'accord",
    ]


def test_the_first_entry_keeps_a_name_that_two_have() -> None:
    one, other = (GlossaryEntry(key, GlossaryName("segment"), "x") for key in ("one", "other"))
    assert [found.id for found in Terms([one, other], Language.EN).found("segment")] == ["one"]


def test_a_name_is_explained_where_it_first_stands_and_only_there() -> None:
    root = page("A policy.\n\nAnother policy, and **policy**.")
    assert marked(root) == ["policy"]
    assert words(element(root, "//p[@class='playbook-explains']/a")) == "policy"


@pytest.mark.parametrize("more", ["", '{: class="mine" }'])
def test_a_link_to_the_other_language_is_explained_no_more_than_any_link(more: str) -> None:
    root = page(f"[[parler|a policy]]{more}")
    assert marked(root) == []
    assert [words(one) for one in elements(root, "//a")] == ["a policy (only fr)"]


def test_a_link_leads_to_the_glossary_and_is_described_by_its_definition() -> None:
    root = page("A policy here.")
    link, tip = element(root, "//a"), element(root, "//a/following-sibling::span")
    assert link.get("href") == "/browse/glossary.md#term-policy"
    assert link.get("aria-describedby") == tip.get("id") == "tip-policy"
    assert (tip.get("role"), tip.get("title"), words(tip)) == ("tooltip", None, "A course.")
    assert (element(root, "//p").text, tip.tail) == ("A ", " here.")


def test_a_term_and_its_abbreviation_are_explained_once() -> None:
    assert marked(page("Gender-based Analysis Plus (GBA Plus)")) == ["Gender-based Analysis Plus"]
    assert marked(page("GBA Plus, or gender-based analysis plus")) == ["GBA Plus"]


def test_a_longer_name_hides_the_shorter_one_within_it_each_time() -> None:
    assert marked(page("A client segment. Client segments. A segment.")) == [
        "client segment",
        "segment",
    ]


def test_names_are_explained_in_the_order_of_reading_at_any_depth() -> None:
    root = page("Some *policy **and KPI** here*, a segment.\n\n- GBA Plus\n\n> A screen reader")
    assert marked(root) == ["policy", "KPI", "segment", "GBA Plus", "screen reader"]
    held = [one.getparent().tag for one in elements(root, "//span[@class='playbook-tip']")]  # type: ignore[union-attr]
    assert held == ["em", "strong", "p", "li", "p"]
    explaining = elements(root, "//*[contains(@class, 'playbook-explains')]")
    assert [one.tag for one in explaining] == ["p", "li", "p"]


def test_a_block_that_explains_two_terms_keeps_its_own_class() -> None:
    root = page("A policy and a *segment* {.c}\n{: .wide }")
    assert element(root, "//p").get("class") == "wide playbook-explains"


@pytest.mark.parametrize(
    "text",
    [
        "# policy", "###### policy", "`policy`", "    policy", "```\npolicy\n```",
        "[policy](b.md)", "[[talk|policy]]", "[[policy]]", "| policy |\n|---|\n| policy |",
        "policy\n:   Words", '!!! note "policy"\n\n    x', '??? note "policy"\n\n    x',
        '=== "policy"\n\n    x', "*policy*{ lang=fr }", "<policy@example.org>",
        "![policy](a.png)", "abc\n\n*[abc]: policy", "A. [@source-policy]", "policy\n=====",
    ],
)  # fmt: skip
def test_headings_links_code_tables_and_other_languages_stay_as_they_are(text: str) -> None:
    assert marked(page(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "x[^1]\n\n[^1]: policy",
        "Term\n:   policy",
        "!!! note\n\n    policy",
        "- [ ] policy",
        "1. policy",
    ],
)
def test_running_text_is_explained_wherever_it_stands(text: str) -> None:
    assert marked(page(text)) == ["policy"]


def test_what_markdown_has_put_aside_is_no_word() -> None:
    number = GlossaryEntry("number", GlossaryName("42"), "A number.")
    assert marked(page(r"\* &amp; `a` \_ 42", number)) == ["42"]
    assert words(element(page(r"\*", number), "//p")) == "*"


def test_a_page_that_nobody_wrote_explains_nothing() -> None:
    assert marked(page("A policy.", path="browse/a-to-z.md")) == []


def test_a_page_does_not_explain_the_term_that_it_is_about() -> None:
    talk = planned().index.page("talk", Language.EN)
    own = GlossaryEntry("policy", GlossaryName("policy"), "A course.", page=talk)
    assert marked(page("A policy.", own)) == []


def test_an_everyday_word_is_not_explained() -> None:
    door = GlossaryEntry("door", GlossaryName("door"), "A way in.", tooltip=False)
    assert marked(page("A door.", door)) == []


def test_the_pages_of_an_edition_explain_its_record() -> None:
    record = (
        "terms:\n  - id: hear\n    term: {en: listen, fr: écouter}\n"
        "    definition: {en: Hear., fr: Entendre.}\n"
    )
    plan = planned(added={"docs/records/glossary.yml": record.encode()})
    renderer = markdown(plan.references, "start/welcome.md")
    root = tree(renderer.convert(plan.page("start/welcome.md").markdown))
    assert marked(root) == ["listen"]


@pytest.mark.parametrize("name", NAMES)
def test_an_attack_in_a_term_stays_text_in_its_name_and_in_its_definition(name: str) -> None:
    written = {**ATTACKS, **BLOCKS}[name]
    entries = (
        GlossaryEntry("attack", GlossaryName(written, attack(name), "x"), written),
        GlossaryEntry("words", GlossaryName("words"), written),
    )
    root = page(f"Some words.\n\n{attack(name)}\n\n{written}\n", *entries)
    assert words(element(root, "//span[@id='tip-words']")) == attack(name)
    assert not elements(
        root, "//script | //*[@onclick] | //*[@onerror] | //*[@style] | //comment()"
    )
    assert not [href for href in hrefs(root) if not address_allowed(href)]


def test_work_grows_with_the_text_and_not_with_the_number_of_terms() -> None:
    assert calls(1000) == calls(1)


def calls(count: int) -> int:
    """How many functions run while a text is read beside so many terms."""
    names = (f"a{number} b" for number in range(count))
    terms = Terms([GlossaryEntry(one, GlossaryName(one), "x") for one in names], Language.EN)
    counted: list[str] = []
    sys.setprofile(lambda _frame, event, _argument: counted.append(event))
    try:
        list(terms.found("a0 b c. " * 50))
    finally:
        sys.setprofile(None)
    return len(counted)
