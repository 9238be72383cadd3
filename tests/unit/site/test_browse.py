"""The pages that list everything: what they find, in which order, and how they say nothing."""

from __future__ import annotations

import re

import pytest

from playbook.model.text import Language
from playbook.site.alphabet import folded, initial
from playbook.site.navigation import guideline_path
from playbook.site.plan import SitePlan
from tests.unit.site.editions import planned, small_files
from tests.unit.site.rendering import rendered

TALK = "docs/en/methods/talk.md"
WELCOME = "docs/en/start/welcome.md"
VOCABULARY = "docs/records/vocabulary.yml"
GUIDELINE = "docs/records/guidelines/SQ_00400.yml"
BOARD = guideline_path("SQ_00400")
SECTIONS = "lists:\n"
both_languages = pytest.mark.parametrize("language", list(Language))


def text(plan: SitePlan, path: str) -> str:
    return plan.pages[path].markdown


def another(name: str, title: str, *changes: tuple[str, str]) -> dict[str, bytes]:
    """The small edition's method as another page of English."""
    page = small_files()[TALK].decode().replace("id: talk", f"id: {name}")
    page = page.replace("title: Talk with one person", f'title: "{title}"')
    for before, after in changes:
        assert before in page, before
        page = page.replace(before, after)
    return {f"docs/en/methods/{name}.md": page.encode()}


def segment(name: str, title: str) -> dict[str, bytes]:
    common = small_files()[WELCOME].decode().split("---\n")[1]
    kept = [line for line in common.splitlines() if line.split(":")[0] in KEPT]
    lines = [f"id: {name}", "type: segment", f"title: {title}", *kept]
    lines += ["facets: {}", "vulnerable: false", "reach: direct"]
    return {f"docs/en/segments/{name}.md": "\n".join(["---", *lines, "---", "Words.\n"]).encode()}


KEPT = {
    "lang", "description", "status", "introduced", "date_created", "date_modified",
    "last_reviewed", "owner",
}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "key", "letter"),
    [
        ("Éclair", "eclair", "e"),
        ("œuvre", "oeuvre", "o"),
        ("« Zone »", "zone", "z"),
        ("L’école", "l ecole", "l"),
        ("co-design", "co design", "c"),
        ("10-minute check", "10 minute check", "0-9"),
        ("ᐃᓄᒃ", "ᐃᓄᒃ", "other"),
        ("…", "", "other"),
    ],
)
def test_words_are_folded_for_the_alphabet(words: str, key: str, letter: str) -> None:
    assert folded(words) == key
    assert initial(words) == letter


def test_the_list_goes_from_digits_over_letters_to_other_signs() -> None:
    titles = {"zz": "zone", "ee": "Éclair", "dd": "9 lives", "uu": "ᐃᓄᒃ", "ef": "eclat"}
    added = {
        path: page for name, title in titles.items() for path, page in another(name, title).items()
    }
    written = text(planned(added=added), "browse/a-to-z.md")
    anchors = re.findall(r"^## .+ \{#(.+)\}$", written, re.MULTILINE)
    assert anchors == [f"letter-{one}" for one in ("0-9", "e", "t", "w", "z", "other")]
    assert re.findall(r"\(#(.+?)\)", written) == anchors
    listed = re.findall(r"^- \[(.+)\]", written, re.MULTILINE)
    assert [listed.index(title) for title in ("9 lives", "Éclair", "eclat", "zone", "ᐃᓄᒃ")] == [
        0,
        1,
        2,
        5,
        6,
    ]


@both_languages
def test_other_words_lead_to_the_page_and_stand_once(language: Language) -> None:
    aliases = "aliases:\n  - {page: talk, en: [Chat, chat, interview], fr: [Causerie, entretien]}\n"
    plan = planned(
        (VOCABULARY, SECTIONS, f"{aliases}{SECTIONS}"),
        (
            TALK,
            "status: published",
            "aliases: [interview, TALK WITH ONE PERSON]\nstatus: published",
        ),
        language=language,
    )
    page = plan.index.page("talk", language)
    assert page
    lines = [line for line in text(plan, "browse/a-to-z.md").splitlines() if "talk.md" in line]
    link = f"[{page.meta.title}](/methods/talk.md)"
    expected = {
        Language.EN: [f"- Chat: see {link}", f"- interview: see {link}", f"- {link}"],
        Language.FR: [
            f"- Causerie\N{NO-BREAK SPACE}: voir {link}",
            f"- entretien\N{NO-BREAK SPACE}: voir {link}",
            f"- {link}",
        ],
    }
    assert lines == expected[language]


