"""What the boards count, and on which day something is overdue, expired or due."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final, get_args
from xml.etree import ElementTree as ET

import pytest

from playbook.model.gba import RecordStatus
from playbook.model.history import Commit, NoHistory
from playbook.model.text import Language
from playbook.site.pages import changes, gba_board, language_board, review_calendar, wanted
from playbook.site.plan import SitePlan
from playbook.site.recent import AT_MOST
from tests.golden.cases import WrittenHistory
from tests.unit.site.editions import planned, small_files

TALK_EN = "docs/en/methods/talk.md"
TALK_FR = "docs/fr/methods/talk.md"
WELCOME_EN = "docs/en/start/welcome.md"
RECORD = "docs/records/gba/talk.yml"
WELCOME_RECORD = "docs/records/gba/welcome.yml"
POLICY = "docs/records/policy.yml"
NEW_PAGE = "docs/en/methods/other.md"
BOARDS = {
    "gba-plus": gba_board.pages,
    "languages": language_board.pages,
    "reviews": review_calendar.pages,
    "wanted": wanted.pages,
    "changes": changes.pages,
}
# No page leads to the method any more.
ALONE = (
    (WELCOME_EN, "related: [talk]", "related: []"),
    (WELCOME_EN, " You can begin with [[talk]].", ""),
)
ATOM = "{http://www.w3.org/2005/Atom}"
both_languages = pytest.mark.parametrize("language", list(Language))


def markdown(plan: SitePlan, board: str) -> str:
    """The whole text of a board."""
    (page,) = BOARDS[board](plan.writer)
    assert page.path == f"boards/{board}.md"
    return page.markdown


def part(plan: SitePlan, board: str, anchor: str = "") -> str:
    """What a board says under a heading, or before the first one."""
    before, *parts = re.split(r"\n## .* \{#(.+)\}\n", markdown(plan, board))
    return {"": before, **dict(zip(parts[::2], parts[1::2], strict=True))}[anchor].strip()


def rows(plan: SitePlan, board: str, anchor: str = "") -> list[list[str]]:
    """The cells of the table under a heading, without its head."""
    lines = [line for line in part(plan, board, anchor).split("\n") if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def without_head(plan: SitePlan, board: str, anchor: str) -> dict[str, list[str]]:
    """The rows of a table by their first cell."""
    return {first: rest for first, *rest in rows(plan, board, anchor)}


def other_page(*edits: tuple[str, str], page: str = "other") -> dict[str, bytes]:
    """One more English page, like the small edition's method."""
    text = small_files()[TALK_EN].decode().replace("id: talk", f"id: {page}")
    for before, after in (("Talk with one person", f"The {page} page"), *edits):
        assert before in text, before
        text = text.replace(before, after)
    return {f"docs/en/methods/{page}.md": text.encode()}


def test_every_status_of_a_record_is_counted() -> None:
    assert sorted(gba_board.STATUSES) == sorted(get_args(RecordStatus))


@pytest.mark.parametrize(
    ("day", "listed_under"),
    [
        (dt.date(2027, 7, 2), []),
        (dt.date(2027, 7, 3), ["gba-expiring"]),
        (dt.date(2027, 10, 1), ["gba-expiring"]),
        (dt.date(2027, 10, 2), ["gba-expired"]),
    ],
)
def test_a_record_expires_after_its_last_day_and_is_announced_90_days_ahead(
    day: dt.date, listed_under: list[str]
) -> None:
    plan = planned(as_of=day)
    parts = ("gba-expired", "gba-expiring")
    found = [one for one in parts if "/gba/talk.md" in part(plan, "gba-plus", one)]
    assert found == listed_under


def test_what_is_planned_is_overdue_on_the_day_after_it_is_due() -> None:
    on_the_day, day_after = dt.date(2027, 1, 15), dt.date(2027, 1, 16)
    assert {row[-1] for row in rows(planned(as_of=on_the_day), "gba-plus", "gba-mitigations")} == {
        "January 15, 2027"
    }
    assert {row[-1] for row in rows(planned(as_of=day_after), "gba-plus", "gba-mitigations")} == {
        "Overdue since January 15, 2027"
    }


