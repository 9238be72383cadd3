"""What stands around a page, on its record's page, on the home page and in the navigation."""

from __future__ import annotations

import html
import re

import pytest

from playbook.model.reserved import RESERVED_FOLDERS
from playbook.model.text import Language
from playbook.site.frame import Frame
from playbook.site.plan import SitePlan
from playbook.site.words import SiteWords, catalogue
from tests.checkouts import ROOT
from tests.unit.site.editions import Change, asset, planned

TALK_EN = "docs/en/methods/talk.md"
TALK_FR = "docs/fr/methods/talk.md"
RECORD = "docs/records/gba/talk.yml"
both_languages = pytest.mark.parametrize("language", list(Language))


def listed(plan: SitePlan) -> dict[str, list[str]]:
    """The authored pages that each section of the navigation leads to, in order."""
    return {
        label: paths
        for entry in plan.navigation
        for label, entries in entry.items()
        if isinstance(entries, list)
        for paths in [[path for one in entries for path in one.values()]]
        if paths[0].partition("/")[0] not in RESERVED_FOLDERS
    }


def frame(plan: SitePlan) -> Frame:
    return plan.pages["methods/talk.md"].frame


def test_everything_for_a_template_is_escaped() -> None:
    attack = "'<b> & \"x\"'"
    plan = planned(
        (TALK_EN, "title: Talk with one person", f"title: {attack}"),
        (TALK_EN, "description: A calm", f"description: {attack} #A calm"),
        ("docs/records/owners.yml", "en: Engagement team", f"en: {attack}"),
        ("docs/records/policy.yml", "en: Example playbook", f"en: {attack}"),
        ("docs/records/policy.yml", "en: An example.", f"en: {attack}"),
        ("docs/records/policy.yml", "en: CC BY 4.0 licence", f"en: {attack}"),
        ("docs/records/vocabulary.yml", "en: Methods", f"en: {attack}"),
    )
    escaped = "&lt;b&gt; &amp; &#34;x&#34;"
    assert str(frame(plan).title) == str(frame(plan).description) == escaped
    assert str(frame(plan).review[0].words) == escaped
    assert str(plan.site_name) == str(plan.notice) == escaped
    assert escaped in str(plan.copyright)
    assert escaped in [name for section in plan.navigation for name in section]
    assert "<" not in plan.pages["index.md"].markdown


def test_the_navigation_follows_the_vocabulary_and_then_the_titles() -> None:
    text = planned().index.page("talk", Language.EN)
    assert text
    added = {
        f"docs/en/methods/{name}.md": (ROOT / "tests/golden/_base" / TALK_EN)
        .read_bytes()
        .replace(b"id: talk", f"id: {name}".encode())
        .replace(b"title: Talk with one person", f"title: {title}".encode())
        for name, title in (("aa", "zebra"), ("bb", "Apple"), ("cc", "\u00c9clair"))
    }
    plan = planned(added=added)
    assert plan.navigation[0] == {"Home": "index.md"}
    assert listed(plan) == {
        "Start here": ["start/index.md", "start/welcome.md"],
        "Methods": [
            "methods/index.md",
            *(f"methods/{name}.md" for name in ("bb", "cc", "talk", "aa")),
        ],
    }


@pytest.mark.parametrize("status", ["draft", "archived"])
def test_a_draft_or_archived_page_is_built_but_listed_nowhere(status: str) -> None:
    plan = planned((TALK_EN, "status: published", f"status: {status}"))
    assert "methods/talk.md" in plan.pages
    assert listed(plan) == {"Start here": ["start/index.md", "start/welcome.md"]}
    assert "talk" not in plan.pages["index.md"].markdown


@pytest.mark.parametrize("status", ["in_review", "deprecated"])
def test_a_page_in_review_or_deprecated_is_listed(status: str) -> None:
    plan = planned((TALK_EN, "status: published", f"status: {status}"))
    assert listed(plan)["Methods"] == ["methods/index.md", "methods/talk.md"]


def home(*changes: Change, language: Language = Language.EN) -> str:
    """The home page, entities as the characters they stand for."""
    return html.unescape(planned(*changes, language=language).pages["index.md"].markdown)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.EN, "How we hear people, & why."),
        (Language.FR, "Comment nous écoutons les gens, et pourquoi."),
    ],
)
def test_the_home_page_describes_the_playbook_in_the_departments_words(
    language: Language, said: str
) -> None:
    intro = (
        "intro:\n"
        "  en: |\n    How we hear\n\n    people, & why.\n"
        "  fr: Comment nous écoutons les gens, et pourquoi.\n"
    )
    plan = planned(("docs/records/policy.yml", "notice:", f"{intro}notice:"), language=language)
    page = plan.pages["index.md"].frame
    assert page.description.unescape() == said
    metas = {one.name: one.content.unescape() for one in page.head}
    assert metas["dcterms.description"] == said