@pytest.mark.parametrize("status", ["draft", "archived"])
def test_no_list_shows_a_draft_or_an_archived_page(status: str) -> None:
    plan = planned((TALK, "status: published", f"status: {status}"))
    shown = [path for path in plan.pages if path.startswith(("browse/", "boards/"))]
    assert len(shown) > 8
    assert [path for path in shown if "/methods/talk.md" in text(plan, path)] == []


def test_items_are_counted_and_stand_under_a_link_to_their_block() -> None:
    written = text(planned(), "browse/tips.md")
    assert written.startswith("2 in all, on 1 page.")
    assert "### [Talk with one person](/methods/talk.md#tips) {#page-talk}" in written
    assert "- Leave silence for an answer. [@guide-on-listening, chapter 3]" in written


def test_items_of_several_paragraphs_are_kept_apart() -> None:
    tips = "- Ask one question at a time. [@guide-on-listening, chapter 2]\n"
    plan = planned((TALK, tips, f"{tips}\n    And wait.\n\n"))
    items = rendered(text(plan, "browse/tips.md")).findall(".//li")
    assert ["And wait." in "".join(map(str, one.itertext())) for one in items] == [True, False]


@pytest.mark.parametrize(
    "path", ["browse/tools.md", "browse/best-practices.md", "browse/resources.md"]
)
def test_a_list_without_items_says_so(path: str) -> None:
    assert text(planned(), path).strip().startswith("No page ")


def test_methods_are_grouped_by_level_and_gaps_are_named() -> None:
    level = "    - {id: ask, label: {en: Ask, fr: Demander}}\n"
    plan = planned(
        (VOCABULARY, level, f"    - {{id: tell, label: {{en: Tell, fr: Dire}}}}\n{level}"),
        (TALK, "policy_phase: [understand]", "policy_phase: [understand]\nsegments: [youth]"),
        added={**segment("youth", "Youth"), **segment("seniors", "Seniors")},
    )
    written = text(plan, "browse/segments-by-methods.md")
    missing = written.partition("{#what-is-missing}")[2].partition("##")[0].strip()
    assert missing.splitlines() == [
        "- [Seniors](/segments/seniors.md): no method and no play",
        "- [Youth](/segments/youth.md): levels of participation without a method (Tell); no play",
    ]
    body = rendered(written)
    heads = [cell for row in body.iter("tr") for cell in row if cell.get("scope") == "row"]
    assert [head.tag for head in heads] == ["th", "th"]
    youth = heads[1].getparent()
    assert youth is not None
    cells = [" ".join(map(str, cell.itertext())) for cell in youth]
    assert cells == ["Youth", "Ask:   Talk with one person", "none yet"]


def test_a_level_that_the_vocabulary_does_not_know_hides_no_method() -> None:
    plan = planned((TALK, "level: ask", "level: unheard_of"))
    written = text(plan, "browse/phases-by-methods.md")
    assert "unheard&#95;of:**{: .playbook-level } [Talk with one person]" in written


def test_a_method_that_names_no_segment_is_told_apart() -> None:
    plan = planned(added=segment("youth", "Youth"))
    written = text(plan, "browse/segments-by-methods.md")
    assert "{#names-no-segment}\n\n- [Talk with one person](/methods/talk.md)" in written
    assert "{#names-no-phase}" not in text(plan, "browse/phases-by-methods.md")


def test_without_segments_or_phases_the_pages_say_so() -> None:
    files = small_files()[VOCABULARY].decode()
    phases = files[files.index("  policy_phase:") : files.index("  purpose:")]
    plan = planned((VOCABULARY, phases, ""))
    assert text(plan, "browse/segments-by-methods.md").endswith("No segment has a page yet.")
    assert "lists no policy phase" in text(plan, "browse/phases-by-methods.md")
    assert "lists no policy phase" in text(plan, "boards/principles.md")


def test_where_nothing_is_missing_the_page_says_so() -> None:
    play = (TALK, "policy_phase: [understand]", "policy_phase: [understand, design]")
    added = {
        path: re.sub(
            rb"type: method",
            b"type: play",
            re.sub(
                rb"(?m)^(mode|level|group_size|skills|recruitment|por_check|personal_info|consent):.*\n",
                b"",
                page,
            ),
        )
        for path, page in another(
            "move", "A move", ("policy_phase: [understand]", "policy_phase: [understand, design]")
        ).items()
    }
    written = text(planned(play, added=added), "browse/phases-by-methods.md")
    assert "Every phase has a method at each level of participation, and a play." in written