def test_what_is_in_place_is_no_longer_planned() -> None:
    plan = planned((RECORD, "status: planned", "status: in_place"))
    assert "/gba/talk.md" not in part(plan, "gba-plus", "gba-mitigations")
    assert "/gba/welcome.md" in part(plan, "gba-plus", "gba-mitigations")


def test_a_data_gap_is_listed_with_its_plan_and_overdue_on_the_day_after() -> None:
    gap = (
        "data_gaps:\n"
        "  - id: GAP-1\n"
        "    what: {en: Who declines., fr: Qui refuse.}\n"
        "    plan: {en: Ask them., fr: Le demander.}\n"
        "    owner: director\n"
        "    due: 2026-11-21\n"
        "consulted:"
    )
    change = (RECORD, "consulted:", gap)
    plan = planned(change, language=Language.FR, as_of=dt.date(2026, 11, 21))
    assert rows(plan, "gba-plus", "data-gaps") == [
        [
            "[Parler avec une personne](/gba/talk.md)",
            "Qui refuse.",
            "Le demander.",
            "Direction",
            "21 novembre 2026",
        ]
    ]
    late = planned(change, as_of=dt.date(2026, 11, 22))
    assert rows(late, "gba-plus", "data-gaps")[0][-1] == "Overdue since November 21, 2026"


def test_a_withdrawn_record_counts_as_none_and_is_told_apart() -> None:
    plan = planned((RECORD, "status: approved", "status: withdrawn"))
    counts = without_head(plan, "gba-plus", "gba-by-status")
    assert counts["Withdrawn"] == ["1"]
    assert counts["No record"] == ["0"]
    assert "- With a record: 1 of 2 (50%)" in part(plan, "gba-plus")
    assert part(plan, "gba-plus", "gba-without") == (
        "- [Talk with one person](/methods/talk.md) (its record was withdrawn)"
    )
    assert "/gba/talk.md" not in part(plan, "gba-plus", "gba-records")


def test_a_page_without_a_record_is_missing_from_its_section() -> None:
    plan = planned(removed=(RECORD,))
    assert part(plan, "gba-plus", "gba-without") == "- [Talk with one person](/methods/talk.md)"
    sections = without_head(plan, "gba-plus", "gba-by-section")
    assert sections == {
        "Start here": ["1", "1", "1", "0", "0"],
        "Methods": ["1", "0", "0", "0", "1"],
        "All sections": ["2", "1", "1", "0", "1"],
    }
    assert part(planned(), "gba-plus", "gba-without") == "Every page has a record."


def test_the_conclusion_of_a_draft_does_not_count() -> None:
    plan = planned((RECORD, "status: approved", "status: draft"))
    conclusions = without_head(plan, "gba-plus", "gba-by-conclusion")
    assert conclusions["Impacts found and reduced"] == ["1"]
    assert without_head(plan, "gba-plus", "gba-records")[
        "[Talk with one person](/gba/talk.md)"
    ] == ["Being written", "Not yet", "1", "October 1, 2027"]


def test_a_draft_page_is_not_counted() -> None:
    drafts = [(path, "status: published", "status: draft") for path in (TALK_EN, TALK_FR)]
    assert "- Pages: 1" in part(planned(*drafts), "gba-plus")


def test_a_page_of_one_language_counts_in_both_and_is_linked_in_its_own_alone() -> None:
    plan = planned(removed=(TALK_EN,))
    assert "- Pages: 2" in part(plan, "gba-plus")
    assert "*Parler avec une personne*{lang=fr} (in French only)" in part(
        plan, "gba-plus", "gba-records"
    )
    french = planned(removed=(TALK_EN,), language=Language.FR)
    assert "[Parler avec une personne](/gba/talk.md)" in part(french, "gba-plus", "gba-records")


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (dt.date(2026, 10, 10), "0"),
        (dt.date(2026, 11, 9), "0"),
        (dt.date(2026, 11, 10), "1"),
        (dt.date(2027, 10, 9), "11"),
        (dt.date(2027, 10, 10), "12"),
    ],
)
def test_the_age_of_a_record_counts_whole_months_since_its_latest_step(
    day: dt.date, months: str
) -> None:
    assert rows(planned(as_of=day), "gba-plus", "gba-records")[0][3] == months


