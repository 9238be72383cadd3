"""What holds for the whole repository: layers, sizes, words."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from string import Formatter
from typing import Final, get_args

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from playbook.model import gba, ledger, page, reference, registers
from playbook.model.text import Value
from playbook.site.words import catalogue
from tests.checkouts import ROOT

_MADE: Final = {
    ".git",
    ".venv",
    ".playbook",
    "site",
    "build",
    "dist",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".import_linter_cache",
    ".hypothesis",
    "__pycache__",
}
_MODULES: Final = sorted(ROOT.glob("playbook/**/*.py"))
_HOOKS: Final = sorted(ROOT.glob("hooks/*.py"))


def _written(*folders: str) -> Iterator[Path]:
    """The files of the repository that people write, in all folders or in these."""
    for here, inside, names in os.walk(ROOT):
        inside[:] = [name for name in inside if name not in _MADE]
        for name in names:
            path = Path(here, name)
            top = path.relative_to(ROOT).parts[0]
            if not folders or top in folders:
                yield path


def _text(path: Path) -> str:
    return path.read_bytes().decode(errors="replace")


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_imports_keep_to_the_layers() -> None:
    finished = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout
    assert "0 broken" in finished.stdout


def test_there_are_modules_and_hooks_to_look_at() -> None:
    assert len(_MODULES) > 100
    assert len(_HOOKS) >= 3


@pytest.mark.parametrize("path", _HOOKS, ids=_name)
def test_a_hook_only_hands_on(path: Path) -> None:
    source = _text(path)
    assert len(source.splitlines()) <= 40
    docstring, *statements = ast.parse(source).body
    assert isinstance(docstring, ast.Expr)
    for statement in statements:
        assert isinstance(statement, ast.Import | ast.ImportFrom | ast.FunctionDef)
        if isinstance(statement, ast.FunctionDef):
            body = statement.body
            described = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
            first = body[described].lineno
            assert (statement.end_lineno or first) - first < 4, statement.name


def test_french_words_keep_their_signs_by_no_break_spaces() -> None:
    wrong = re.compile(r"\S [:»%](?:\s|$)|« ")
    found = [
        f"{_name(path)}: {words}"
        for path in _MODULES
        for node in ast.walk(ast.parse(_text(path)))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Words"
        for part in ast.walk(node.args[1] if len(node.args) > 1 else ast.Constant(""))
        if isinstance(part, ast.Constant) and wrong.search(words := str(part.value))
    ]
    assert found == []


def test_no_module_is_longer_than_350_lines() -> None:
    assert [_name(path) for path in _MODULES if len(_text(path).splitlines()) > 350] == []


def test_no_lock_names_an_address() -> None:
    locks = sorted(ROOT.glob("requirements/*.txt"))
    assert len(locks) == 3
    found = [
        line
        for path in locks
        for line in _text(path).splitlines()
        if re.search(r"\w+://|--(extra-)?index-url|--find-links", line)
    ]
    assert found == []


def test_every_locked_package_has_its_hash() -> None:
    for path in sorted(ROOT.glob("requirements/*.txt")):
        pinned = re.split(r"\n(?=[A-Za-z0-9])", _text(path))
        entries = [entry for entry in pinned if re.match(r"[A-Za-z0-9._\[\]-]+==", entry)]
        assert entries
        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_a_lock_names_the_extras_that_its_packages_ask_for() -> None:
    """Without them pip 23.0 takes the newest release instead of the locked one, and gives up."""
    locked = re.findall(
        r"(?m)^([A-Za-z0-9._-]+)(?:\[([^]]*)\])?==", _text(ROOT / "requirements/dev.txt")
    )
    named = {name: set(filter(None, extras.split(","))) for name, extras in locked}
    asked = [
        requirement
        for name in named
        for requirement in map(Requirement, metadata.requires(name) or ())
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""})
    ]
    assert [str(one) for one in asked if one.extras] != []
    assert [str(one) for one in asked if not one.extras <= named[canonicalize_name(one.name)]] == []


def test_no_file_names_the_host_of_a_registry() -> None:
    hosts = [
        ".".join(parts)
        for parts in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("registry", "npmjs"),
            ("deb", "debian"),
            ("crates", "io"),
        )
    ]
    found = [
        (_name(path), host)
        for path in _written()
        for text in (_text(path),)
        for host in hosts
        if host in text
    ]
    assert found == []


def test_no_file_speaks_of_how_it_came_to_be() -> None:
    # The vocabulary's service mode `agent` is a person, so records and pages may use the word.
    everywhere = re.compile(r"/\bwork/|(?<![\w-])shared/|\bprompt (?!answer|reply)", re.IGNORECASE)
    in_code = re.compile(r"\b(?:ai|llm|language model|agents?)\b", re.IGNORECASE)
    everything = ("playbook", "hooks", "scripts", "docs", "README.md", "adr", "mkdocs.yml")
    found = [
        (_name(path), match.group())
        for path in _written(*everything)
        for match in everywhere.finditer(_text(path))
    ]
    found += [
        (_name(path), match.group())
        for path in _written("hooks", "scripts", "README.md", "adr", "playbook")
        if path.suffix != ".yml"
        for match in in_code.finditer(_text(path))
    ]
    assert found == []


# Words of the catalogue that a module picks by a value of a record: a prefix, and the field.
_PICKED: Final[tuple[tuple[str, type[Value], str], ...]] = (
    ("conclusion_", gba.GbaRecord, "conclusion"),
    ("gba_badge_", gba.GbaRecord, "status"),
    ("factor_", gba.Factor, "status"),
    ("kind_", gba.DataSource, "kind"),
    ("severity_", gba.Impact, "severity"),
    ("", gba.Impact, "kind"),
    ("", gba.Mitigation, "status"),
    ("", gba.Assumption, "result"),
    ("", gba.ChecklistAnswer, "status"),
    ("review_", page.Review, "kind"),
    ("review_", page.Review, "outcome"),
    ("translation_", page.Translation, "status"),
    ("por_check_", page.Method, "por_check"),
    ("personal_info_", page.Method, "personal_info"),
    ("consent_", page.Method, "consent"),
    ("reach_", page.Segment, "reach"),
    ("lesson_", page.Lesson, "state"),
    ("gba_status_", gba.GbaRecord, "status"),
    ("parity_", page.Translation, "status"),
    *(
        (name, page.Common, "lang")
        for name in ("awaiting_", "in_", "into_", "language_", "only_in_")
    ),
    ("original_changed_", page.Common, "lang"),
    ("coverage_", reference.Guideline, "coverage"),
    ("item_", reference.GuidelineEntry, "kind"),
    ("items_", reference.GuidelineEntry, "kind"),
    ("source_kind_", reference.Source, "kind"),
    ("lessons_", registers.LearnedLesson, "status"),
    ("milestones_status_", registers.Milestone, "status"),
    ("quality_judged_", registers.QualityCheck, "process"),
    ("risks_rating_", registers.Risk, "rating_after"),
    ("tracker_response_", registers.Recommendation, "response"),
    ("tracker_status_", registers.Recommendation, "status"),
    ("idea_state_", ledger.Step, "to"),
    ("idea_door_", ledger.LedgerRecord, "door"),
    ("idea_kind_", ledger.LedgerRecord, "kind"),
)
_SAME_IN_BOTH: Final = {
    "effort",
    "many_pages",
    "one_page",
    "script_menu",
    "item_structure",
    "items_structure",
    "segment",
    "code",
    "family_pag",
    "gba_section",
    "list_sources",
    "pages",
    "communication",
    "conclusion",
    "dates",
    "idea",
    "idea_block",
    "idea_change_source",
    "idea_kind_compliment",
    "kind_qualitative",
    "lessons_on",
    "registers_suggestion",
    "registers_suggestions",
    "kind_quantitative",
    "note",
    "page",
    "plan",
    "question",
    "source",
    "source_date",
    "source_licence",
    "sources",
    "sources_list",
}


def _values(annotation: object) -> set[str]:
    """The strings of a literal type, also inside a union, or the values of an enumeration."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return set(annotation)
    parts = get_args(annotation)
    return {part for part in parts if isinstance(part, str)}.union(*map(_values, parts))


