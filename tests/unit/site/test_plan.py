"""What stands around a page, on its record's page, on the home page and in the navigation."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from playbook.model.reserved import RESERVED_FOLDERS
from playbook.model.text import Language
from playbook.site.escape import markdown_text
from playbook.site.frame import Frame
from playbook.site.plan import SitePlan
from playbook.site.words import SiteWords, catalogue
from tests.checkouts import ROOT
from tests.unit.site.editions import asset, planned

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


def rows(plan: SitePlan) -> dict[str, str]:
    return {str(row.label): str(row.words) for row in frame(plan).rows}


def test_the_review_box_tells_owner_dates_reviews_and_record() -> None:
    assert rows(planned()) == {
        "Owner": "Engagement team",
        "Last reviewed": "November 1, 2026",
        "Next review": "November 1, 2027",
        "Independent reviews": "No independent review yet",
        "GBA Plus": "Approved on October 10, 2026; valid until October 1, 2027",
    }
    assert rows(planned(language=Language.FR)) == {
        "Responsable": "Équipe de la mobilisation",
        "Dernière révision": "1 novembre 2026",
        "Prochaine révision": "1 novembre 2027",
        "Révisions indépendantes": "Aucune révision indépendante pour l’instant",
        "ACS Plus": "Approuvée le 10 octobre 2026; valable jusqu’au 1 octobre 2027",
    }


def test_the_review_box_tells_each_independent_review() -> None:
    reviews = (
        "reviews:\n"
        "  - {kind: expert, on: 2026-10-02, role: director, outcome: accepted}\n"
        "  - {kind: gba_plus, on: 2026-10-05, role: gba-reviewer, outcome: changes_requested}\n"
        "mode: "
    )
    assert rows(planned((TALK_EN, "mode: ", reviews)))["Independent reviews"] == (
        "Experts (accepted, October 2, 2026); GBA Plus (changes requested, October 5, 2026)"
    )


def test_the_review_box_leads_to_the_record_and_gives_dates_to_machines() -> None:
    box = {str(row.label): row for row in frame(planned()).rows}
    assert box["GBA Plus"].path == "gba/talk.md"
    assert str(box["Next review"].date) == "2027-11-01"
    assert str(frame(planned()).due) == "2027-11-01"


def test_a_page_of_its_own_interval_is_due_after_it() -> None:
    plan = planned((TALK_EN, "mode: ", "review_in_months: 3\nmode: "))
    assert rows(plan)["Next review"] == "February 1, 2027"


@both_languages
def test_a_page_in_time_has_no_notice(language: Language) -> None:
    on_the_day = planned(language=language, as_of=dt.date(2027, 11, 1))
    assert frame(on_the_day).notice is None


def test_a_page_past_its_review_says_since_when() -> None:
    day_after = dt.date(2027, 11, 2)
    assert frame(planned(as_of=day_after)).notice == "The review is overdue since November 1, 2027"
    assert frame(planned(as_of=day_after, language=Language.FR)).notice == (
        "La révision est en retard depuis le 1 novembre 2027"
    )


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_an_unpublished_page_says_so_rather_than_overdue(status: str) -> None:
    changes = [(path, "status: published", f"status: {status}") for path in (TALK_EN, TALK_FR)]
    late = dt.date(2029, 1, 1)
    assert frame(planned(*changes, as_of=late)).notice == "Draft: not published"
    french = planned(*changes, as_of=late, language=Language.FR)
    assert frame(french).notice == "Ébauche\N{NO-BREAK SPACE}: non publiée"


@pytest.mark.parametrize(
    ("status", "english", "french"),
    [
        ("draft", "Analysis being written", "Analyse en rédaction"),
        ("in_review", "Being reviewed", "En révision"),
        (
            "changes_requested",
            "Changes requested by the reviewer",
            "Modifications demandées par la révision",
        ),
        (
            "approved",
            "Approved on October 10, 2026; valid until October 1, 2027",
            "Approuvée le 10 octobre 2026; valable jusqu’au 1 octobre 2027",
        ),
        (
            "self_assessed",
            (
                "Self-assessed on October 3, 2026, not reviewed independently; "
                "valid until October 1, 2027"
            ),
            (
                "Autoévaluée le 3 octobre 2026, sans révision indépendante; "
                "valable jusqu’au 1 octobre 2027"
            ),
        ),
        ("withdrawn", "Analysis withdrawn", "Analyse retirée"),
    ],
)
def test_the_badge_tells_each_state_of_a_record_in_words(
    status: str, english: str, french: str
) -> None:
    change = (RECORD, "status: approved", f"status: {status}\nassessed_on: 2026-10-03")
    assert rows(planned(change))["GBA Plus"] == english
    plan = planned(change, language=Language.FR)
    assert rows(plan)["ACS Plus"] == french
    assert plan.pages["gba/talk.md"].markdown.startswith(markdown_text(french))


def test_the_badge_tells_that_a_record_has_expired() -> None:
    plan = planned(as_of=dt.date(2027, 10, 2))
    assert rows(plan)["GBA Plus"] == "Expired on October 1, 2027"
    assert rows(planned(as_of=dt.date(2027, 10, 1)))["GBA Plus"].startswith("Approved")


def test_the_badge_tells_that_there_is_no_record() -> None:
    plan = planned(removed=(RECORD,))
    assert rows(plan)["GBA Plus"] == "No analysis yet"
    assert "gba/talk.md" not in plan.pages


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
    assert rows(plan)["Owner"] == str(plan.site_name) == str(plan.notice) == escaped
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
            *(f"methods/{name}.md" for name in ("bb", "talk", "aa", "cc")),
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


@both_languages
def test_the_home_page_lists_each_section_with_its_pages(language: Language) -> None:
    plan = planned(language=language)
    markdown = plan.pages["index.md"].markdown
    assert re.findall(r"^## .* \{#(.+)\}$", markdown, re.MULTILINE) == ["start", "methods"]
    assert re.findall(r"\]\((.+?)\)", markdown) == ["/start/welcome.md", "/methods/talk.md"]
    page = plan.index.page("talk", language)
    assert page
    title = markdown_text(page.meta.title)
    description = markdown_text(page.meta.description)
    colon = {"en": ":", "fr": "\N{NO-BREAK SPACE}:"}[language]
    assert f"- [{title}](/methods/talk.md){colon} {description}" in markdown
    assert plan.index.reference.policy.value.notice.in_(language)[:-1] in markdown


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
