"""The pages made of registers and of the ledger: what they tell, of whom, and of whom nothing."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook.metadata.files import REGISTER_FILES
from playbook.model.ledger import LedgerRecord
from playbook.model.queue import NO_QUEUE, Queue, Shown, Waiting
from playbook.model.suggestion import Door
from playbook.model.text import Language
from playbook.site.pages.recommendations import recommendation_link
from playbook.site.plan import SitePlan
from playbook.site.quality import AT_LEAST, decided_by_month, sample, samples
from playbook.site.words import SiteWords
from tests.checkouts import ROOT
from tests.golden.cases import DAY
from tests.golden_site.editions import FULLNESS
from tests.golden_site.editions import plan as golden_plan
from tests.ledgers import day, files, record, step
from tests.site.building import element, elements, hrefs, words
from tests.unit.site.editions import planned
from tests.unit.site.rendering import rendered

REGISTERS = "docs/records/registers"
BOARDS = (
    "gaps", "lessons", "milestones", "quality", "recognition", "recommendations", "reports",
    "risks", "standards",
)  # fmt: skip
DATED = set(BOARDS) - {"lessons"}
STANDARDS = (ROOT / "docs/records/standards.yml").read_bytes()
both_languages = pytest.mark.parametrize("language", list(Language))


def plan_of(
    *records: LedgerRecord,
    waiting: tuple[Waiting, ...] = (),
    registers: dict[str, str] | None = None,
    as_of: dt.date = DAY,
    language: Language = Language.EN,
) -> SitePlan:
    """A site of the small edition with a ledger, a queue and registers."""
    written = {f"{REGISTERS}/{name}.yml": text.encode() for name, text in (registers or {}).items()}
    standards = STANDARDS.replace(b"since: 2026-11-22", b"since: 2026-08-01")
    added = {"docs/records/standards.yml": standards, **written, **files(*records)}
    made = planned(added=added, as_of=as_of, language=language)
    queue = Queue(waiting, tuple(Shown(one) for one in records if one.is_shown))
    return SitePlan(replace(made.publication, queue=queue), language)


def text(plan: SitePlan, board: str) -> str:
    """A board, its entities as the characters that they stand for."""
    return html.unescape(plan.pages[f"boards/{board}.md"].markdown)


def waiting(suggestion: str, received_on: str) -> Waiting:
    return Waiting(suggestion, Door.PULL, day(received_on), ("talk",), 2)


def decided(suggestion: str, on: str, received_on: str = "2026-09-01", **more: Any) -> LedgerRecord:  # noqa: ANN401 - a record's fields
    steps = [step("acknowledged", received_on), step("accepted", on)]
    return record(suggestion, received_on, steps, **more)


def check(suggestion: str, on: str = "2026-11-02", note: str = "A note.") -> str:
    criteria = (
        "followed_policy", "quality_of_response", "accurate_record", "lessons_captured",
        "communication", "process",
    )  # fmt: skip
    lines = [f"  - suggestion: {suggestion}", f"    on: {on}", "    role: director"]
    lines += [f"    {name}: met" for name in criteria]
    return "\n".join([*lines, f"    note: {{en: {note}, fr: {note}}}", ""])


@both_languages
@pytest.mark.parametrize("board", BOARDS)
def test_an_empty_board_says_so_and_judges_nothing(board: str, language: Language) -> None:
    sentences = {
        Language.EN: ("No gap", "does not measure", "No sample", "docs/records/"),
        Language.FR: ("Aucune lacune", "ne la mesure pas", "tirage", "docs/records/"),
    }
    told = text(golden_plan("empty", language), board)
    assert any(sentence in told for sentence in sentences[language])


@both_languages
@pytest.mark.parametrize("board", ["lessons", "milestones", "recommendations", "risks", "quality"])
def test_an_empty_register_names_the_file_that_it_is_recorded_in(
    board: str, language: Language
) -> None:
    name = "quality_checks" if board == "quality" else board
    told = text(golden_plan("empty", language), board)
    assert f"`docs/records/registers/{name}.yml`" in told
    assert name in REGISTER_FILES


def test_where_the_queue_was_not_read_nothing_is_said_to_stand_still_or_not() -> None:
    plan = golden_plan("empty", Language.EN)
    words = SiteWords(Language.EN)
    for read in (True, False):
        queue = replace(plan.publication.queue, read=read)
        site = SitePlan(replace(plan.publication, queue=queue), Language.EN)
        board = text(site, "standards")
        assert (words.text("standards_none_stagnant") in board) is read
        assert (words.text("standards_stagnant_unread") in board) is not read


@pytest.mark.parametrize("board", BOARDS)
def test_a_board_that_judges_by_a_day_says_which(board: str) -> None:
    for fullness in FULLNESS:
        frame = golden_plan(fullness, Language.EN).pages[f"boards/{board}.md"].frame
        assert (str(frame.as_of) == "As of November 22, 2026") is (board in DATED)


@both_languages
def test_every_table_and_list_of_the_boards_is_rendered_as_one(language: Language) -> None:
    plan = golden_plan("filled", language)
    for path in (*(f"boards/{board}.md" for board in BOARDS), "boards/report-2026-27-q3.md"):
        shown = words(rendered(plan.pages[path].markdown))
        assert "|" not in shown.replace("A | title", "")
        assert "{" not in shown, path


SECRETS = ("Secret title", "Secret reason", "Secret note", "Secret Name", "Secret answer")


def secret(name: str, *steps: Any) -> LedgerRecord:  # noqa: ANN401 - steps
    return record(
        name,
        "2026-08-03",
        steps,
        title=SECRETS[0],
        why=SECRETS[1],
        gba_note=SECRETS[2],
        submitter={"name": SECRETS[3], "consent": True},
        theme="accuracy",
        recommendation="publish",
        winner_of="2026-09",
    )


@both_languages
def test_nothing_is_told_of_a_withheld_suggestion_but_its_id(language: Language) -> None:
    answer = {"en": SECRETS[4], "fr": SECRETS[4]}
    withheld = secret(
        "pr-66",
        step("acknowledged", "2026-08-04"),
        step("accepted", "2026-09-10", answer=answer, reason=answer),
        step("withheld", "2026-09-20"),
    )
    never_read = secret("pr-67", step("withheld", "2026-09-20"))
    checks = f"quality_checks:\n{check('pr-66', note='Checked secret.')}"
    plan = plan_of(
        withheld,
        never_read,
        decided("pr-1", "2026-09-10"),
        registers={"quality_checks": checks, "recommendations": RECOMMENDATIONS},
        language=language,
    )
    told = "\n".join(page.markdown for page in plan.pages.values())
    told += "\n".join(file.content for file in plan.files.values())
    for secret_words in (*SECRETS, "Checked secret"):
        assert secret_words not in html.unescape(told), secret_words
    assert "ideas/pr-66" not in told
    report = text(plan, "report-2026-27-q2")
    assert re.search(r"\| (accepted|acceptées) \{: scope=row \} \| 1 \|", report)
    assert "Exactitude" not in report
    assert "accuracy" not in report


def test_what_waits_is_counted_and_named_by_its_id_alone() -> None:
    plan = plan_of(waiting=(waiting("pr-5", "2026-11-02"), waiting("pr-6", "2026-11-20")))
    board = text(plan, "standards")
    assert (
        "| pr-5 {: scope=row } | November 2, 2026 | 20 | an acknowledgement, past the standard |"
        in board
    )
    assert "pr-6" not in board
    assert "| Q3 2026–27 {: scope=row } | 0 of 1 | 1 | 1 |" in board
    assert "| Suggestions received {: scope=row } | 2 |" in text(plan, "report-2026-27-q3")


def test_a_board_says_where_nobody_has_read_the_queue() -> None:
    plan = plan_of(decided("pr-1", "2026-10-02"))
    unread = SitePlan(replace(plan.publication, queue=NO_QUEUE), Language.EN)
    for board in ("standards", "report-2026-27-q3"):
        assert "The queue was not read" in text(unread, board)
        assert "The queue was not read" not in text(plan, board)
    assert "| Q2 2026–27 {: scope=row } | 1 of 1 |" in text(unread, "standards")
    assert "ideas/" not in text(unread, "quality")


@pytest.mark.parametrize(("many", "told"), [(9, "9 of 9"), (10, "10 of 10 (100%)")])
def test_fewer_than_ten_are_not_put_in_percent(many: int, told: str) -> None:
    plan = plan_of(*(decided(f"pr-{number}", "2026-10-02") for number in range(many)))
    assert f"| {told} |" in text(plan, "standards")


def test_a_page_holds_no_more_than_it_says_of_what_stands_still() -> None:
    plan = plan_of(waiting=tuple(waiting(f"pr-{n}", "2026-09-01") for n in range(1200)))
    board = text(plan, "standards")
    assert "The 100 oldest of 1,200 are listed." in board
    assert board.count("| pr-") == 100


RECOMMENDATIONS = """recommendations:
  - id: publish
    source_body: {en: Office, fr: Bureau}
    report: {en: Report, fr: Rapport}
    recommendation: {en: Publish it., fr: Le publier.}
    response: accepted
    owner: director
    due: 2026-11-21
    status: open
    last_reviewed: 2026-11-01