def _picked() -> set[str]:
    return {
        f"{prefix}{value}"
        for prefix, model, field in _PICKED
        for value in _values(model.model_fields[field].annotation)
    }


def _fields() -> set[str]:
    """The fields of pages and of segments' facets, which a page shows under their names."""
    models: tuple[type[Value], ...] = (*page.PAGE_TYPES.values(), page.Facets)
    return {name for one in models for name in one.model_fields}


def _named_in_templates() -> set[str]:
    pattern = re.compile(r"""words(?:\[|\.text\()["'](\w+)["']""")
    templates = ROOT.glob("playbook/theme/**/*.html")
    return {key for path in templates for key in pattern.findall(_text(path))}


def _named_in_scripts() -> set[str]:
    scripts = ROOT.glob("playbook/theme/**/*.js")
    return {key for path in scripts for key in re.findall(r"\bscript_\w+", _text(path))}


def _strings(*folders: str) -> set[str]:
    """The strings that the modules which speak to readers hold."""
    return {
        node.value
        for folder in folders
        for path in ROOT.glob(f"playbook/{folder}/**/*.py")
        for node in ast.walk(ast.parse(_text(path)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _asked_for() -> set[str]:
    """The keys that modules ask the catalogue for by name."""
    pattern = re.compile(r"""(?:\bwords\[|\.text\(\s*|\bw\.word\(|\bw\.section\()"(\w+)\"""")
    modules = [
        path for name in ("site", "engine") for path in ROOT.glob(f"playbook/{name}/**/*.py")
    ]
    return {key for path in modules for key in pattern.findall(_text(path))}


def test_every_word_of_the_site_is_used() -> None:
    used = _named_in_templates() | _named_in_scripts() | _strings("site", "engine") | _picked()
    used |= {f"glance_{field}" for field in _fields()}
    used |= {f"{key}_description" for key in used}  # what `generated` asks for beside a title
    assert sorted(set(catalogue()) - used) == []


def test_every_word_that_is_asked_for_is_there() -> None:
    asked = _named_in_templates() | _named_in_scripts() | _asked_for() | _picked()
    assert len(asked) > 50
    assert sorted(asked - set(catalogue())) == []


def test_every_word_of_the_site_is_translated() -> None:
    same = {key for key, text in catalogue().items() if text.en == text.fr}
    assert same == _SAME_IN_BOTH


def test_both_languages_of_a_word_are_filled_with_the_same_values() -> None:
    def names(words: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(words) if name is not None}

    differing = [key for key, text in catalogue().items() if names(text.en) != names(text.fr)]
    assert differing == []