def test_a_page_that_changed_since_it_was_analysed_is_named_with_how_much() -> None:
    reviewed = "6e0095f8cb55189130c9577463b68a4346dc14f5"
    before = small_files()[TALK_EN].decode()
    change = (TALK_EN, "Two habits help:", "All of these new words help a lot in every talk:")
    history = WrittenHistory({reviewed: before}, {})
    table = rows(planned(change, history=history), "gba-plus", "gba-changed")
    assert len(table) == 1
    assert re.fullmatch(
        r"In English: \d+% of the words of this page have changed since", table[0][1]
    )
    unknown = rows(planned(change, history=NoHistory()), "gba-plus", "gba-changed")
    assert unknown == [
        [
            "[Talk with one person](/gba/talk.md)",
            "In English: this page has changed, extent unknown",
        ]
    ]


def test_only_a_signed_analysis_can_be_out_of_date() -> None:
    edits = (
        (TALK_EN, "Two habits help:", "All of these new words help a lot in every talk:"),
        (RECORD, "status: approved", "status: draft"),
    )
    assert "No page is known" in part(planned(*edits), "gba-plus", "gba-changed")


def test_the_languages_of_a_page_in_one_of_them_are_awaited_not_failed() -> None:
    plan = planned(removed=(TALK_FR,))
    assert "- In both languages: 1 of 2 (50%)" in part(plan, "languages")
    assert part(plan, "languages", "awaiting-fr") == "- [Talk with one person](/methods/talk.md)"
    assert part(plan, "languages", "awaiting-en") == "None."
    talk = without_head(plan, "languages", "language-pages")[
        "[Talk with one person](/methods/talk.md)"
    ]
    assert talk[1:3] == ["Not there yet", "Awaiting translation into French"]


def test_not_all_pages_are_never_rounded_up_to_all() -> None:
    many = {}
    for number in range(250):
        many.update(other_page(page=f"other-{number}"))
    plan = planned(added=many)
    assert "- In both languages: 2 of 252 (0%)" in part(plan, "languages")


ORIGINAL: Final = "6e0095f8cb55189130c9577463b68a4346dc14f5"


def translated(source: str, status: str = "reviewed") -> tuple[str, str, str]:
    """The French method as a translation of a text."""
    fields = f"source: {source}, status: {status}" if source else f"status: {status}"
    return (TALK_FR, "mode: ", f"translation: {{{fields}}}\nmode: ")


@pytest.mark.parametrize(
    ("source", "status", "translation", "original"),
    [
        (
            ORIGINAL,
            "reviewed",
            "Into French: Translated and reviewed",
            "Unchanged since",
        ),
        (
            "a" * 40,
            "translated",
            "Into French: Translated, awaiting review",
            "The English page has changed since; awaiting an update",
        ),
        (
            f"{ORIGINAL}, wording: {'a' * 64}",
            "reviewed",
            "Into French: Translated and reviewed",
            "The French page has changed since; awaiting an update",
        ),
        ("", "machine_draft", "Into French: Machine draft, awaiting a translator", "Not recorded"),
    ],
)
def test_a_translation_is_compared_with_the_text_it_was_made_from(
    source: str, status: str, translation: str, original: str
) -> None:
    plan = planned(translated(source, status))
    talk = without_head(plan, "languages", "language-pages")[
        "[Talk with one person](/methods/talk.md)"
    ]
    assert talk[2:] == [translation, original]
    awaiting = "1" if "awaiting an update" in original else "0"
    assert f"- Awaiting an update of the translation: {awaiting}" in part(plan, "languages")


@both_languages
def test_a_page_with_a_draft_twin_is_in_both_languages(language: Language) -> None:
    plan = planned((TALK_FR, "status: published", "status: draft"), language=language)
    both = {"en": "- In both languages: 2 of 2", "fr": "- Dans les deux langues\u00a0: 1 sur 1"}
    assert both[language] in part(plan, "languages")