"""


@pytest.mark.parametrize(("as_of", "late"), [("2026-11-21", False), ("2026-11-22", True)])
def test_a_recommendation_is_overdue_on_the_day_after_it_is_due(as_of: str, late: bool) -> None:  # noqa: FBT001
    plan = plan_of(registers={"recommendations": RECOMMENDATIONS}, as_of=day(as_of))
    board = text(plan, "recommendations")
    assert ("Overdue since November 21, 2026" in board) is late
    assert ("{#tracker-late}" in board) is late
    data = json.loads(plan.files["data/registers.json"].content)
    assert data["recommendations"][0]["overdue"] is late


def test_a_closed_recommendation_is_never_overdue() -> None:
    closed = RECOMMENDATIONS.replace("status: open", "status: closed")
    board = text(plan_of(registers={"recommendations": closed}), "recommendations")
    assert "Overdue since" not in board
    assert "| Overdue {: scope=row } | 0 |" in board


def test_a_recommendation_and_what_follows_it_lead_to_each_other() -> None:
    one = decided("pr-1", "2026-10-02", recommendation="publish", pages=("talk",))
    plan = plan_of(one, registers={"recommendations": RECOMMENDATIONS})
    board = text(plan, "recommendations")
    assert "Suggestions that follow it: [pr-1](/ideas/pr-1.md): Title of pr-1" in board
    assert "Pages: [Talk with one person](/methods/talk.md)" in board
    link = recommendation_link(plan.writer, "publish")
    assert link == "[Publish it](/boards/recommendations.md#recommendation-publish)"
    assert "{#recommendation-publish}" in board
    assert recommendation_link(plan.writer, "no-such") == "no-such"


def test_no_more_suggestions_are_listed_under_a_recommendation_than_the_page_can_hold() -> None:
    following = (decided(f"pr-{n}", "2026-10-02", recommendation="publish") for n in range(52))
    board = text(
        plan_of(*following, registers={"recommendations": RECOMMENDATIONS}), "recommendations"
    )
    assert board.count("/ideas/") == 50
    assert "More suggestions, not listed: 2" in board


def test_a_contributor_s_title_is_text_and_nothing_else() -> None:
    title = "<img src=x onerror=alert(1)> | [x](https://example.org) `a` {: .x }"
    won = {"winner_of": "2026-10", "submitter": CONSENT, "language": "fr"}
    one = decided("pr-1", "2026-10-02", "2026-09-01", title=title, **won)
    plan = plan_of(one)
    shown = rendered(plan.pages["boards/recognition.md"].markdown)
    assert elements(shown, "//img") == []
    assert hrefs(shown) == ["/ideas/pr-1.md"]
    assert words(element(shown, "//*[@lang='fr']")) == title


CONSENT = {"consent": True}


@pytest.mark.parametrize(
    ("submitter", "told"),
    [({"name": "Ines Roy", "consent": True}, "Ines Roy"), (CONSENT, "Not named")],
)
def test_a_winner_is_named_where_a_name_was_given(submitter: dict[str, object], told: str) -> None:
    one = decided("pr-1", "2026-10-02", winner_of="2026-10", submitter=submitter)
    plan = plan_of(one)
    link = "[pr-1](/ideas/pr-1.md): Title of pr-1"
    assert f"| October 2026 {{: scope=row }} | 1 | {link} | {told} |" in text(plan, "recognition")
    assert "**Idea of the month**: " in text(plan, "answers")


@both_languages
@pytest.mark.parametrize(
    "submitter", [{"name": "Ines Roy", "consent": False}, {"name": "Ines Roy"}]
)
def test_nobody_wins_or_is_named_without_consent(
    submitter: dict[str, object], language: Language
) -> None:
    one = decided("pr-1", "2026-10-02", winner_of="2026-10", submitter=submitter)
    plan = plan_of(one, language=language)
    assert "/ideas/pr-1.md" not in text(plan, "recognition")
    assert plan.writer.word("answers_winner") not in text(plan, "answers")
    assert "Ines Roy" not in "\n".join(page.markdown for page in plan.pages.values())


def test_one_suggestion_wins_a_month_and_only_one_accepted_in_it() -> None:
    plan = plan_of(
        decided("pr-1", "2026-09-10", winner_of="2026-09", submitter=CONSENT),
        decided("pr-2", "2026-09-10", winner_of="2026-09", submitter=CONSENT),
        decided("pr-3", "2026-10-02", winner_of="2026-09", submitter=CONSENT),
        decided("pr-4", "2026-11-02", submitter=CONSENT),
        record(
            "pr-5",
            "2026-09-01",
            [step("acknowledged", "2026-09-01"), step("declined", "2026-11-02")],
            winner_of="2026-11",
            submitter=CONSENT,
        ),
    )
    rows = [line for line in text(plan, "recognition").split("\n") if "scope=row" in line]
    assert rows[0].endswith("| 1 | Not chosen yet |  |")
    assert rows[1].endswith("| 1 | None was chosen |  |")
    assert "More than one is marked as chosen" in rows[2]
    assert "Idea of the month" not in text(plan, "answers")


IDS = st.lists(st.from_regex(r"pr-[1-9][0-9]{0,4}", fullmatch=True), unique=True, max_size=150)


@given(IDS, st.randoms())
def test_a_sample_is_the_same_for_whoever_draws_it(ids: list[str], random: Any) -> None:  # noqa: ANN401 - hypothesis's own
    drawn = sample("2026-10", ids)
    shuffled = random.sample(ids, len(ids))
    assert sample("2026-10", shuffled) == drawn
    assert set(drawn) <= set(ids)
    assert len(drawn) == min(len(ids), max(AT_LEAST, -(-len(ids) // 20)))
    digests = {one: sha256(f"2026-10/{one}".encode()).hexdigest() for one in ids}
    assert max((digests[one] for one in drawn), default="") <= min(
        (digests[one] for one in set(ids) - set(drawn)), default="g"
    )


def test_a_sample_is_drawn_when_its_month_is_over_and_stays_as_it_was() -> None:
    ledger = [decided(f"pr-{number}", "2026-10-31") for number in range(30)]
    assert samples(ledger, day("2026-10-31")) == {}
    drawn = samples(ledger, day("2026-11-01"))
    later = [
        record(one.id, "2026-09-01", [*one.steps, step("in_assessment", "2026-11-02")])
        for one in ledger
    ]
    assert samples(later, day("2027-06-01")) == drawn
    assert list(decided_by_month(later, day("2027-06-01"))) == ["2026-10"]


def test_a_quality_check_counts_in_its_quarter_and_a_future_one_nowhere() -> None:
    checks = f"quality_checks:\n{check('pr-1')}{check('pr-2', on='2026-11-23')}{check('pr-3')}"
    ledger = (decided("pr-1", "2026-10-02"), decided("pr-2", "2026-10-02"))
    board = text(plan_of(*ledger, registers={"quality_checks": checks}), "quality")
    assert "Checks made: 1" in board
    assert "| The policy was followed {: scope=row } | 1 | 0 | 0 | 0 |" in board
    assert "[pr-1](/ideas/pr-1.md) (checked)" in board
    assert "[pr-2](/ideas/pr-2.md) (to be checked)" in board
    assert "pr-3" not in board


def test_there_is_a_report_for_each_quarter_in_which_something_happened() -> None:
    plan = plan_of(decided("pr-1", "2026-10-02", "2026-09-30"), as_of=day("2027-02-01"))
    reports = [path for path in plan.paths if path.startswith("boards/report-")]
    assert reports == ["boards/report-2026-27-q3.md", "boards/report-2026-27-q2.md"]
    board = text(plan, "reports")
    assert "Latest report: [Q3 2026–27](/boards/report-2026-27-q3.md)\n" in board
    assert "so far" not in board
    assert "The quarter is not over" not in text(plan, "report-2026-27-q3")


def test_what_happened_before_the_service_began_makes_no_report() -> None:
    lesson = (
        "lessons:\n  - id: old\n    on: 2019-04-17\n    context: {en: A., fr: B.}\n"
        "    what_happened: {en: A., fr: B.}\n    lesson: {en: Learn., fr: Apprendre.}\n"
        "    status: captured\n"
    )
    plan = plan_of(registers={"lessons": lesson})
    assert "There is no report yet" in text(plan, "reports")
    assert "### Learn {#lesson-old}" in text(plan, "lessons")


def test_a_withheld_suggestion_that_was_drawn_is_not_named() -> None:
    withheld = record(
        "pr-1",
        "2026-09-01",
        [step("accepted", "2026-10-02"), step("withheld", "2026-10-03")],
    )
    plan = plan_of(withheld, decided("pr-2", "2026-10-02"))
    board = text(plan, "quality")
    assert "pr-1" not in board
    assert "one not shown (to be checked)" in board


def test_the_address_that_shows_a_milestone_has_words() -> None:
    registers = {
        "milestones": (
            "milestones:\n  - id: one\n    initiative: {en: A, fr: B}\n"
            "    statement: {en: Do it., fr: Le faire.}\n    status: done\n"
            "    link: https://example.org/a/very/long/address\n"
        )
    }
    board = text(plan_of(registers=registers), "milestones")
    assert "[page on example.org](<https://example.org/a/very/long/address>)" in board


@both_languages
def test_each_row_of_the_standards_the_tracker_and_a_report_has_a_head(language: Language) -> None:
    plan = golden_plan("filled", language)
    for board in ("standards", "recommendations", "report-2026-27-q3", "risks"):
        page = rendered(plan.pages[f"boards/{board}.md"].markdown)
        rows = elements(page, "//tbody/tr[count(td) > 0][not(ancestor::table[2])]")
        heads = elements(page, "//tbody/tr/th[@scope='row']")
        assert heads
        bare = [row for row in rows if not elements(row, "./th[@scope='row']")]
        assert [words(row) for row in bare if board != "risks"] == []
