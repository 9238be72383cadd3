"""What the site says of suggestions: on the board, on their pages, on the pages they touch."""

from __future__ import annotations

import datetime as dt
import html
import json
from dataclasses import replace

import pytest

from playbook.model.ledger import State
from playbook.model.place import COMMIT_MESSAGE, PUSH_OPTIONS
from playbook.model.queue import NO_QUEUE, Overlap, Queue, Shown, Waiting
from playbook.model.suggestion import Door
from playbook.model.text import Language
from playbook.site.frame import Frame
from playbook.site.ideas import STAGNANT_DAYS, age_of
from playbook.site.paging import Entry, fitting, parts
from playbook.site.plan import SitePlan
from playbook.site.words import SiteWords
from tests.golden.cases import DAY
from tests.ideas import ACKNOWLEDGED, ASSESSED, HEAD, QUEUE, finding, many_waiting, record, step
from tests.unit.site.editions import planned, small_files

both_languages = pytest.mark.parametrize("language", list(Language))


def site(queue: Queue, language: Language = Language.EN, **given: object) -> SitePlan:
    """The small edition with this queue."""
    plan = planned(language=language, **given)  # type: ignore[arg-type]
    return replace(plan, publication=replace(plan.publication, queue=queue))


def text(plan: SitePlan, path: str) -> str:
    return html.unescape(plan.page(path).markdown)


def told(frame: Frame, key: str, language: Language = Language.EN) -> list[str]:
    """What a row of the box at a glance says."""
    label = SiteWords(language)[key]
    return [
        str(piece.words.unescape())
        for row in frame.glance
        if row.label == label
        for piece in row.pieces
    ]


@both_languages
def test_a_queue_that_was_not_read_is_not_called_empty(language: Language) -> None:
    unread, empty = (text(site(queue, language), "ideas/index.md") for queue in (NO_QUEUE, Queue()))
    words = SiteWords(language)
    assert words.text("ideas_not_read") in unread
    assert words.text("ideas_none_open") not in unread
    assert words.text("ideas_none_open") in empty
    assert words.text("ideas_not_read") not in empty


@both_languages
def test_a_ledger_without_a_queue_still_shows_what_it_knows(language: Language) -> None:
    queue = replace(QUEUE, waiting=(), read=False)
    board = text(site(queue, language), "ideas/index.md")
    assert SiteWords(language).text("ideas_not_read") in board
    assert "Say how long a talk takes" in board


def test_nothing_decided_is_said() -> None:
    assert "No suggestion has been decided yet." in text(site(Queue()), "boards/answers.md")


@pytest.mark.parametrize(
    ("last", "stagnant"), [(STAGNANT_DAYS - 1, False), (STAGNANT_DAYS, True), (400, True)]
)
def test_an_open_suggestion_without_a_step_for_sixty_days_is_stagnant(
    last: int, *, stagnant: bool
) -> None:
    day = DAY - dt.timedelta(last)
    shown = Shown(record("pr-1", step(day.isoformat(), State.ACKNOWLEDGED), received_on=day))
    waiting = Waiting("pr-2", Door.PULL, day, (), 0)
    plan = site(Queue((waiting,), (shown,)))
    assert text(plan, "ideas/index.md").count("no step for 60 days") == 2 * stagnant
    state = told(plan.page("ideas/pr-1.md").frame, "idea_state")
    assert ("no step for 60 days" in state[0]) == stagnant
    data = json.loads(plan.files["data/suggestions.json"].content)
    assert data["suggestions"][0]["stagnant"] is stagnant


def test_an_answered_suggestion_is_never_stagnant() -> None:
    steps = (step("2026-01-05", State.ACKNOWLEDGED), step("2026-01-06", State.DECLINED))
    plan = site(Queue(shown=(Shown(record("pr-1", *steps, received_on=dt.date(2026, 1, 5))),)))
    assert "60" not in text(plan, "ideas/index.md")


@pytest.mark.parametrize(
    ("days", "band"),
    [(0, "time_week"), (7, "time_week"), (8, "time_month"), (93, "time_longer")],
)
def test_an_age_is_in_its_band(days: int, band: str) -> None:
    assert age_of(DAY - dt.timedelta(days), DAY) == band


def standards(*numbers: int) -> dict[str, bytes]:
    """The two standards of the service, with these numbers of working days."""
    entry = (
        "  - id: {}\n    statement: {{en: A, fr: B}}\n    measure: {{en: A, fr: B}}\n"
        "    target: {{en: A, fr: B}}\n    working_days: {}\n    channel: {{en: A, fr: B}}\n"
        "    how_measured: {{en: A, fr: B}}\n    since: 2026-11-01\n"
    )
    ids = ("acknowledge-suggestion", "decide-suggestion")
    entries = "".join(entry.format(*one) for one in zip(ids, numbers, strict=True))
    return {"docs/records/standards.yml": f"standards:\n{entries}".encode()}


