"""Findings for other programs: JSON, SARIF, JUnit, and the annotations of forges."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from playbook.model.finding import Finding, Level
from playbook.model.text import Language, visible
from playbook.report.text import path_of
from playbook.rules.rule import Rule

_NO_CHARACTER: Final = re.compile("[\ud800-\udfff]")
_SARIF_LEVEL: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "note"}
_GITHUB_LEVEL: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.ADVICE: "notice"}
_GITLAB_SEVERITY: Final = {Level.ERROR: "critical", Level.WARNING: "minor", Level.ADVICE: "info"}


def as_json(findings: Iterable[Finding], language: Language) -> str:
    """`[{"path","line","column","code","level","message","help"}]`."""
    entries = [
        {
            "path": path_of(finding, language),
            "line": finding.place.line,
            "column": finding.place.column,
            "code": finding.code,
            "level": finding.level.word,
            "message": finding.message.in_(language),
            "help": finding.help.in_(language),
        }
        for finding in findings
    ]
    return _json(entries)


def as_sarif(
    findings: Sequence[Finding], rules: Mapping[str, Rule], language: Language, version: str
) -> str:
    """SARIF 2.1.0, valid by the schema that OASIS publishes; columns count code points."""
    used = sorted({finding.code for finding in findings})
    log = {
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "playbook",
                        "version": version,
                        "language": f"{language.value}-CA",
                        "rules": [_sarif_rule(rules[code], language) for code in used],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(finding, used, language) for finding in findings],
            }
        ],
    }
    return _json(log)


def as_github(findings: Iterable[Finding], language: Language) -> Iterator[str]:
    """Workflow commands that annotate a pull request on GitHub, Gitea and Forgejo."""
    for finding in findings:
        place = finding.place
        properties = {
            "file": path_of(finding, language),
            "line": str(place.line),
            "col": str(place.column),
            "title": finding.code,
        }
        written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
        message = f"{finding.message.in_(language)}\n{finding.help.in_(language)}"
        yield f"::{_GITHUB_LEVEL[finding.level]} {written}::{_data(message)}"


def as_gitlab(findings: Iterable[Finding], language: Language) -> str:
    """GitLab's code quality report."""
    entries = [
        {
            "description": f"{finding.message.in_(language)}; {finding.help.in_(language)}",
            "check_name": finding.code,
            "fingerprint": _fingerprint(finding),
            "severity": _GITLAB_SEVERITY[finding.level],
            "location": {
                "path": path_of(finding, language),
                "positions": {
                    "begin": {"line": finding.place.line, "column": finding.place.column}
                },
            },
        }
        for finding in findings
    ]
    return _json(entries)


def as_junit(findings: Sequence[Finding], checked: Sequence[str], language: Language) -> str:
    """JUnit's XML: one case a checked file; an error fails it, the rest is its output."""
    by_path: dict[str, list[Finding]] = {path: [] for path in checked}
    for finding in findings:
        by_path.setdefault(path_of(finding, language), []).append(finding)
    failed = [path for path, found in by_path.items() if _errors(found)]
    suite = ET.Element(
        "testsuite",
        {"name": "playbook check", "tests": str(len(by_path)), "failures": str(len(failed))},
    )
    for path, found in sorted(by_path.items()):
        case = ET.SubElement(suite, "testcase", {"classname": "playbook", "name": visible(path)})
        _fill_case(case, found, language)
    return ET.tostring(suite, encoding="unicode", xml_declaration=True)


def _json(value: object) -> str:
    """JSON that any program can decode; a name on the disk may hold what is no character."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    return _NO_CHARACTER.sub(lambda found: f"\\u{ord(found.group()):04x}", written)


def _sarif_rule(rule: Rule, language: Language) -> dict[str, object]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.title.in_(language)},
        "fullDescription": {"text": rule.why.in_(language)},
        "defaultConfiguration": {"level": _SARIF_LEVEL[rule.level]},
    }


def _sarif_result(finding: Finding, used: Sequence[str], language: Language) -> dict[str, object]:
    place = finding.place
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.column + place.length,
    }
    message = f"{finding.message.in_(language)}. {finding.help.in_(language)}"
    return {
        "ruleId": finding.code,
        "ruleIndex": used.index(finding.code),
        "level": _SARIF_LEVEL[finding.level],
        "message": {"text": message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(path_of(finding, language))},
                    "region": region,
                }
            }
        ],
        "partialFingerprints": {"playbook/v1": _fingerprint(finding)},
    }


def _uri(path: str) -> str:
    """A relative reference; only what may not stand in one is escaped."""
    return "".join(
        character
        if character.isascii() and character not in ' "<>\\^`{|}%?#'
        else _percent(character)
        for character in path
    )


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))


def _fingerprint(finding: Finding) -> str:
    """The same for the same fault in the same file, wherever its line moves to."""
    parts = (finding.code, finding.place.path, finding.message.en)
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _errors(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.level is Level.ERROR]


def _fill_case(case: ET.Element, found: Sequence[Finding], language: Language) -> None:
    lines = [_line(finding, language) for finding in found if finding.level is not Level.ERROR]
    errors = [_line(finding, language) for finding in _errors(found)]
    if errors:
        failure = ET.SubElement(case, "failure", {"message": errors[0]})
        failure.text = "\n".join(errors)
    if lines:
        ET.SubElement(case, "system-out").text = "\n".join(lines)


def _line(finding: Finding, language: Language) -> str:
    place = finding.place
    message = finding.message.in_(language)
    return visible(f"{place.line}:{place.column} {finding.code} {message}")
