"""What the glossary of a language holds, and the pages that show it and its sources."""

from __future__ import annotations

import json

import pytest

from playbook.model.text import Language
from playbook.site.glossary import GlossaryEntry, GlossaryName, glossary
from tests.site.attacks import NAMES
from tests.site.building import elements, hrefs, words
from tests.site.hostile import attack, token
from tests.unit.site.editions import Change, planned
from tests.unit.site.rendering import rendered

RECORD = "docs/records/glossary.yml"
TERM = """---
id: plain-language
lang: {lang}
type: term
title: {title}
description: {description}
status: {status}
introduced: "2026.11"
date_created: 2026-10-01
date_modified: 2026-11-01
last_reviewed: 2026-11-01
owner: engagement-team
{more}---
Words.
"""
LISTENING = """terms:
  - id: listening
    term: {en: active listening, fr: écoute active}
    abbreviation: {en: AL, fr: ÉA}
    definition: {en: Hearing what someone says., fr: Entendre ce que dit une personne.}
    page: talk
    source: guide-on-listening
    see: [plain-language]
"""

LETTER = """  - id: old-letter
    title: {en: Letter on silence, fr: Lettre sur le silence}
    publisher: {en: Office of Examples, fr: Bureau des exemples}
    languages: [fr]
    consulted_on: 2026-11-02
    url: https://example.org/silence_(1)
    kind: letter
    licence: CC BY 4.0
    official_version: {en: The one on paper., fr: Celle sur papier.}
"""


def term_page(language: str, status: str = "published", more: str = "") -> dict[str, bytes]:
    """A page of type `term`."""
    title, description = {
        "en": ("Plain language", "Writing that people understand at once."),
        "fr": ("Langage clair", "Façon d’écrire que l’on comprend d’emblée."),
    }[language]
    text = TERM.format(
        lang=language, title=title, description=description, status=status, more=more
    )
    return {f"docs/{language}/start/plain-language.md": text.encode()}


def entries(
    *changes: Change,
    language: Language = Language.EN,
    added: dict[str, bytes] | None = None,
) -> dict[str, GlossaryEntry]:
    """The glossary of the small edition with files added."""
    plan = planned(*changes, language=language, added=added)
    return glossary(plan.publication, language)


def markdown(path: str, *changes: Change, added: dict[str, bytes], language: Language) -> str:
    """The Markdown of a generated page of the small edition with files added."""
    return planned(*changes, language=language, added=added).page(path).markdown


def test_an_edition_without_the_record_has_no_entries() -> None:
    assert entries() == {}


def test_an_entry_of_the_record_is_told_in_each_language() -> None:
    added = {RECORD: LISTENING.encode()}
    english, french = (entries(language=one, added=added)["listening"] for one in Language)
    assert english.name == GlossaryName("active listening", "AL")
    assert english.equivalent == french.name == GlossaryName("écoute active", "ÉA")
    assert french.equivalent == english.name
    assert french.definition == "Entendre ce que dit une personne."
    assert english.page
    assert english.page.path == "docs/en/methods/talk.md"
    assert (english.source, english.see, english.tooltip) == (
        "guide-on-listening",
        ("plain-language",),
        True,
    )


def test_an_entry_leads_to_no_page_that_no_list_shows() -> None:
    talk = ("docs/en/methods/talk.md", "status: published", "status: draft")
    assert entries(talk, added={RECORD: LISTENING.encode()})["listening"].page is None


def test_a_page_of_type_term_is_an_entry_with_the_twin_as_its_equivalent() -> None:
    more = "abbreviation: PL\nexpansion: Plain language and layout\n"
    added = term_page("en", more=more) | term_page("fr")
    english = entries(added=added)["plain-language"]
    assert english.name == GlossaryName("Plain language", "PL", "Plain language and layout")
    assert english.definition == "Writing that people understand at once."
    assert english.equivalent == GlossaryName("Langage clair")
    assert english.page
    assert english.page.id == "plain-language"


def test_an_expansion_that_only_repeats_the_title_is_left_out() -> None:
    added = term_page("en", more="expansion: plain LANGUAGE\n")
    assert entries(added=added)["plain-language"].name == GlossaryName("Plain language")


def test_a_term_page_that_no_list_shows_is_no_entry_and_no_equivalent() -> None:
    added = term_page("en") | term_page("fr", status="archived")
    assert entries(language=Language.FR, added=added) == {}
    assert entries(added=added)["plain-language"].equivalent is None


def test_a_page_speaks_in_place_of_the_record_with_the_same_id() -> None:
    record = LISTENING.replace("id: listening", "id: plain-language").encode()
    found = entries(added={RECORD: record, **term_page("en")})
    assert [entry.name.term for entry in found.values()] == ["Plain language"]


def test_the_glossary_says_an_expansion_in_full_and_leads_to_the_page_of_the_term() -> None:
    more = "abbreviation: PL\nexpansion: plain words and layout\n"
    added = {RECORD: LISTENING.encode(), **term_page("en", more=more)}
    page = markdown("browse/glossary.md", added=added, language=Language.EN)
    assert "### Plain language (PL) {#term-plain-language}" in page
    assert "- In full: plain words and layout" in page
    assert "- Read more: [Plain language](/start/plain-language.md)" in page
    assert "- See also: [Plain language](/browse/glossary.md#term-plain-language)" in page