def test_a_review_is_overdue_on_the_day_after_it_was_due() -> None:
    on_the_day = planned(as_of=dt.date(2027, 11, 1))
    assert part(on_the_day, "reviews", "reviews-overdue") == "No review is overdue."
    assert len(rows(on_the_day, "reviews", "month-2027-11")) == 2
    day_after = planned(as_of=dt.date(2027, 11, 2))
    assert rows(day_after, "reviews", "reviews-overdue")[0] == [
        "November 1, 2027",
        "[Talk with one person](/methods/talk.md)",
        "Engagement team",
        "November 1, 2026",
        "12 months",
    ]


def test_reviews_stand_by_month_and_follow_the_interval_of_the_page() -> None:
    plan = planned(
        (WELCOME_EN, "owner: ", "review_in_months: 3\nowner: "),
        (TALK_EN, "last_reviewed: 2026-11-01", "last_reviewed: 2024-11-30"),
    )
    text = markdown(plan, "reviews")
    anchors = re.findall(r"\{#(.+)\}", text)
    assert anchors == ["reviews-overdue", "month-2027-02", "reviews-missing"]
    assert rows(plan, "reviews", "month-2027-02")[0][-1] == "3 months"
    assert "## February 2027 {#month-2027-02}" in text
    assert rows(plan, "reviews", "reviews-overdue")[0][0] == "November 30, 2025"


@pytest.mark.parametrize("status", ["draft", "in_review", "deprecated", "archived"])
def test_only_a_published_page_promises_a_day_for_its_review(status: str) -> None:
    plan = planned((TALK_EN, "status: published", f"status: {status}"))
    entries = rows(plan, "reviews", "month-2027-11")
    assert [row[1] for row in entries] == ["[Welcome to the playbook](/start/welcome.md)"]


def test_a_review_that_the_policy_asks_for_is_missing_until_the_latest_is_accepted() -> None:
    required = (POLICY, "gba: ", "reviews_required: [expert, accessibility]\ngba: ")
    reviews = (
        "reviews:\n"
        "  - {kind: expert, on: 2026-10-05, role: director, outcome: accepted}\n"
        "  - {kind: expert, on: 2026-10-02, role: director, outcome: rejected}\n"
        "  - {kind: accessibility, on: 2026-10-02, role: director, outcome: accepted}\n"
        "  - {kind: accessibility, on: 2026-10-02, role: director, outcome: changes_requested}\n"
        "mode: "
    )
    plan = planned(required, (TALK_EN, "mode: ", reviews))
    assert without_head(plan, "reviews", "reviews-missing") == {
        "[Welcome to the playbook](/start/welcome.md)": ["Experts, Accessibility"],
        "[Talk with one person](/methods/talk.md)": ["Accessibility"],
    }
    told = part(plan, "reviews", "reviews-missing")
    assert "asks for reviews of these kinds: Experts, Accessibility." in told
    assert "Pages without any independent review: 1 of 2 (50%)." in told


def test_a_policy_that_asks_for_no_review_is_said_to_and_so_are_the_pages_without_one() -> None:
    told = part(planned(), "reviews", "reviews-missing")
    assert told.startswith("The policy of this playbook asks for no independent review.")
    assert "2 of 2 (100%)" in told


def test_the_page_that_most_pages_ask_for_is_wanted_first() -> None:
    link = "See [[late]], [[late|again]] and [[absent]]."
    added = other_page(("Say why you ask", link))
    plan = planned((TALK_EN, "Say why you ask", "See [[late]]. Say why you ask"), added=added)
    assert rows(plan, "wanted", "wanted") == [
        [
            "`late`",
            "2",
            "[Talk with one person](/methods/talk.md), [The other page](/methods/other.md)",
        ],
        ["`absent`", "1", "[The other page](/methods/other.md)"],
    ]


def test_a_draft_wants_nothing_and_leads_nowhere() -> None:
    edits = (("status: published", "status: draft"), ("related: [welcome]", "related: [talk, x]"))
    plan = planned(*ALONE, added=other_page(*edits))
    assert part(plan, "wanted", "wanted") == "Every page that another asks for is there."
    assert part(plan, "wanted", "orphans") == "- [Talk with one person](/methods/talk.md)"


