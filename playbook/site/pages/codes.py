"""Every code that a check can give: a list by family, and a page each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from playbook.model.finding import Words
from playbook.model.text import Language
from playbook.report.text import LEVEL_WORDS
from playbook.rules.registry import FAMILIES, registry
from playbook.rules.rule import Rule, Scope
from playbook.site.code_words import help_of, leaves_blanks, message_of
from playbook.site.generated import GeneratedPage, generated
from playbook.site.writer import Writer

_FAMILIES: Final = {
    "met": "family_met",
    "pag": "family_pag",
    "gba": "family_gba",
    "lng": "family_lng",
    "lnk": "family_lnk",
    "cit": "family_cit",
    "prv": "family_prv",
    "reg": "family_reg",
    "tre": "family_tre",
    "sty": "family_sty",
    "sug": "family_sug",
}
_SCOPES: Final = {
    Scope.READING: "scope_reading",
    Scope.FILE: "scope_file",
    Scope.PAGE: "scope_page",
    Scope.PAIR: "scope_pair",
    Scope.RECORD: "scope_record",
    Scope.REGISTER: "scope_register",
    Scope.LEDGER: "scope_ledger",
    Scope.CHANGE: "scope_change",
    Scope.INDEX: "scope_index",
}


def code_path(code: str) -> str:
    """The source file of a code's page."""
    return f"codes/{code.lower()}.md"


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The list, and a page for each code."""
    yield generated(w, "codes/index.md", "codes", _list(w), group="help")
    for code, entry in registry().items():
        title = entry.rule.title.in_(w.language)
        yield GeneratedPage(
            code_path(code),
            f"{code}{w.words.colon} {title}",
            w.words.text("code_description", code=code),
            _lines(w, entry.rule),
        )


def _list(w: Writer) -> Iterator[str]:
    yield w.word("codes_intro")
    rules = [entry.rule for entry in registry().values()]
    ordered = sorted(rules, key=lambda rule: (FAMILIES.index(_family(rule)), rule.code))
    for family, members in groupby(ordered, _family):
        rows = (
            (
                w.path(code_path(rule.code), rule.code),
                w.plain(rule.title.in_(w.language)),
                _level(w, rule),
            )
            for rule in members
        )
        table = w.table(("code", "code_title", "code_level"), rows)
        yield from w.part(family, w.word(_FAMILIES[family]), table)


def _family(rule: Rule) -> str:
    return rule.code[:3].lower()


def _level(w: Writer, rule: Rule) -> str:
    level = LEVEL_WORDS[rule.level].in_(w.language).capitalize()
    if rule.release is None:
        return w.plain(level)
    return w.word("code_at_release", level=level, release=LEVEL_WORDS[rule.release].in_(w.language))


def _lines(w: Writer, rule: Rule) -> Iterator[str]:
    yield f"- {w.pair(w.word('code_level'), _level(w, rule))}"
    yield f"- {w.pair(w.word('code_family'), w.word(_FAMILIES[_family(rule)]))}"
    yield f"- {w.pair(w.word('code_scope'), w.word(_SCOPES[rule.scope]))}"
    yield from w.section("code_why", [w.told(rule.why)])
    yield from w.section("code_says", _message(w, rule))
    yield from w.section("code_help", _help(w, rule))
    yield from w.section("code_basis", _basis(w, rule))
    yield f"\n{w.path('codes/index.md', w.word('codes_all'))}"


def _message(w: Writer, rule: Rule) -> Iterator[str]:
    message = message_of(rule)
    yield f"> {w.told(message)}" if message else w.word("code_says_in_each_case")


def _basis(w: Writer, rule: Rule) -> Iterator[str]:
    """The norm, audit or source that asks for the rule; rules name them in English."""
    if rule.basis:
        yield w.told(Words(rule.basis, rule.basis))
        yield from ["{: lang=en }"] if w.language is not Language.EN else []


def _help(w: Writer, rule: Rule) -> Iterator[str]:
    advice = help_of(rule)
    yield w.told(Words(*map(_sentence, advice))) if advice else w.word("code_helps_in_each_case")
    if leaves_blanks(rule):
        yield f"\n{w.word('code_blanks')}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