@pytest.mark.parametrize(
    ("days", "acknowledged", "decided"),
    [
        (
            (5, 30),
            "met: due by November 9, 2026, working days taken: 3",
            "due by December 15, 2026",
        ),
        (
            (2, 5),
            "missed: due by November 4, 2026, working days taken: 3",
            "missed: due by November 9, 2026, working days taken: 13",
        ),
    ],
)
def test_a_suggestion_says_how_it_stands_against_the_standards_in_working_days(
    days: tuple[int, int], acknowledged: str, decided: str
) -> None:
    shown = Shown(record("pr-1", ACKNOWLEDGED))
    frame = site(Queue(shown=(shown,)), added=standards(*days)).page("ideas/pr-1.md").frame
    assert told(frame, "idea_standard_acknowledge") == [acknowledged]
    assert told(frame, "idea_standard_decide") == [decided]


def test_a_suggestion_that_was_taken_back_waits_for_no_decision() -> None:
    withdrawn = record("pr-1", ACKNOWLEDGED, step("2026-11-06", State.WITHDRAWN))
    plan = site(Queue(shown=(Shown(withdrawn),)), added=standards(5, 30))
    (decided,) = told(plan.page("ideas/pr-1.md").frame, "idea_standard_decide")
    assert decided == "met: due by December 15, 2026, working days taken: 4"


def test_a_person_is_named_only_where_that_person_agreed() -> None:
    named = {"name": "Robin Example", "consent": True}
    for submitter in (named, {**named, "consent": False}):
        shown = Shown(record("pr-1", ACKNOWLEDGED, submitter=submitter))
        frame = site(Queue(shown=(shown,))).page("ideas/pr-1.md").frame
        assert told(frame, "idea_author") == ["Robin Example"] * bool(submitter["consent"])


def test_a_withheld_suggestion_has_no_page_and_no_row() -> None:
    shown = Shown(record("pr-1", ACKNOWLEDGED, step("2026-11-06", State.WITHHELD)))
    plan = site(Queue(shown=(shown,), touching={"talk": ("pr-1",)}))
    assert "ideas/pr-1.md" not in plan.paths
    assert "Title of" not in text(plan, "ideas/index.md")
    (piece,) = plan.page("methods/talk.md").frame.ideas.pieces
    assert (piece.words, piece.path) == ("pr-1", None)


def test_a_text_that_came_after_a_person_last_read_the_suggestion_is_not_shown() -> None:
    assert ASSESSED.assessment
    later = replace(ASSESSED, assessment=replace(ASSESSED.assessment, head="b" * 40), moved=False)
    plan = site(Queue(shown=(later,)))
    page = plan.page("ideas/pr-12.md")
    assert page.assessment is None
    assert any("since a person last read it" in words for words in page.frame.told)
    assert "PAG006" not in page.markdown
    assert site(Queue(shown=(ASSESSED,))).page("ideas/pr-12.md").assessment == ASSESSED.assessment


def test_a_page_that_main_does_not_have_is_never_named() -> None:
    plan = site(QUEUE)
    assert "no-page-of-main" not in text(plan, "ideas/index.md")
    assert "no-page-of-main" not in plan.files["data/suggestions.json"].content
    frame = plan.page("methods/talk.md").frame
    assert not [row for row in frame.ideas.blocks if "no-heading" in str(row)]


@both_languages
def test_a_page_that_nothing_touches_says_nothing(language: Language) -> None:
    for queue in (NO_QUEUE, Queue()):
        assert not site(queue, language).page("methods/talk.md").frame.ideas


@pytest.mark.parametrize(("count", "said"), [(1, "1 open suggestion would"), (2, "2 open sugg")])
def test_a_page_counts_the_suggestions_that_would_change_it(count: int, said: str) -> None:
    ideas = site(many_waiting(count)).page("methods/talk.md").frame.ideas
    assert str(ideas.words[0]).startswith(said)
    assert len(ideas.pieces) == count
    assert ideas.more is None


def test_of_many_suggestions_a_page_names_the_first_and_counts_the_others() -> None:
    ideas = site(many_waiting(1200)).page("methods/talk.md").frame.ideas
    assert len(ideas.pieces) == 5
    assert ideas.pieces[0].words == "pr-1 (waiting to be acknowledged)"
    assert ideas.more == "and 1,195 more"


