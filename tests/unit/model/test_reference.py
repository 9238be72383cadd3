"""Names that the lists of an edition give to what pages say in one word."""

from __future__ import annotations

import pytest

from playbook.model.reference import Intake, Owners, Policy, Vocabulary
from playbook.model.remote import BY_HAND, Remote
from playbook.model.text import Language

VOCABULARY = Vocabulary.model_validate(
    {
        "sections": [{"id": "start", "label": {"en": "Start", "fr": "Début"}}],
        "lists": {
            "effort": [
                {"id": "low", "label": {"en": "Low", "fr": "Faible"}},
                {"id": "high", "label": {"en": "High", "fr": "Élevé"}},
            ],
            "cost": [{"id": "low", "label": {"en": "Little money", "fr": "Peu d’argent"}}],
        },
    }
)
OWNERS = Owners.model_validate(
    {
        "roles": [
            {"id": "director", "label": {"en": "Director", "fr": "Direction"}},
            {"id": "team", "label": {"en": "Team", "fr": "Équipe"}},
        ],
        "executive_owner": {"role": "director", "since": "2026-01-05"},
    }
)


@pytest.mark.parametrize(
    ("name", "value", "en", "fr"),
    [
        ("effort", "low", "Low", "Faible"),
        ("effort", "high", "High", "Élevé"),
        ("cost", "low", "Little money", "Peu d’argent"),
    ],
)
def test_a_value_is_called_by_its_label_in_its_own_list(
    name: str, value: str, en: str, fr: str
) -> None:
    assert VOCABULARY.label(name, value, Language.EN) == en
    assert VOCABULARY.label(name, value, Language.FR) == fr


@pytest.mark.parametrize(("name", "value"), [("cost", "high"), ("level", "ask")])
@pytest.mark.parametrize("language", Language)
def test_a_value_without_a_label_is_called_by_its_own_word(
    name: str, value: str, language: Language
) -> None:
    assert VOCABULARY.label(name, value, language) == value


def test_a_list_allows_its_values_in_its_order_and_no_list_allows_none() -> None:
    assert VOCABULARY.ids("effort") == ("low", "high")
    assert VOCABULARY.ids("level") == ()


def test_a_role_is_called_by_its_name_in_each_language() -> None:
    assert [OWNERS.label(role, Language.EN) for role in OWNERS.ids] == ["Director", "Team"]
    assert [OWNERS.label(role, Language.FR) for role in OWNERS.ids] == ["Direction", "Équipe"]


@pytest.mark.parametrize("language", Language)
def test_a_role_that_the_list_lacks_is_called_by_its_id(language: Language) -> None:
    assert OWNERS.label("former-team", language) == "former-team"


def policy(*remotes: Remote) -> Policy:
    said = {"en": "x", "fr": "x"}
    return Policy.model_validate(
        {
            **dict.fromkeys(("name", "department", "notice", "licence"), said),
            "edition": "2026.11",
            "edition_date": "2026-11-22",
            "remotes": remotes,
        }
    )


def test_a_repository_that_nobody_listed_counts_as_main() -> None:
    listed = Remote(name="origin", url="https://forge.example/a", main=True, branches="suggest/")
    other = Remote(name="anna", url="https://forge.example/b")
    named_main = Remote(name="main", url="https://forge.example/c")
    address = "file:///srv/forge.git"
    assert policy().sources == (BY_HAND,)
    assert policy(other).sources == (other, BY_HAND)
    assert policy(listed, other).sources == (listed, other)
    assert policy(named_main).sources == (named_main,)
    assert policy(other).at(other.url) == other
    assert policy(other).at(address) == Remote(name="main", url=address, main=True)
    with pytest.raises(ValueError, match="url"):
        policy().at("ext::sh -c id://x")


def test_a_repository_that_nobody_listed_takes_no_listed_mains_place() -> None:
    main = Remote(name="origin", url="https://forge.example/a", main=True)
    named_main = Remote(name="main", url="https://forge.example/c")
    for remote in (main, named_main):
        assert policy(remote).at("file:///srv/forge.git") is None
        assert policy(remote).at(remote.url) == remote


def test_the_number_that_suggestions_begin_at_is_each_remotes_own() -> None:
    main = Remote(name="main", url="https://forge.example/a", main=True)
    own = main.model_copy(update={"since": 1})
    inbox = Remote(name="inbox", url="https://forge.example/b", since=12)
    other = Remote(name="other", url="https://forge.example/c")
    numbered = {"intake": Intake(since=850)}
    said = policy(main, inbox, other).model_copy(update=numbered)
    assert [one.since for one in said.listed] == [850, 12, 1]
    assert said.sources == said.listed
    assert policy(own).model_copy(update=numbered).listed == (own,)
    by_hand = policy(other).model_copy(update=numbered)
    assert [one.since for one in by_hand.sources] == [1, 850]
    found = by_hand.at("file:///srv/forge.git")
    assert found is not None
    assert found.since == 850
