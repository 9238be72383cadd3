"""At a terminal, the verbs of the ledger ask for what is missing, short words before long ones."""

from __future__ import annotations

import pytest

from playbook.model.ledger import State
from tests.cli.running import END, Ran, at_terminal
from tests.desk import OTHERS, RECORD, ROLE, Desk

PROMPT = {"en": ": ", "fr": "\u00a0: "}


def ask(desk: Desk, language: str, *arguments: str, answers: tuple[str, ...]) -> Ran:
    return at_terminal(desk.checkout.root, ("intake", *arguments, "--lang", language), answers)


def french(desk: Desk) -> None:
    """Let the open suggestion be new content, in French, acknowledged."""
    desk.push({**desk.changed(), "suggestion.yml": OTHERS})
    assert desk.run("acknowledge", "pr-1", *ROLE).code == 0


@pytest.mark.parametrize(
    ("language", "told", "role"),
    [
        (
            "en",
            "`king` is no role of owners.yml.",
            "Your role, one of engagement-team, gba-analyst, gba-reviewer, director",
        ),
        (
            "fr",
            "n’est pas un rôle d’owners.yml.",
            "Votre rôle, parmi engagement-team, gba-analyst, gba-reviewer, director",
        ),
    ],
)
def test_a_wrong_role_is_told_and_asked_for_again(
    desk: Desk, language: str, told: str, role: str
) -> None:
    ran = ask(desk, language, "acknowledge", "pr-1", answers=("king", "director"))
    assert ran.code == 0, ran.out
    assert told in ran.out
    assert ran.out.count(role) == ran.out.count(f"director{PROMPT[language]}") == 2
    assert desk.record().steps[-1].by == "director"


def test_a_wrong_day_is_asked_for_again_before_any_text(desk: Desk) -> None:
    assert desk.run("acknowledge", "pr-1", *ROLE).code == 0
    answers = ("demain", "2026-01-01", "2999-01-01", "2027-02-01", "Trop tôt.", "Merci.")
    ran = ask(desk, "fr", "defer", "pr-1", *ROLE, answers=answers)
    assert ran.code == 0, ran.out
    assert "«\u00a0demain\u00a0» n’est pas une date comme 2026-11-22" in ran.out
    assert ran.out.count("dans les six mois") == 2
    assert ran.out.index("dans les six mois") < ran.out.index("La raison, en anglais\u00a0: ")
    assert str(desk.record().steps[-1].revisit_on) == "2027-02-01"


def test_what_was_said_wrongly_on_the_command_line_is_told_before_anything_is_asked(
    desk: Desk,
) -> None:
    assert desk.run("acknowledge", "pr-1", *ROLE).code == 0
    ran = ask(desk, "en", "defer", "pr-1", "--by", "king", answers=())
    assert ran.code == 2
    assert "`king` is no role" in ran.out
    assert "reason" not in ran.out


@pytest.mark.parametrize(
    ("verb", "wrong", "right"),
    [("merge-into", "pr-9", "pr-2"), ("already-covered", "methods/talk", "talk")],
)
def test_the_other_suggestion_or_the_page_is_asked_for(
    desk: Desk, verb: str, wrong: str, right: str
) -> None:
    desk.push(desk.changed("silent"), 2)
    for number in ("pr-1", "pr-2"):
        assert desk.run("acknowledge", number, *ROLE).code == 0
    answers = (wrong, right, "The same.", "Thank you.")
    ran = ask(desk, "en", verb, "pr-1", *ROLE, answers=answers)
    assert ran.code == 0, ran.out
    step = desk.record().steps[-1]
    assert right in {step.into, step.covered_by}


@pytest.mark.parametrize(("language", "yes"), [("en", "y"), ("fr", "oui")])
def test_the_criteria_of_new_content_are_asked_for_one_by_one(
    desk: Desk, language: str, yes: str
) -> None:
    french(desk)
    answers = ("maybe", *(yes,) * 6, "Bonne page.", "Merci.")
    ran = ask(desk, language, "accept", "pr-1", *ROLE, "--meets", "tried", answers=answers)
    assert ran.code == 0, ran.out
    assert desk.record().state is State.ACCEPTED
    assert "(tried;" not in ran.out
    assert ran.out.count("(aligned;") == 2


def test_a_criterion_that_is_not_met_ends_the_acceptance_before_any_text(desk: Desk) -> None:
    french(desk)
    before = desk.checkout.read(RECORD)
    ran = ask(desk, "en", "accept", "pr-1", *ROLE, answers=(*("y",) * 6, "no"))
    assert ran.code == 1
    assert ran.out.endswith("not met: unique\n")
    assert desk.checkout.read(RECORD) == before


def test_an_answer_in_the_other_language_does_not_stand_for_the_contributors(desk: Desk) -> None:
    french(desk)
    given = ("--reason-en", "No.", "--answer-en", "No.")
    ran = ask(desk, "en", "decline", "pr-1", *ROLE, *given, answers=("  \u202e", "Non merci."))
    assert ran.code == 0, ran.out
    assert "RIGHT-TO-LEFT OVERRIDE" in ran.out
    assert ran.out.count("The answer to the contributor, in French: ") == 2
    answer = desk.record().steps[-1].answer
    assert answer
    assert (answer.en, answer.fr) == ("No.", "Non merci.")


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "interrupted; nothing was written"), ("fr", "interrompu; rien n’a été écrit")],
)
def test_who_breaks_off_is_told_that_nothing_was_written(
    desk: Desk, language: str, told: str
) -> None:
    ran = ask(desk, language, "acknowledge", "pr-1", answers=(END,))
    assert ran.code == 1
    assert ran.out.endswith(f"playbook: {told}\n")
    assert not (desk.checkout.root / RECORD).exists()