def test_a_block_that_several_touch_is_named_by_its_heading_with_a_link() -> None:
    overlap = Overlap("talk", Language.EN, "tips", (), conflict=False, waiting=2)
    queue = replace(many_waiting(2), overlaps=(overlap,))
    (row,) = site(queue).page("methods/talk.md").frame.ideas.blocks
    assert row.label == "2 open suggestions touch this block"
    assert (row.pieces[0].words, row.pieces[0].address) == ("Tips", "#tips")
    assert row.pieces[1].words == "waiting to be acknowledged: 2"
    assert site(queue, Language.FR).page("methods/talk.md").frame.ideas.blocks == ()


def test_ten_thousand_suggestions_stand_in_parts_that_each_name_the_others() -> None:
    plan = site(many_waiting(10_000))
    found = [path for path in plan.paths if path.startswith("ideas/")]
    assert found[:3] == ["ideas/index.md", "ideas/part/2.md", "ideas/part/3.md"]
    assert 15 < len(found) < 40
    last = text(plan, found[-1])
    assert f"Part {len(found)} of {len(found)}" in last
    assert f"**{len(found)}**" in last
    assert "[1](/ideas/index.md)" in last
    assert all(len(plan.page(path).markdown.encode()) < 250_000 for path in found)


def test_parts_hold_every_entry_in_order_and_none_is_too_large() -> None:
    entries = [Entry("a", f"{number} " * (number % 50)) for number in range(500)]
    made = parts(entries, 5_000)
    assert [entry for part in made for entry in part] == entries
    assert len(made) > 10
    assert parts([]) == ((),)


def test_what_does_not_fit_is_counted() -> None:
    assert fitting(["a"] * 10, 1_000).left == 7
    assert fitting(["a"] * 10, 100_000, most=4).lines == ("a",) * 4


def test_the_words_of_a_finding_are_only_words() -> None:
    page = site(QUEUE).page("ideas/pr-12.md").markdown
    assert "`<b>wrong</b>`" in page  # as code, which Markdown prints as it stands
    assert "*here*" not in page


@pytest.mark.parametrize(
    ("language", "path", "where"),
    [
        (Language.EN, PUSH_OPTIONS, ", the options of the push: "),
        (Language.FR, PUSH_OPTIONS, ", les options de l’envoi\u00a0: "),
        (Language.EN, COMMIT_MESSAGE, ", the commit’s message: "),
        (Language.FR, COMMIT_MESSAGE, ", le message du commit\u00a0: "),
    ],
)
def test_what_was_found_in_no_file_is_said_to_be_where_it_is_and_has_no_line(
    language: Language, path: str, where: str
) -> None:
    assert ASSESSED.assessment
    assessment = replace(ASSESSED.assessment, findings=(finding("MET016", path),))
    shown = replace(ASSESSED, assessment=assessment)
    page = text(site(Queue(shown=(shown,)), language), "ideas/pr-12.md")
    (line,) = (line for line in page.split("\n") if "met016.md" in line)
    assert line.count(where) == 1
    assert "19" not in line
    assert path not in line


def test_a_record_that_outlives_its_commit_has_a_page_all_the_same() -> None:
    shown = Shown(record("pr-1", step("2026-11-05", State.ACKNOWLEDGED, head=HEAD)))
    frame = site(Queue(shown=(shown,))).page("ideas/pr-1.md").frame
    assert [str(one) for one in frame.told] == ["The text of the change is not at hand."]
    assert not frame.ideas


def closed(state: State = State.IMPLEMENTED, **given: object) -> Shown:
    """A suggestion that was taken in, or not, with the text that was read."""
    steps = (ACKNOWLEDGED, step("2026-11-09", State.ACCEPTED), step("2026-11-10", state))
    return replace(ASSESSED, record=record("pr-12", *steps), moved=False, **given)  # type: ignore[arg-type]


@both_languages
def test_nothing_is_said_of_the_findings_of_one_that_nobody_checks_any_more(
    language: Language,
) -> None:
    plan = site(Queue(shown=(closed(),)), language)
    page, board = text(plan, "ideas/pr-12.md"), text(plan, "ideas/index.md")
    assert SiteWords(language).text("idea_findings_none") not in page
    assert SiteWords(language).text("idea_findings") not in page + board
    data = json.loads(plan.files["data/suggestions.json"].content)
    assert data["suggestions"][0]["findings"] is None