@both_languages
def test_the_home_page_of_a_department_that_said_nothing_is_about_any_playbook(
    language: Language,
) -> None:
    said = planned(language=language).pages["index.md"].frame.description.unescape()
    assert said == catalogue()["home_intro"].in_(language)
    assert not re.search("policy|politique|hear|entendre", said)


@both_languages
def test_the_home_page_leads_to_each_section(language: Language) -> None:
    parts = re.split(r"^## .* \{#(.+)\}$", home(language=language), flags=re.MULTILINE)
    assert parts[1::2] == ["chooser", "sections", "latest"]
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))["sections"]
    assert re.findall(r"\]\((.+?)\)", sections) == ["/start/index.md", "/methods/index.md"]


@pytest.mark.parametrize(
    ("elapsed", "band"),
    [
        ("P1W", "Up to one week"),
        ("P8D", "Up to one month"),
        ("P31D", "Up to one month"),
        ("P32D", "Up to three months"),
        ("P3M", "Up to three months"),
        ("P1Y", "More than three months"),
    ],
)
def test_the_chooser_puts_a_practice_in_its_band_of_time(elapsed: str, band: str) -> None:
    chooser = home((TALK_EN, "elapsed: P3W", f"elapsed: {elapsed}"))
    assert f"    - {band}\n        - [Talk with one person](/methods/talk.md)" in chooser


def test_the_chooser_says_what_each_practice_takes() -> None:
    assert "1 hour with people · 3 weeks in all · Effort: Low · In person" in home()
    assert "1 heure avec les gens · 3 semaines en tout · " in home(language=Language.FR)


def test_the_latest_changes_tell_what_the_author_says_of_them() -> None:
    noted = home((TALK_EN, "mode: ", "change_note: One step was added.\nmode: "))
    assert "- November 1, 2026: [Talk with one person](/methods/talk.md). One step was added." in (
        noted
    )


@pytest.mark.parametrize(
    ("language", "said"), [("en", "No pages yet"), ("fr", "Aucune page pour l’instant")]
)
def test_the_home_page_of_an_empty_playbook_says_that_there_are_no_pages(
    language: str, said: str
) -> None:
    removed = tuple(
        f"docs/{one}/{page}.md"
        for one in ("en", "fr")
        for page in ("methods/talk", "start/welcome")
    )
    records = tuple(f"docs/records/gba/{page}.yml" for page in ("talk", "welcome"))
    plan = planned(removed=(*removed, *records), language=Language(language))
    assert said in plan.pages["index.md"].markdown
    assert listed(plan) == {}


def test_a_page_without_twin_says_so_and_so_does_its_record() -> None:
    plan = planned(removed=(TALK_FR,))
    assert not frame(plan).twin
    assert not plan.pages["gba/talk.md"].frame.twin
    assert frame(planned()).twin
    french = planned(removed=(TALK_FR,), language=Language.FR)
    assert "methods/talk.md" not in french.pages
    assert "gba/talk.md" not in french.pages


def test_assets_are_copied_beside_the_theme_s_own_and_others_are_not() -> None:
    plan = planned(added={**asset("docs/assets/maps/x.png"), **asset("docs/en/assets/y.png")})
    assert plan.assets == {"media/maps/x.png": "docs/assets/maps/x.png"}


@pytest.mark.parametrize(
    ("locator", "note"),
    [
        ("page 4", "Office of Examples, Report on service, 2025, page 4"),
        (None, "Office of Examples, Report on service, 2025"),
    ],
)
def test_a_note_tells_publisher_title_date_and_place(locator: str | None, note: str) -> None:
    found = planned().references.note("report-on-service", locator)
    assert found == (note, None)


def test_a_note_of_a_fact_is_that_of_its_source() -> None:
    references = planned(language=Language.FR).references
    assert references.note("interviews-held", None) == (
        "Bureau des exemples, Rapport sur le service, 2025, p. 4",
        None,
    )
    assert references.note("no-such-source", None) is None


@both_languages
def test_every_word_of_the_catalogue_is_there_in_both_languages(language: Language) -> None:
    words = SiteWords(language)
    blanks = re.compile(r"\{(\w+)\}")
    for key, text in catalogue().items():
        assert text.in_(language).strip() == text.in_(language), key
        assert blanks.findall(text.en) == blanks.findall(text.fr), key
    assert words["owner"] == {"en": "Owner", "fr": "Responsable"}[language]


def test_every_word_that_a_template_or_a_module_asks_for_is_in_the_catalogue() -> None:
    asked: set[str] = set()
    for path in [
        *(ROOT / "playbook/site").rglob("*.py"),
        *(ROOT / "playbook/theme").rglob("*.html"),
    ]:
        text = path.read_text(encoding="utf-8")
        asked |= set(re.findall(r"""words\[["'](\w+)["']\]""", text))
        asked |= set(re.findall(r"""(?:words\.text|w\.word|section)\(["'](\w+)["']""", text))
    assert len(asked) > 40
    assert asked <= catalogue().keys()