def test_a_page_of_the_other_language_alone_is_wanted_by_its_title() -> None:
    plan = planned(removed=(TALK_FR,), language=Language.FR)
    assert rows(plan, "wanted", "wanted") == [
        [
            "*Talk with one person*{lang=en} (en anglais seulement)",
            "1",
            "[Bienvenue dans le guide](/start/welcome.md)",
        ]
    ]


def test_only_links_of_the_language_lead_to_a_page_and_not_its_own() -> None:
    edits = (
        *ALONE,
        (TALK_EN, "related: [welcome]", "related: [talk]"),
    )
    assert part(planned(*edits), "wanted", "orphans") == (
        "- [Talk with one person](/methods/talk.md)"
    )
    french = planned(*edits, language=Language.FR)
    assert part(french, "wanted", "orphans") == "Une autre page mène à chaque page."


def test_a_retired_page_needs_nobody_to_lead_to_it() -> None:
    edits = (
        *ALONE,
        (TALK_EN, "status: published", "status: deprecated"),
    )
    assert part(planned(*edits), "wanted", "orphans") == "Another page leads to each page."


def commit(on: str, blob: str | None = "b", name: str = "c") -> Commit:
    """A commit of somebody on a day."""
    return Commit(f"{name}{on}", "somebody@example.org", dt.date.fromisoformat(on), blob)


def changed(plan: SitePlan) -> list[list[str]]:
    """The rows of recent changes, without the link."""
    return [[row[0], row[2], row[3]] for row in rows(plan, "changes")]


def test_a_file_has_one_change_a_day_and_came_new_with_its_first_commit() -> None:
    commits = (commit("2026-11-02"), commit("2026-11-01"), commit("2026-11-01"))
    plan = planned(
        (TALK_EN, "mode: ", "change_note: Words were added.\nmode: "),
        history=WrittenHistory({}, {TALK_EN: commits}),
    )
    assert changed(plan) == [
        ["November 2, 2026", "Page changed", "Words were added."],
        ["November 1, 2026", "New page", ""],
    ]


def test_a_page_that_was_taken_away_comes_new_again() -> None:
    commits = (commit("2026-11-03"), commit("2026-11-02", None), commit("2026-11-01"))
    plan = planned(history=WrittenHistory({}, {TALK_EN: commits}))
    assert [row[:2] for row in changed(plan)] == [
        ["November 3, 2026", "New page"],
        ["November 1, 2026", "New page"],
    ]


def test_a_page_moved_where_the_same_commit_took_its_old_path_away() -> None:
    edits = {
        TALK_EN: (commit("2026-11-02"),),
        "docs/en/methods/chat.md": (commit("2026-11-02", None), commit("2026-10-01")),
    }
    old = (TALK_EN, "mode: ", "old_paths: [/methods/chat.md]\nmode: ")
    moved = planned(old, history=WrittenHistory({}, edits))
    assert [row[1] for row in changed(moved)] == ["Page moved"]
    stayed = {**edits, "docs/en/methods/chat.md": (commit("2026-10-01", None),)}
    copied = planned(old, history=WrittenHistory({}, stayed))
    assert [row[1] for row in changed(copied)] == ["New page"]


def test_records_and_lists_change_too_but_not_pages_of_the_other_language() -> None:
    edits = {
        RECORD: (commit("2026-11-02"),),
        "docs/records/sources.yml": (commit("2026-11-01"),),
        "docs/records/guidelines/SQ_00400.yml": (commit("2026-10-30"),),
        TALK_FR: (commit("2026-11-02"),),
    }
    plan = planned(history=WrittenHistory({}, edits))
    assert [row[1:3] for row in rows(plan, "changes")] == [
        ["[Talk with one person](/gba/talk.md)", "New GBA Plus record"],
        ["[Sources](/browse/sources.md)", "New list"],
        [
            "[Guideline SQ&#95;00400: Consulting participants](/boards/guideline-sq-00400.md)",
            "New list",
        ],
    ]


def test_every_list_of_the_edition_has_a_name_when_it_changes() -> None:
    lists = [path for path in small_files() if path.startswith("docs/records/")]
    edits = {path: (commit("2026-11-01"),) for path in lists}
    plan = planned(history=WrittenHistory({}, edits))
    assert len(rows(plan, "changes")) == len(lists)