@both_languages
def test_a_closed_suggestion_without_a_text_says_so_and_names_its_edition(
    language: Language,
) -> None:
    released = step("2026-11-22", State.RELEASED, edition="2026.11")
    shown = closed(assessment=None)
    shown = replace(shown, record=record("pr-12", *shown.record.steps, released))
    plan = site(Queue(shown=(shown,)), language)
    words = SiteWords(language)
    page = plan.page("ideas/pr-12.md")
    assert page.frame.told == (words["idea_change_none"],)
    assert words.text("answers_in_edition", edition="2026.11") in text(plan, "ideas/pr-12.md")


@both_languages
def test_what_has_to_be_known_first_is_no_relation_to_other_suggestions(
    language: Language,
) -> None:
    words = SiteWords(language)
    frame = site(Queue(shown=(ASSESSED,)), language).page("ideas/pr-12.md").frame
    moved = f"{words['idea_head_moved']} {words['idea_text_read']}"
    assert frame.told == (moved, words["idea_conflict"])
    assert frame.ideas.words == ()


@both_languages
def test_a_suggestion_leads_back_to_all_and_to_what_it_changes(language: Language) -> None:
    plan = site(Queue(shown=(ASSESSED,)), language)
    page = plan.page("ideas/pr-12.md")
    assert page.frame.above
    assert page.frame.above.path == "ideas/index.md"
    headings = [line for line in page.markdown.splitlines() if line.startswith("## ")]
    ids = [heading.partition(" {#")[2] for heading in headings]
    assert ids.index("idea-change}") < ids.index("idea-findings}")
    name = {"en": "English", "fr": "Anglais"}[language]
    assert told(page.frame, "idea_language", language) == [name]


def test_one_that_was_taken_back_is_in_no_state_on_the_board() -> None:
    shown = Shown(record("pr-1", ACKNOWLEDGED), vanished=True)
    plan = site(Queue(shown=(shown,)))
    board = text(plan, "ideas/index.md")
    assert "| Taken back by the contributor |" in board
    assert "| Acknowledged |" not in board
    assert told(plan.page("ideas/pr-1.md").frame, "idea_state") == ["Taken back by the contributor"]


def test_one_that_main_has_already_says_so_until_that_is_recorded() -> None:
    shown = Shown(record("pr-1", ACKNOWLEDGED), taken_in=True)
    page = site(Queue(shown=(shown,))).page("ideas/pr-1.md")
    assert "The playbook has this change already" in " ".join(page.frame.told)


def test_a_step_without_a_reason_has_no_empty_cell() -> None:
    page = text(site(Queue(shown=(ASSESSED,))), "ideas/pr-12.md")
    assert page.count("| – |") == len(ASSESSED.record.steps)


def test_a_block_of_a_page_in_the_other_language_is_led_to() -> None:
    overlap = Overlap("talk", Language.FR, "tips", ("pr-12",), conflict=False, waiting=1)
    frame = site(Queue(shown=(ASSESSED,), overlaps=(overlap,))).page("ideas/pr-12.md").frame
    assert frame.ideas.blocks[0].pieces[0].address == "../../../fr/methods/talk/#tips"


@both_languages
def test_where_nothing_is_open_the_board_says_how_to_suggest_and_leads_nowhere_dead(
    language: Language,
) -> None:
    board = text(site(Queue(), language), "ideas/index.md")
    assert "`git push origin HEAD:refs/for/main`" in board
    assert "/contribute/" not in board
    assert "refs/for/main" not in text(site(QUEUE, language), "ideas/index.md")


def test_where_the_edition_says_how_to_contribute_the_board_leads_there() -> None:
    plan = site(Queue(), added=page_on_contributing())
    assert "contribute/index.md" in plan.paths
    assert "Step by step: [Contribute](/contribute/index.md)" in text(plan, "ideas/index.md")


def page_on_contributing() -> dict[str, bytes]:
    """A page about suggesting, in a section that the small edition's list does not have."""
    files = small_files()
    path = "docs/records/vocabulary.yml"
    section = b"sections:\n  - {id: contribute, label: {en: Contribute, fr: Contribuer}}\n"
    welcome = files["docs/en/start/welcome.md"].replace(b"id: welcome", b"id: suggest")
    return {
        path: files[path].replace(b"sections:\n", section, 1),
        "docs/en/contribute/suggest.md": welcome,
    }


def test_a_part_of_the_board_says_how_many_of_all_its_filters_cover() -> None:
    plan = site(many_waiting(10_000))
    first = text(plan, "ideas/index.md")
    rows = sum(line.startswith("| pr-") for line in first.splitlines())
    assert f"The filters cover this part alone: {rows} suggestions of 10,000." in first
    assert "[2](/ideas/part/2.md)" in first
