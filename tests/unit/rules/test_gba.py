"""The words that GBA rules look for, and what a status claims."""

from __future__ import annotations

import pytest

from playbook.rules.gba.small_groups import small_groups
from playbook.rules.gba.status import reaches
from playbook.rules.gba.stock_phrases import says_nothing, without_stock_phrases


@pytest.mark.parametrize(
    "text",
    [
        "The only Indigenous woman in the office said so.",
        "Only one deaf respondent answered.",
        "One of our three young clients asked for it.",
        "The two blind participants left early.",
        "la seule jeune femme de l’équipe",
        "Le seul répondant du Nord",
        "La seule personne interrogée en région",
        "Une seule participante est venue.",
        "L’une de nos quatre jeunes clientes l’a demandé.",
        "Les deux participants sourds sont partis.",
    ],
)
def test_a_statement_about_very_few_people_is_found(text: str) -> None:
    assert list(small_groups(text))


@pytest.mark.parametrize(
    "text",
    [
        "Both women and men took part.",
        "The only way to reach a woman in a shelter is through her counsellor.",
        "The only man-made barrier is the form.",
        "One of the two groups was larger.",
        "The two pages address participants.",
        "La seule source sur les femmes date de 2010.",
        "Une seule organisation a répondu.",
        "Le seul moyen de joindre un homme seul",
        "Une des deux pages parle des femmes.",
        "Les deux langues et les participants",
    ],
)
def test_a_general_statement_is_left_alone(text: str) -> None:
    assert not list(small_groups(text))


@pytest.mark.parametrize(
    "text",
    ["N/A", "n/a.", "None", "S.O.", "s. o.", "Sans objet; aucun impact.", "Ne s’applique pas", "—"],
)
def test_stock_phrases_say_nothing(text: str) -> None:
    assert says_nothing(text)


def test_what_follows_a_stock_phrase_counts() -> None:
    text = "Sans objet\N{NO-BREAK SPACE}: la page énumère des dossiers."
    assert without_stock_phrases(text) == "la page énumère des dossiers"


def test_a_withdrawn_record_satisfies_no_policy() -> None:
    assert not reaches("withdrawn", "draft")
    assert not reaches("withdrawn", "withdrawn")


def test_an_approved_record_satisfies_every_policy() -> None:
    assert reaches("approved", "self_assessed")
    assert reaches("approved", "approved")


def test_changes_requested_comes_after_review_and_before_self_assessment() -> None:
    assert reaches("changes_requested", "in_review")
    assert not reaches("changes_requested", "self_assessed")