def test_no_more_changes_are_shown_than_the_page_says() -> None:
    first = dt.date(2026, 1, 1)
    days = [(first + dt.timedelta(days=number)).isoformat() for number in range(AT_MOST + 1)]
    commits = tuple(commit(day) for day in reversed(days))
    plan = planned(history=WrittenHistory({}, {TALK_EN: commits}))
    assert len(changed(plan)) == AT_MOST
    assert "New page" not in part(plan, "changes")


def test_without_history_pages_tell_their_own_dates_and_the_page_says_so() -> None:
    plan = planned(
        (WELCOME_EN, "date_modified: 2026-11-01", "date_modified: 2026-10-01"),
        history=NoHistory(),
    )
    assert "The history of the repository is not at hand." in part(plan, "changes")
    assert [row[:2] for row in changed(plan)] == [
        ["November 1, 2026", "Page changed"],
        ["October 1, 2026", "New page"],
    ]


def test_an_empty_history_is_not_taken_for_none() -> None:
    plan = planned(history=WrittenHistory({"a" * 40: ""}, {}))
    assert "in the history of the repository" in part(plan, "changes")
    assert "No change is known." in part(plan, "changes")


def feed(plan: SitePlan) -> ET.Element:
    """The feed, parsed."""
    (file,) = changes.files(plan.writer)
    assert file.path == "boards/changes.atom"
    return ET.fromstring(file.content)  # noqa: S314 - our own


def test_nobody_is_named_on_the_page_or_in_the_feed() -> None:
    plan = planned(history=WrittenHistory({}, {TALK_EN: (commit("2026-11-02"),)}))
    assert "somebody" not in markdown(plan, "changes")
    assert "somebody" not in ET.tostring(feed(plan), encoding="unicode")


@both_languages
def test_the_feed_has_what_atom_asks_for(language: Language) -> None:
    commits = (commit("2026-11-02"), commit("2026-11-01"))
    history = WrittenHistory({}, {TALK_EN: commits, TALK_FR: commits, RECORD: commits})
    plan = planned(
        (TALK_EN, "title: Talk with one person", "title: 'A & <b>'"),
        language=language,
        history=history,
    )
    root = feed(plan)
    assert root.attrib == {"{http://www.w3.org/XML/1998/namespace}lang": language}
    assert root.findtext(f"{ATOM}updated") == "2026-11-02T00:00:00Z"
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == 4
    for element in (root, *entries):
        assert element.findtext(f"{ATOM}title")
        assert re.match(r"urn:uuid:[0-9a-f-]{36}$", element.findtext(f"{ATOM}id", ""))
        assert re.match(r"\d{4}-\d\d-\d\dT00:00:00Z$", element.findtext(f"{ATOM}updated", ""))
        assert element.find(f"{ATOM}link[@rel='alternate']") is not None
    assert len({one.findtext(f"{ATOM}id") for one in (root, *entries)}) == 5


def test_an_entry_keeps_its_identity_when_another_is_added() -> None:
    def ids(*days: str) -> list[str | None]:
        commits = tuple(commit(day) for day in days)
        root = feed(planned(history=WrittenHistory({}, {TALK_EN: commits})))
        return [one.findtext(f"{ATOM}id") for one in root.iter(f"{ATOM}entry")]

    assert ids("2026-11-02", "2026-11-01")[1:] == ids("2026-11-01")


@pytest.mark.parametrize(
    ("site", "addresses"),
    [
        ("", ["../boards/changes.atom", "../boards/changes/", "../methods/talk/"]),
        (
            "site_url: https://example.org/guide/\n",
            [
                "https://example.org/guide/en/boards/changes.atom",
                "https://example.org/guide/en/boards/changes/",
                "https://example.org/guide/en/methods/talk/",
            ],
        ),
    ],
)
def test_links_of_the_feed_are_whole_where_the_site_has_an_address(
    site: str, addresses: list[str]
) -> None:
    history = WrittenHistory({}, {TALK_EN: (commit("2026-11-02"),)})
    root = feed(planned((POLICY, "gba: ", f"{site}gba: "), history=history))
    assert [link.get("href") for link in root.iter(f"{ATOM}link")] == addresses
