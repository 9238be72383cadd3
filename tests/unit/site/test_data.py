"""The files for machines: valid by their own schemas, inert, complete, and about nobody."""

from __future__ import annotations

import json
import re
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from playbook.model.text import Language
from playbook.site.data.writing import json_text
from playbook.site.plan import SitePlan
from tests.golden_site.editions import plan as golden_plan
from tests.unit.site.editions import planned, small_files

NAMES: Final = (
    "pages",
    "gba",
    "guidelines",
    "registers",
    "standards",
    "sources",
    "vocabulary",
)
TALK: Final = "docs/en/methods/talk.md"
RECORD: Final = "docs/records/gba/talk.yml"
SOURCES: Final = "docs/records/sources.yml"
both_languages = pytest.mark.parametrize("language", list(Language))
every_file = pytest.mark.parametrize("name", NAMES)


def read(plan: SitePlan, name: str) -> Any:  # noqa: ANN401 - JSON, checked by its schema
    return json.loads(plan.files[f"data/{name}.json"].content)


def talk(plan: SitePlan) -> Any:  # noqa: ANN401 - the same
    return next(page for page in read(plan, "pages")["pages"] if page["id"] == "talk")


@every_file
@both_languages
@pytest.mark.parametrize("fullness", ["filled", "empty"])
def test_a_file_is_valid_by_the_schema_beside_it(
    name: str,
    language: Language,
    fullness: Any,  # noqa: ANN401 - one of two words
) -> None:
    plan = golden_plan(fullness, language)
    schema = read(plan, f"{name}.schema")
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert list(validator.iter_errors(read(plan, name))) == []


@every_file
def test_a_schema_refuses_a_file_without_a_key_or_with_another(name: str) -> None:
    plan = golden_plan("filled", Language.EN)
    validator = Draft202012Validator(read(plan, f"{name}.schema"))
    value = read(plan, name)
    for key in value:
        assert not validator.is_valid({k: v for k, v in value.items() if k != key}), key
    assert not validator.is_valid({**value, "other": 1})
    first = next(part for part in value.values() if isinstance(part, list))[0]
    key = next(iter(first))
    first.pop(key)
    assert not validator.is_valid(value), key


@every_file
@both_languages
def test_a_file_says_its_edition_day_and_language_first(name: str, language: Language) -> None:
    value = read(planned(language=language), name)
    assert list(value)[:3] == ["edition", "as_of", "language"]
    assert [value["as_of"], value["language"]] == ["2026-11-22", language.value]


@both_languages
def test_every_field_s_meaning_is_told_in_the_language_s_own_words(language: Language) -> None:
    plan = planned(language=language)
    told = plan.pages["help/data.md"].markdown
    for name in NAMES:
        schema = read(plan, f"{name}.schema")
        for part in [schema, *schema["$defs"].values()]:
            for field, described in part.get("properties", {}).items():
                assert described["description"].endswith("."), (name, field)
                assert re.search(rf"[`.]{field}(\[\])?`", told), (name, field)
        assert f"(/data/{name}.json)" in told
        assert f"(/data/{name}.schema.json)" in told


def test_a_page_is_told_by_what_it_says_and_what_follows_from_it() -> None:
    page = talk(planned())
    assert page["address"] == "methods/talk/"
    assert (page["type"], page["type_label"], page["section"]) == ("method", "Method", "methods")
    assert (page["run_time"], page["run_hours"]) == ("PT1H", 1.0)
    assert (page["elapsed"], page["elapsed_hours"]) == ("P3W", 504.0)
    assert page["review_due"] == "2027-11-01"
    assert page["gba"] == {
        "status": "approved",
        "conclusion": "impacts_mitigated",
        "valid_until": "2027-10-01",
    }


def test_every_key_is_there_on_a_page_that_takes_no_time_and_has_no_record() -> None:
    plan = planned(removed=("docs/records/gba/welcome.yml",))
    welcome, method = read(plan, "pages")["pages"]
    assert welcome["id"] == "welcome"
    assert welcome.keys() == method.keys()
    assert [welcome[key] for key in ("mode", "level", "effort", "run_hours", "gba")] == [
        [],
        None,
        None,
        None,
        None,
    ]


@pytest.mark.parametrize("status", ["draft", "archived"])
def test_a_draft_or_an_archived_page_is_in_no_file(status: str) -> None:
    plan = planned((TALK, "status: published", f"status: {status}"))
    assert [page["id"] for page in read(plan, "pages")["pages"]] == ["welcome"]
    assert [record["id"] for record in read(plan, "gba")["records"]] == ["welcome"]
    assert read(plan, "guidelines")["guidelines"][0]["items"][0]["pages"] == []
    assert "talk" not in [
        page for one in read(plan, "sources")["sources"] for page in one["cited_by"]
    ]


@pytest.mark.parametrize(("until", "expired"), [("2026-11-21", True), ("2026-11-22", False)])
def test_a_record_holds_until_its_last_day(until: str, expired: bool) -> None:  # noqa: FBT001
    plan = planned((RECORD, "valid_until: 2027-10-01", f"valid_until: {until}"))
    record = next(one for one in read(plan, "gba")["records"] if one["id"] == "talk")
    assert record["expired"] is expired


def test_a_source_is_cited_by_the_pages_that_name_it_or_a_fact_of_it() -> None:
    cited = {one["id"]: one["cited_by"] for one in read(planned(), "sources")["sources"]}
    assert "talk" in cited["guide-on-listening"]
    by_fact = planned((TALK, "  - {id: report-on-service, at: page 4}\n", ""))
    found = {one["id"]: one["cited_by"] for one in read(by_fact, "sources")["sources"]}
    assert "talk" in found["report-on-service"]


@every_file
def test_no_file_names_a_role_that_signed_or_owns(name: str) -> None:
    plan = golden_plan("filled", Language.EN)
    roles = plan.index.reference.owners.value.roles
    assert roles
    for role in roles:
        assert f'"{role.id}"' not in plan.files[f"data/{name}.json"].content


def test_what_a_browser_would_take_for_a_tag_is_written_as_numbers() -> None:
    title = "</script><img src=x onerror=alert(1)> & more"
    plan = planned((TALK, "title: Talk with one person", f'title: "{title}"'))
    assert talk(plan)["title"] == title
    for path, file in plan.files.items():
        if path.startswith("data/"):
            assert re.findall(r"[<>&]", file.content) == [], path
    assert "\\u003c/script\\u003e" in plan.files["data/pages.json"].content


def test_json_keeps_the_order_of_its_keys_and_the_letters_of_its_language() -> None:
    assert json_text({"z": "É", "a": [1, None, "<"]}) == '{"z":"É","a":[1,null,"\\u003c"]}\n'


def test_the_vocabulary_keeps_the_order_of_its_lists() -> None:
    lists = read(planned(), "vocabulary")["lists"]
    written = small_files()["docs/records/vocabulary.yml"].decode()
    names = re.findall(r"^  (\w+):$", written.partition("lists:")[2], re.MULTILINE)
    assert [one["name"] for one in lists] == names
