"""Findings in every format that a command offers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from playbook import __version__
from playbook.cli.context import CLEAN, ERRORS_FOUND
from playbook.model.finding import Finding, Level
from playbook.model.text import Language
from playbook.report import serial
from playbook.report.text import text
from playbook.rules.registry import registry

FORMATS: Final = ("text", "json", "sarif", "github", "gitlab", "junit")


def report_lines(
    form: str,
    found: Sequence[Finding],
    texts: Mapping[str, str],
    checked: Sequence[str],
    language: Language,
) -> Iterable[str]:
    """The lines of a report; `texts` are those of the files, `checked` the files looked at."""
    match form:
        case "json":
            return [serial.as_json(found, language)]
        case "sarif":
            rules = {code: entry.rule for code, entry in registry().items()}
            return [serial.as_sarif(found, rules, language, __version__)]
        case "github":
            return serial.as_github(found, language)
        case "gitlab":
            return [serial.as_gitlab(found, language)]
        case "junit":
            return [serial.as_junit(found, checked, language)]
        case _:
            return text(found, texts, language)


def exit_code(findings: Iterable[Finding]) -> int:
    """1 when anything is at error level."""
    return ERRORS_FOUND if any(one.level is Level.ERROR for one in findings) else CLEAN