def test_the_glossary_names_a_source_that_the_list_lacks_by_its_id() -> None:
    record = LISTENING.replace("source: guide-on-listening", "source: no-such-guide").encode()
    page = markdown("browse/glossary.md", added={RECORD: record}, language=Language.EN)
    assert "- Source: `no-such-guide`" in page


def test_a_source_that_only_a_term_rests_on_is_said_to_be_cited_by_no_page() -> None:
    record = LISTENING.replace("source: guide-on-listening", "source: old-letter").encode()
    sources = (
        "docs/records/sources.yml",
        "sources:\n",
        "sources:\n" + LETTER,
    )
    page = markdown("browse/sources.md", sources, added={RECORD: record}, language=Language.FR)
    told = page.partition("## Sources qu’aucune page ne cite {#sources-not-cited}")[2]
    assert told.strip().splitlines() == [
        "### Lettre sur le silence {#source-old-letter}",
        "",
        "- Éditeur\u00a0: Bureau des exemples",
        "- Date\u00a0: aucune date indiquée",
        "- Type de document\u00a0: lettre",
        "- Langues\u00a0: français",
        "- Licence\u00a0: CC BY 4.0",
        "- Version officielle\u00a0: Celle sur papier.",
        "- À lire\u00a0: [Lettre sur le silence](<https://example.org/silence_(1)>)",
        "- Consulté le\u00a0: 2 novembre 2026",
        "- Pages qui le citent\u00a0: aucune page en français",
        "- Termes qu’il explique\u00a0: [écoute active](/browse/glossary.md#term-listening)",
    ]


@pytest.mark.parametrize(
    ("written", "english", "french"),
    [
        ("2024-05-01", "May 1, 2024", "1er mai 2024"),
        ("2024-05", "May 2024", "mai 2024"),
        ("2024", "2024", "2024"),
        ("2024-02-30", "2024-02-30", "2024-02-30"),
        ("0000-12-31", "0000-12-31", "0000-12-31"),
    ],
)
def test_the_date_of_a_source_is_told_in_words_where_there_is_such_a_day(
    written: str, english: str, french: str
) -> None:
    sources = f"sources:\n{LETTER}    date: '{written}'\n"
    added = {"docs/records/sources.yml": sources.encode()}
    for language, told in ((Language.EN, english), (Language.FR, french)):
        page = markdown("browse/sources.md", added=added, language=language)
        lines = [line for line in page.splitlines() if line.startswith("- Date")]
        assert [line.partition(": ")[2] for line in lines] == [told]


def test_the_record_of_a_page_that_no_list_shows_is_not_among_those_that_rest_on_a_source() -> None:
    talk = ("docs/en/methods/talk.md", "status: published", "status: draft")
    listed, hidden = (
        planned(*changes).page("browse/sources.md").markdown for changes in ((), (talk,))
    )
    assert "(/gba/talk.md)" in listed
    assert "(/gba/talk.md)" not in hidden


def test_an_attack_in_a_term_or_a_source_is_text_on_its_page() -> None:
    said = {name: f"{attack(name)[:280]} {token(name)}" for name in NAMES}
    words_of = {name: {"en": text, "fr": text} for name, text in said.items()}
    terms = [
        {"id": name, "term": both, "abbreviation": both, "definition": both, "source": name}
        for name, both in words_of.items()
    ]
    sources = [
        {"id": name, "title": both, "publisher": both, "note": both, "licence": both["en"]}
        | {"languages": ["en"], "kind": "report"}
        for name, both in words_of.items()
    ]
    added = {
        RECORD: json.dumps({"terms": terms}, indent=1).encode(),
        "docs/records/sources.yml": json.dumps({"sources": sources}, indent=1).encode(),
    }
    for path, times in (("browse/glossary.md", 6), ("browse/sources.md", 5)):
        root = rendered(markdown(path, added=added, language=Language.EN))
        shown = words(root)
        assert {name: shown.count(text) for name, text in said.items()} == dict.fromkeys(
            NAMES, times
        )
        assert not elements(root, "//script | //img | //svg | //*[@onclick] | //*[@style]")
        assert [href for href in hrefs(root) if "canary" in href] == []


def test_an_edition_without_sources_says_so() -> None:
    none = {"docs/records/sources.yml": b"sources: []\n"}
    page = markdown("browse/sources.md", added=none, language=Language.EN)
    assert page == "This edition lists no sources yet."


def test_the_privacy_notice_speaks_of_the_forge_only_where_pages_lead_to_one() -> None:
    forge = ("docs/records/policy.yml", "edition:", "links: {edit: '/edit/{path}'}\nedition:")
    said = "lead to another system"
    assert said in planned(forge).page("help/privacy.md").markdown
    assert said not in planned().page("help/privacy.md").markdown


def test_the_accessibility_statement_names_the_link_to_change_a_page_only_where_there_is_one() -> (
    None
):
    forge = ("docs/records/policy.yml", "edition:", "links: {edit: '/edit/{path}'}\nedition:")
    said = "“Edit this page” stands at the foot"
    assert said in planned(forge).page("help/accessibility.md").markdown
    assert said not in planned().page("help/accessibility.md").markdown
