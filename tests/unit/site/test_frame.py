"""What stands around an authored page: boxes, panels, notices, metadata, findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

import pytest

from playbook.model.finding import Finding, Level, Words
from playbook.model.history import Commit
from playbook.model.page import PAGE_TYPES, Facets
from playbook.model.place import Place
from playbook.model.text import Language, Value
from playbook.site.escape import markdown_text
from playbook.site.frame import Frame, Row, finding_rows
from playbook.site.plan import SitePlan
from playbook.site.words import SiteWords, catalogue
from tests.golden.cases import WrittenHistory
from tests.unit.site.editions import Change, planned, small_files

TALK_EN: Final = "docs/en/methods/talk.md"
TALK_FR: Final = "docs/fr/methods/talk.md"
WELCOME_EN: Final = "docs/en/start/welcome.md"
RECORD: Final = "docs/records/gba/talk.yml"
POLICY: Final = "docs/records/policy.yml"
LICENCE: Final = "licence: {en: CC BY 4.0 licence, fr: Licence CC BY 4.0}"
both_languages = pytest.mark.parametrize("language", list(Language))


def frame(plan: SitePlan, path: str = "methods/talk.md") -> Frame:
    return plan.page(path).frame


def told(rows: tuple[Row, ...]) -> dict[str, str]:
    return {str(row.label): str(row.words) for row in rows}


def review(plan: SitePlan) -> dict[str, str]:
    return told(frame(plan).review)


def made(plan: SitePlan) -> dict[str, str]:
    return told(frame(plan).made)


def everywhere(before: str, after: str) -> tuple[Change, Change]:
    return (TALK_EN, before, after), (TALK_FR, before, after)


def authored(page_type: str, fields: str, section: str = "methods") -> dict[str, bytes]:
    """A page of a type in both languages, at `SECTION/shown.md`, with these fields of its own."""
    return {
        f"docs/{language.value}/{section}/shown.md": (
            f"---\nid: shown\nlang: {language.value}\ntype: {page_type}\ntitle: Shown\n"
            "description: A page that is shown.\nstatus: published\nintroduced: '2026.11'\n"
            "date_created: 2026-11-01\ndate_modified: 2026-11-02\nlast_reviewed: 2026-11-03\n"
            f"owner: engagement-team\n{fields}\n---\nWords.\n"
        ).encode()
        for language in Language
    }


# At a glance


def test_a_method_at_a_glance_tells_its_metadata_in_english() -> None:
    assert told(frame(planned()).glance) == {
        "Preparation": "2 days",
        "Time with people": "1 hour",
        "From start to finish": "3 weeks",
        "Number of people": "One person",
        "Way of meeting": "In person",
        "Level of participation": "Ask",
        "Effort for the team": "Low",
        "Cost": "None",
        "How well proved": "Tested",
        "Public opinion research check": "Required",
        "Personal information": "Not collected",
        "Consent": "Required",
        "Policy phase": "Understand",
        "Skills": "Listening",
        "Where to find participants": "Service point",
    }


def test_a_method_at_a_glance_tells_its_metadata_in_french() -> None:
    assert told(frame(planned(language=Language.FR)).glance) == {
        "Préparation": "2 jours",
        "Temps avec les gens": "1 heure",
        "Du début à la fin": "3 semaines",
        "Nombre de personnes": "Une personne",
        "Mode de rencontre": "En personne",
        "Degré de participation": "Demander",
        "Effort pour l’équipe": "Faible",
        "Coût": "Aucun",
        "Solidité des preuves": "Mis à l’essai",
        "Vérification (recherche sur l’opinion publique)": "Requise",
        "Renseignements personnels": "Non recueillis",
        "Consentement": "Requis",
        "Étape de la politique": "Comprendre",
        "Compétences": "Écoute",
        "Où trouver des participants": "Point de service",
    }


PRACTICE: Final = "effort: low\ncost: none\nmaturity: proposed\n"
SEGMENT: Final = "vulnerable: true\nreach: "
SHOWN: Final[Mapping[str, tuple[str, str, dict[str, str], dict[str, str]]]] = {
    "a guide without metadata of its own": ("guide", "keywords: [x]", {}, {}),
    "a play": (
        "play",
        (
            f"{PRACTICE}building_block: tool\nbest_for: [First, Second]\nnot_for: [Third]\n"
            "segments: [talk, absent]"
        ),
        {
            "Effort for the team": "Low",
            "Cost": "None",
            "How well proved": "Proposed",
            "Building block": "tool",
            "Client segments": "Talk with one person; absent",
            "Best for": "First; Second",
            "Not for": "Third",
        },
        {
            "Effort pour l’équipe": "Faible",
            "Coût": "Aucun",
            "Solidité des preuves": "Proposé",
            "Composante": "tool",
            "Segments de clientèle": "Parler avec une personne; absent",
            "Convient pour": "First; Second",
            "Ne convient pas pour": "Third",
        },
    ),
    "a segment": (
        "segment",
        (
            f"{SEGMENT}advocate\nadvocate_role: director\nbarriers: [time]\n"
            "facets: {societal_group: [working_age], income: [low, none]}\n"
            "representative_bodies: [{name: Council, url: 'https://example.org/'}, {name: Forum}]"
        ),
        {
            "Societal group": "Working age",
            "Income": "low; none",
            "How they are reached": "An advocate speaks for them",
            "Who speaks for them": "Director",
            "Barriers": "Time",
            "Representative bodies": "Council; Forum",
        },
        {
            "Groupe de la société": "Âge de travailler",
            "Revenu": "low; none",
            "Façon de les joindre": "Une personne parle en leur nom",
            "Qui parle en leur nom": "Direction",
            "Obstacles": "Temps",
            "Organismes représentatifs": "Council; Forum",
        },
    ),
    "every facet of a segment": (
        "segment",
        (
            f"{SEGMENT}direct\nfacets: {{programme: [a], service_mode: [a], geography: [a], "
            "location: [a], life_event: [a], disability: [a], gender: [a], ict_adoption: [a]}"
        ),
        {
            "Program": "a",
            "Service mode": "a",
            "Geography": "a",
            "Location": "a",
            "Life events": "a",
            "Disability": "a",
            "Gender": "a",
            "Use of technology": "a",
            "How they are reached": "Directly",
        },
        {
            "Programme": "a",
            "Mode de service": "a",
            "Situation géographique": "a",
            "Lieu": "a",
            "Événements de la vie": "a",
            "Handicap": "a",
            "Genre": "a",
            "Recours à la technologie": "a",
            "Façon de les joindre": "Directement",
        },
    ),
    "a measure": (
        "measure",
        "scale: 1 to 5\nformula: a / b\ncollection_points: [event]\nfrequency: P3M",
        {
            "Time between two measurements": "3 months",
            "Where it is asked": "event",
            "Scale": "1 to 5",
            "Formula": "a / b",
        },
        {
            "Temps entre deux mesures": "3 mois",
            "Où la question est posée": "event",
            "Échelle": "1 to 5",
            "Formule": "a / b",
        },
    ),
    "a case": (
        "case",
        (
            "opsi_status: [implementing]\npublished_on: 2019-04-17\ntimeline:\n"
            "  - {date: '2018-06', event: First}\n  - {date: '2019-04-17', event: Second}\n"
            "  - {date: '2019-02-30', event: Third}"
        ),
        {
            "Stage of the initiative": "Implementing",
            "Published on": "April 17, 2019",
            "What happened when": "June 2018: First; April 17, 2019: Second; 2019-02-30: Third",
        },
        {
            "Stade de l’initiative": "Mise en œuvre",
            "Publication": "17 avril 2019",
            "Déroulement dans le temps": (
                "Juin 2018\N{NO-BREAK SPACE}: First; 17 avril 2019\N{NO-BREAK SPACE}: Second; "
                "2019-02-30\N{NO-BREAK SPACE}: Third"
            ),
        },
    ),
    "a lesson": (
        "lesson",
        "learned_on: '2026'\nstate: acted_on\napplies_to: [talk]",
        {
            "Learned in": "2026",
            "State of the lesson": "Acted on",
            "Applies to": "Talk with one person",
        },
        {
            "Tirée en": "2026",
            "État de la leçon": "Suivie de mesures",
            "Concerne": "Parler avec une personne",
        },
    ),
    "a page about a guideline": (
        "guideline",
        "code: SQ_00400",
        {"Guideline": "SQ_00400: Consulting participants"},
        {"Ligne directrice": "SQ_00400\N{NO-BREAK SPACE}: Consultation des participants"},
    ),
    "a page about a guideline that is not there": (
        "guideline",
        "code: SQ_00500",
        {"Guideline": "SQ_00500"},
        {"Ligne directrice": "SQ_00500"},
    ),
    "a template": (
        "template",
        "downloads: [forms/plan.odt, absent.pdf]",
        {"Download": "plan.odt (ODT, 3 KB); absent.pdf"},
        {"À télécharger": "plan.odt (ODT, 3 ko); absent.pdf"},
    ),
    "a term": (
        "term",
        "abbreviation: CSI\nexpansion: Client sentiment index",
        {"Abbreviation": "CSI", "In full": "Client sentiment index"},
        {"Sigle ou abréviation": "CSI", "Au long": "Client sentiment index"},
    ),
}


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_at_a_glance_tells_what_its_type_has_and_nothing_else(name: str) -> None:
    page_type, fields, english, french = SHOWN[name]
    added = authored(page_type, fields) | {"docs/assets/forms/plan.odt": bytes(2700)}
    for language, expected in ((Language.EN, english), (Language.FR, french)):
        plan = planned(added=added, language=language)
        assert told(frame(plan, "methods/shown.md").glance) == expected


def test_no_row_of_any_box_is_empty() -> None:
    plan = planned(added=authored("guide", "segments: []\nrelated: []"))
    for path in ("methods/shown.md", "methods/talk.md", "start/welcome.md"):
        shown = frame(plan, path)
        for row in (*shown.glance, *shown.review, *shown.made):
            assert row.pieces
            assert all(piece.words.strip() for piece in row.pieces)


def test_at_a_glance_leads_to_segments_downloads_guidelines_and_bodies() -> None:
    fields = f"{PRACTICE}segments: [talk]"
    body = f"{SEGMENT}direct\nfacets: {{}}\nrepresentative_bodies: [{{name: C, url: 'https://x.org/a'}}]"
    for page_type, own, where in (
        ("play", fields, "methods/talk.md"),
        ("template", "downloads: [forms/plan.odt]", "media/forms/plan.odt"),
        ("guideline", "code: SQ_00400", "boards/guideline-sq-00400.md"),
        ("segment", body, "https://x.org/a"),
    ):
        added = authored(page_type, own) | {"docs/assets/forms/plan.odt": bytes(10)}
        piece = frame(planned(added=added), "methods/shown.md").glance[-1].pieces[0]
        assert where in {piece.path, piece.address}


def test_every_field_that_is_shown_has_its_name_in_the_catalogue() -> None:
    models: tuple[type[Value], ...] = (*PAGE_TYPES.values(), Facets)
    fields = {name for one in models for name in one.model_fields}
    named = {key.removeprefix("glance_") for key in catalogue() if key.startswith("glance_")}
    assert named - fields == {"file", "more"}
    assert set(Facets.model_fields) < named


# The review box


def test_the_review_box_tells_owner_dates_reviews_and_record() -> None:
    assert review(planned()) == {
        "Owner": "Engagement team",
        "Last reviewed": "November 1, 2026",
        "Next review": "November 1, 2027",
        "Independent reviews": "No independent review yet",
        "GBA Plus": (
            "Approved on October 10, 2026; valid until October 1, 2027; Impacts found and reduced"
        ),
    }
    assert review(planned(language=Language.FR)) == {
        "Responsable": "Équipe de la mobilisation",
        "Dernière révision": "1er novembre 2026",
        "Prochaine révision": "1er novembre 2027",
        "Révisions indépendantes": "Aucune révision indépendante pour l’instant",
        "ACS Plus": (
            "Approuvée le 10 octobre 2026; valable jusqu’au 1er octobre 2027; "
            "Effets constatés et atténués"
        ),
    }


REVIEWS: Final = (
    "reviews:\n"
    "  - {kind: gba_plus, on: 2026-10-05, role: gba-reviewer, outcome: changes_requested}\n"
    "  - {kind: expert, on: 2026-10-02, role: director, outcome: accepted}\n"
    "mode: "
)


def test_the_review_box_tells_each_independent_review() -> None:
    assert review(planned((TALK_EN, "mode: ", REVIEWS)))["Independent reviews"] == (
        "GBA Plus (changes requested, October 5, 2026); Experts (accepted, October 2, 2026)"
    )


def test_the_review_box_leads_to_the_record_and_gives_dates_to_machines() -> None:
    box = {str(row.label): row.pieces[0] for row in frame(planned()).review}
    assert box["GBA Plus"].path == "gba/talk.md"
    assert str(box["Last reviewed"].date) == "2026-11-01"
    assert str(box["Next review"].date) == str(frame(planned()).due) == "2027-11-01"


def test_a_page_of_its_own_interval_is_due_after_it() -> None:
    plan = planned((TALK_EN, "mode: ", "review_in_months: 3\nmode: "))
    assert review(plan)["Next review"] == "February 1, 2027"


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
            "Approuvée le 10 octobre 2026; valable jusqu’au 1er octobre 2027",
        ),
        (
            "self_assessed",
            (
                "Self-assessed on October 3, 2026, not reviewed independently; "
                "valid until October 1, 2027"
            ),
            (
                "Autoévaluée le 3 octobre 2026, sans révision indépendante; "
                "valable jusqu’au 1er octobre 2027"
            ),
        ),
        ("withdrawn", "Analysis withdrawn", "Analyse retirée"),
    ],
)
def test_the_badge_tells_each_state_of_a_record_in_words(
    status: str, english: str, french: str
) -> None:
    change = (RECORD, "status: approved", f"status: {status}\nassessed_on: 2026-10-03")
    signed = status in {"approved", "self_assessed"}
    concluded = ("; Impacts found and reduced", "; Effets constatés et atténués")
    assert review(planned(change))["GBA Plus"] == english + signed * concluded[0]
    plan = planned(change, language=Language.FR)
    assert review(plan)["ACS Plus"] == french + signed * concluded[1]
    assert plan.page("gba/talk.md").markdown.startswith(markdown_text(french))


def test_the_badge_tells_that_a_record_has_expired() -> None:
    plan = planned(as_of=dt.date(2027, 10, 2))
    assert review(plan)["GBA Plus"].startswith("Expired on October 1, 2027")
    assert review(planned(as_of=dt.date(2027, 10, 1)))["GBA Plus"].startswith("Approved")


def test_the_badge_tells_that_there_is_no_record() -> None:
    plan = planned(removed=(RECORD,))
    assert review(plan)["GBA Plus"] == "No analysis yet"
    assert "gba/talk.md" not in plan.paths


ANALYSED: Final = "6e0095f8cb55189130c9577463b68a4346dc14f5"
REWRITTEN: Final = (TALK_EN, "Choose a quiet place.", "Take a loud room, a band and two dogs.")


def test_the_badge_tells_that_the_page_has_changed_since_the_analysis() -> None:
    past = WrittenHistory({ANALYSED: small_files()[TALK_EN].decode()}, {})
    assert review(planned(REWRITTEN, history=past))["GBA Plus"].endswith(
        "; Out of date: the page has changed since the analysis"
    )
    slightly = (TALK_EN, "Choose a quiet place.", "Choose a calm place.")
    assert review(planned(slightly, history=past))["GBA Plus"].endswith("reduced")


def test_the_badge_says_where_nobody_knows_how_much_the_page_has_changed() -> None:
    assert review(planned(REWRITTEN))["GBA Plus"].endswith(
        "; The page has changed since the analysis; how much is not known"
    )
    french = (TALK_FR, "title: Parler", "title: Converser")
    assert review(planned(french, language=Language.FR))["ACS Plus"].endswith(
        "; La page a changé depuis l’analyse; on ignore dans quelle mesure"
    )


def test_an_analysis_that_names_no_text_can_not_be_compared() -> None:
    reviewed = small_files()[RECORD].decode()
    block = reviewed[reviewed.index("reviewed:\n") : reviewed.index("roles:")]
    assert review(planned(REWRITTEN, (RECORD, block, "")))["GBA Plus"].endswith("reduced")


# Notices


@both_languages
def test_a_page_in_time_has_a_notice_only_for_a_reader_of_later(language: Language) -> None:
    shown = frame(planned(language=language, as_of=dt.date(2027, 11, 1)))
    assert shown.notice is None
    assert (
        shown.overdue
        == {
            "en": "The review has been overdue since November 1, 2027",
            "fr": "La révision est en retard depuis le 1er novembre 2027",
        }[language]
    )


@both_languages
def test_a_page_past_its_review_says_since_when(language: Language) -> None:
    shown = frame(planned(language=language, as_of=dt.date(2027, 11, 2)))
    assert shown.overdue is None
    assert shown.notice
    assert (
        shown.notice.words
        == {
            "en": "The review has been overdue since November 1, 2027",
            "fr": "La révision est en retard depuis le 1er novembre 2027",
        }[language]
    )


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_an_unpublished_page_says_so_rather_than_overdue(status: str) -> None:
    changes = everywhere("status: published", f"status: {status}")
    late = dt.date(2029, 1, 1)
    for language, said in (
        (Language.EN, "Draft: not published"),
        (Language.FR, "Ébauche\N{NO-BREAK SPACE}: non publiée"),
    ):
        shown = frame(planned(*changes, language=language, as_of=late))
        assert shown.notice
        assert shown.notice.words == said
        assert shown.overdue is None


@pytest.mark.parametrize(
    ("status", "language", "said"),
    [
        ("deprecated", Language.EN, "This page is no longer kept up to date."),
        ("deprecated", Language.FR, "Cette page n’est plus tenue à jour."),
        (
            "archived",
            Language.EN,
            (
                "Archived. Information identified as archived is provided for reference, research "
                "or recordkeeping purposes."
            ),
        ),
        (
            "archived",
            Language.FR,
            (
                "Archivée. L’information dont il est indiqué qu’elle est archivée est fournie à "
                "des fins de référence, de recherche ou de tenue de documents."
            ),
        ),
    ],
)
def test_a_retired_page_says_so_and_leads_to_the_page_in_its_place(
    status: str, language: Language, said: str
) -> None:
    retired = everywhere("status: published", f"status: {status}")
    alone = frame(planned(*retired, language=language)).notice
    assert alone
    assert (alone.words, alone.instead, alone.page) == (said, None, None)
    replaced = everywhere("status: published", f"status: {status}\nreplaced_by: welcome")
    notice = frame(planned(*replaced, language=language)).notice
    assert notice
    assert notice.words == said
    assert notice.instead == {
        "en": "Use instead:", "fr": "Utilisez plutôt\N{NO-BREAK SPACE}:"
    }[language]  # fmt: skip
    assert notice.page
    assert notice.page.path == "start/welcome.md"


# Where to go


def linked(plan: SitePlan, path: str) -> tuple[list[str], list[str]]:
    shown = frame(plan, path)
    return (
        [str(piece.path) for piece in shown.related],
        [str(piece.path) for piece in shown.links_here],
    )


def test_a_relation_has_two_ends() -> None:
    plan = planned((WELCOME_EN, "related: [talk]", "related: []"))
    assert linked(plan, "start/welcome.md")[0] == ["methods/talk.md"]


def test_related_pages_are_the_author_s_own_first_each_once_and_never_itself() -> None:
    added = authored("guide", "related: [welcome, shown, talk, absent]")
    plan = planned(added=added)
    assert linked(plan, "methods/shown.md")[0] == ["start/welcome.md", "methods/talk.md"]
    assert linked(plan, "methods/talk.md")[0] == ["start/welcome.md", "methods/shown.md"]


def test_what_links_here_holds_links_in_texts_of_the_same_language_by_title() -> None:
    added = authored("guide", "related: []")
    added["docs/en/methods/shown.md"] += b"\nSee [[talk]].\n"
    plan = planned(added=added)
    assert linked(plan, "methods/talk.md")[1] == ["methods/shown.md", "start/welcome.md"]
    french = planned(added=added, language=Language.FR)
    assert linked(french, "methods/talk.md")[1] == ["start/welcome.md"]


@pytest.mark.parametrize("status", ["draft", "archived"])
def test_a_page_that_no_list_shows_is_neither_related_nor_linking(status: str) -> None:
    plan = planned((WELCOME_EN, "status: published", f"status: {status}"))
    assert linked(plan, "methods/talk.md") == ([], [])
    assert linked(plan, "start/welcome.md")[0] == ["methods/talk.md"]


# How the page was made


def test_how_a_page_was_made_tells_dates_evidence_guidelines_and_licence() -> None:
    assert made(planned()) == {
        "Created": "October 1, 2026",
        "Modified": "November 1, 2026",
        "First edition": "2026.11",
        "Evidence": "Report on service",
        "Guideline items put into practice": "SQ_00400-M1: Use a variety of methods.",
        "Terms of use": "CC BY 4.0 licence",
    }
    assert made(planned(language=Language.FR)) == {
        "Création": "1er octobre 2026",
        "Modification": "1er novembre 2026",
        "Première édition": "2026.11",
        "Preuves": "Rapport sur le service",
        "Points de lignes directrices mis en pratique": (
            "SQ_00400-M1\N{NO-BREAK SPACE}: Recourir à diverses méthodes."
        ),
        "Conditions d’utilisation": "Licence CC BY 4.0",
    }


def test_reviews_are_told_in_order_with_kind_outcome_role_and_day() -> None:
    assert made(planned((TALK_EN, "mode: ", REVIEWS)))["Independent reviews"] == (
        "Experts: accepted (Director, October 2, 2026); "
        "GBA Plus: changes requested (GBA Plus reviewer, October 5, 2026)"
    )


def test_evidence_leads_to_its_case_where_the_language_has_it() -> None:
    change = (
        TALK_EN,
        "  - {report: Report",
        "  - {case: welcome}\n  - {case: absent, report: Report",
    )
    (row,) = (row for row in frame(planned(change)).made if row.label == "Evidence")
    assert [(str(one.words), one.path) for one in row.pieces] == [
        ("Welcome to the playbook", "start/welcome.md"),
        ("absent", None),
        ("Report on service", None),
    ]


def test_a_guideline_item_leads_to_its_board_and_one_that_is_unknown_does_not() -> None:
    change = (TALK_EN, "implements: [", "implements: [SQ_00400-M2, SQ_00500-M1, ")
    rows = {str(row.label): row for row in frame(planned(change)).made}
    assert [
        (str(one.words), one.path) for one in rows["Guideline items put into practice"].pieces
    ] == [
        ("SQ_00400-M2", None),
        ("SQ_00500-M1", None),
        ("SQ_00400-M1: Use a variety of methods.", "boards/guideline-sq-00400.md"),
    ]


def translation(status: str, source: str = ANALYSED, reviewer: str = "") -> Change:
    state = status + (f", reviewed_by: {reviewer}" if reviewer else "")
    return (TALK_FR, "mode: ", f"translation: {{source: {source}, status: {state}}}\nmode: ")


@pytest.mark.parametrize(
    ("status", "reviewer", "said"),
    [
        ("machine_draft", "", "Ébauche automatique, que personne n’a encore lue"),
        ("translated", "", "Traduite de la page anglaise, pas encore révisée"),
        ("reviewed", "director", "Traduite de la page anglaise, puis révisée (Direction)"),
    ],
)
def test_a_translation_tells_its_state_in_words(status: str, reviewer: str, said: str) -> None:
    plan = planned(translation(status, reviewer=reviewer), language=Language.FR)
    assert made(plan)["Traduction"] == said


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("machine_draft", "Ébauche automatique, que personne n’a encore lue"),
        ("translated", None),
        ("reviewed", None),
    ],
)
def test_no_page_says_that_it_was_translated_from_one_that_is_not_there(
    status: str, said: str | None
) -> None:
    alone = planned(translation(status), language=Language.FR, removed=(TALK_EN,))
    assert made(alone).get("Traduction") == said


def test_the_page_that_was_translated_says_so() -> None:
    assert made(planned(translation("translated")))["Translation"] == (
        "The French page was translated from this one"
    )


def test_a_translation_that_is_behind_says_by_how_much() -> None:
    past = WrittenHistory({ANALYSED: small_files()[TALK_EN].decode()}, {})
    plan = planned(translation("translated"), REWRITTEN, language=Language.FR, history=past)
    state, behind = made(plan)["Traduction"].split("; ")
    assert state == "Traduite de la page anglaise, pas encore révisée"
    assert behind.startswith("La traduction est en retard\N{NO-BREAK SPACE}: environ ")


def test_the_page_that_was_translated_tells_of_words_that_only_its_translation_has() -> None:
    known = f"{ANALYSED}, wording: {'a' * 64}"
    assert made(planned(translation("translated", known)))["Translation"] == (
        "The French page was translated from this one; "
        "The French text has changed since, extent unknown"
    )


# Changes and links to the file


def test_a_page_without_note_and_past_has_no_changes_to_tell() -> None:
    assert not frame(planned()).changes


def test_changes_are_the_note_and_the_last_five_days_each_once() -> None:
    days = [dt.date(2026, 11, day) for day in (20, 20, 18, 17, 16, 15, 14)]
    commits = tuple(Commit(str(at), "author", day, None) for at, day in enumerate(days))
    note = (TALK_EN, "mode: ", "change_note: |\n  Steps were\n  made shorter.\nmode: ")
    changes = frame(planned(note, history=WrittenHistory({}, {TALK_EN: commits}))).changes
    assert changes.note == "Steps were made shorter."
    assert [str(day.date) for day in changes.days] == [
        f"2026-11-{day}" for day in (20, 18, 17, 16, 15)
    ]
    assert str(changes.days[0].words) == "November 20, 2026"


def test_links_to_the_file_are_the_policy_s_own() -> None:
    links = (
        f"{LICENCE}\nlinks: {{edit: 'https://forge.example/edit?f={{path}}&x', "
        "history: '/log/{path}'}"
    )
    shown = frame(planned((POLICY, LICENCE, links), language=Language.FR))
    assert shown.edit == f"https://forge.example/edit?f={TALK_FR}&amp;x"
    assert shown.history == f"/log/{TALK_FR}"
    assert (frame(planned()).edit, frame(planned()).history) == (None, None)


def test_a_path_is_quoted_in_links() -> None:
    odd = {"docs/en/methods/talk.md": "docs/en/methods/ça & là.md"}
    files = small_files()
    links = f"{LICENCE}\nlinks: {{edit: 'https://forge.example/{{path}}'}}"
    added = {new: files[old] for old, new in odd.items()}
    plan = planned((POLICY, LICENCE, links), added=added, removed=(TALK_EN,))
    quoted = "methods/%C3%A7a%20%26%20l%C3%A0.md"
    assert frame(plan, "methods/ça & là.md").edit == f"https://forge.example/docs/en/{quoted}"
    assert [str(one.path) for one in frame(plan, "start/welcome.md").related] == [quoted]


# Metadata for machines


def head(plan: SitePlan, path: str = "methods/talk.md") -> dict[str, str]:
    return {one.name: str(one.content) for one in frame(plan, path).head}


def test_metadata_is_that_of_the_front_matter() -> None:
    assert head(planned(language=Language.FR)) == {
        "dcterms.description": "Une rencontre calme qui révèle les besoins de quelqu’un.",
        "dcterms.creator": "Bureau des exemples",
        "dcterms.language": "fra",
        "dcterms.issued": "2026-10-01",
        "dcterms.modified": "2026-11-01",
        "dcterms.accessRights": "2",
        "dcterms.subject": "entrevue; conversation; dialogue; discussion; salle de réunion",
        "keywords": "entrevue, conversation, dialogue, discussion, salle de réunion",
    }
    assert head(planned())["dcterms.language"] == "eng"


def test_a_generated_page_was_issued_with_its_edition() -> None:
    assert head(planned(), "gba/talk.md") == {
        "dcterms.description": "The GBA Plus analysis behind the page “Talk with one person”.",
        "dcterms.creator": "Office of Examples",
        "dcterms.language": "eng",
        "dcterms.issued": "2026-11-22",
        "dcterms.accessRights": "2",
    }


@pytest.mark.parametrize("status", ["draft", "archived"])
def test_a_page_that_no_list_shows_asks_not_to_be_indexed(status: str) -> None:
    plan = planned(*everywhere("status: published", f"status: {status}"))
    assert head(plan)["robots"] == "noindex"
    assert "robots" not in head(planned())


def test_a_page_without_keywords_claims_no_subject() -> None:
    keywords = "keywords: [interview, conversation, dialogue, discussion, meeting room]\n"
    assert head(planned((TALK_EN, keywords, ""))).keys().isdisjoint({"keywords", "dcterms.subject"})


# Findings


def finding(level: Level, line: int, message: Words) -> Finding:
    place = Place(TALK_EN, line, 3)
    return Finding(place, "MET014", level, message, Words("take it away", "retirez-la"))


def test_findings_are_told_in_the_language_of_the_page_the_heaviest_first() -> None:
    found = (
        finding(Level.ADVICE, 2, Words("a long list", "une longue liste")),
        finding(Level.ERROR, 9, Words("`x` is <b>", "`x` est <b>")),
    )
    first, second = finding_rows(found, SiteWords(Language.FR))
    assert (first.level, str(first.word), str(first.code)) == ("error", "erreur", "MET014")
    assert str(first.position) == "ligne 9, colonne 3"
    assert str(first.message) == "`x` est &lt;b&gt;"
    assert str(first.help) == "retirez-la"
    assert str(second.word) == "conseil"
    (english,) = finding_rows(found[:1], SiteWords(Language.EN))
    assert (str(english.word), str(english.position)) == ("advice", "line 2, column 3")


def test_a_page_of_a_built_site_shows_no_findings() -> None:
    assert frame(planned()).findings == ()


def test_everything_in_a_frame_is_escaped() -> None:
    attack = "'<b> & \"x\"'"
    escaped = "&lt;b&gt; &amp; &#34;x&#34;"
    plan = planned(
        (WELCOME_EN, "title: Welcome to the playbook", f"title: {attack}"),
        (TALK_EN, "mode: ", f"change_note: {attack}\nbest_for: [{attack}]\nmode: "),
        (TALK_EN, "keywords: [interview", f"keywords: [{attack}"),
        (TALK_EN, "report: Report on service", f"report: {attack}"),
        (POLICY, "en: CC BY 4.0 licence", f"en: {attack}"),
        (POLICY, "en: Office of Examples", f"en: {attack}"),
        ("docs/records/vocabulary.yml", "en: One person", f"en: {attack}"),
        ("docs/records/guidelines/SQ_00400.yml", "en: Use a variety of methods.", f"en: {attack}"),
    )
    shown = frame(plan)
    assert [str(one.words) for one in (*shown.related, *shown.links_here)] == [escaped, escaped]
    assert str(shown.changes.note) == escaped
    rows = {**told(shown.glance), **told(shown.made)}
    for label in ("Number of people", "Best for", "Evidence", "Terms of use"):
        assert rows[label] == escaped
    assert escaped in rows["Guideline items put into practice"]
    assert head(plan)["dcterms.creator"] == escaped
    assert head(plan)["keywords"].startswith(escaped)