@both_languages
def test_a_guideline_s_missing_items_come_first_with_reason_and_date(language: Language) -> None:
    item = (
        "items:\n  - id: SQ_00400-S1\n    kind: structure\n    summary: {en: Ask., fr: Demander.}\n"
    )
    reason = "    not_implemented: {reason: {en: No time., fr: Faute de temps.}, on: 2026-03-01}\n"
    plan = planned((GUIDELINE, "items:\n", f"{item}{reason}"), language=language)
    written = text(plan, BOARD)
    day = {Language.EN: "No time. (March 1, 2026)", Language.FR: "Faute de temps. (1er mars 2026)"}
    assert day[language] in written
    assert written.index("{#items-missing}") < written.index("{#items-done}")
    assert "(/methods/talk.md)" in written.partition("{#items-done}")[2]
    frame = plan.pages[BOARD].frame
    assert frame.as_of


def test_an_item_that_only_a_draft_puts_into_practice_is_missing_without_a_reason() -> None:
    written = text(planned((TALK, "status: published", "status: draft")), BOARD)
    assert "No reason is given." in written
    assert "No page puts an item into practice yet." in written


def test_a_guideline_outside_the_scope_or_without_items_says_so() -> None:
    files = small_files()[GUIDELINE].decode()
    plan = planned(
        (GUIDELINE, files[files.index("items:") :], "items: []\n"),
        (GUIDELINE, "coverage: in_scope", "coverage: not_in_scope"),
    )
    written = text(plan, BOARD)
    assert "outside the scope" in written
    assert written.endswith("No item of this guideline is recorded yet.")


def test_where_every_item_is_put_into_practice_the_board_says_so() -> None:
    assert "Every item is put into practice by a page." in text(planned(), BOARD)


def test_a_board_of_each_guideline_stands_in_the_order_of_codes() -> None:
    second = small_files()[GUIDELINE].replace(b"SQ_00400", b"AB_00100")
    plan = planned(added={"docs/records/guidelines/AB_00100.yml": second})
    boards = [path for path in plan.pages if path.startswith("boards/guideline-")]
    assert boards == [guideline_path("AB_00100"), guideline_path("SQ_00400")]


def test_principles_and_phases_without_a_page_are_named_first() -> None:
    written = text(
        planned((WELCOME, "principles: [accessible]", "principles: []")), "boards/principles.md"
    )
    missing = written.partition("{#what-is-missing}")[2].partition("##")[0].strip()
    assert missing.splitlines() == [
        "- Principles that no page carries: Accessible",
        "- Policy phases that no page names: Design",
    ]
    assert "| Accessible {: scope=row } | no definition yet | none yet |" in written
    assert (
        "| [Outside in](#principle-outside-in) {: scope=row } | no definition yet | 1 |" in written
    )


def test_a_principle_s_definition_is_shown() -> None:
    before = "- {id: accessible, label: {en: Accessible, fr: Accessible aux gens}}"
    after = before.replace("}}", "}, definition: {en: Anyone can use it., fr: Tous peuvent.}}")
    written = text(planned((VOCABULARY, before, after)), "boards/principles.md")
    assert "| Anyone can use it. |" in written


def test_only_a_cell_is_made_the_head_of_its_row() -> None:
    table = "| A | B |\n| --- | --- |\n| one {: scope=row } | two |\n| three | four |\n"
    body = rendered(f"{table}\nWords\n{{: scope=row }}\n")
    assert [cell.tag for row in body.iter("tr") for cell in row] == [
        "th",
        "th",
        "th",
        "td",
        "td",
        "td",
    ]
    assert [part.tag for part in body.iter("p")] == ["p"]


def test_the_lists_without_pages_say_so() -> None:
    files = small_files()
    pages = tuple(path for path in files if path.endswith(".md"))
    records = ("docs/records/gba/talk.yml", "docs/records/gba/welcome.yml")
    plan = planned(removed=(*pages, *records))
    assert text(plan, "browse/a-to-z.md").strip() == "No pages yet."
    assert text(plan, "browse/tips.md").strip() == "No page gives tips yet."
