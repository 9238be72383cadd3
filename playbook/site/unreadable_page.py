"""The page that stands where one can't be shown: what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Literal, NamedTuple

from jinja2 import Environment, StrictUndefined

from playbook.model.finding import Finding
from playbook.model.text import Language
from playbook.report.text import text
from playbook.site.words import SiteWords

Unreadable = Literal["unreadable_page", "unreadable_playbook"]


class _Told(NamedTuple):
    """A finding as the terminal tells it: the place and the message, the line, what to do."""

    headline: str
    excerpt: str
    help: str


class _Part(NamedTuple):
    """The page in one language."""

    language: Language
    title: str
    help: str
    findings: tuple[_Told, ...] = ()


def unreadable_page(
    what: Unreadable,
    languages: Iterable[Language],
    findings: Iterable[Finding],
    texts: Mapping[str, str],
) -> str:
    """The HTML of a page, or of every page, that can't be read."""
    found = tuple(findings)
    return _page(
        _Part(
            language,
            SiteWords(language).text(what),
            SiteWords(language).text("unreadable_help"),
            tuple(_told(finding, texts, language) for finding in found),
        )
        for language in languages
    )


def unshown_page(languages: Iterable[Language]) -> str:
    """The HTML of a page that the engine failed to make."""
    return _page(
        _Part(
            language,
            SiteWords(language).text("unshown_page"),
            SiteWords(language).text("unshown_help"),
        )
        for language in languages
    )


def _told(finding: Finding, texts: Mapping[str, str], language: Language) -> _Told:
    headline, *excerpt, advice = text([finding], texts, language)
    return _Told(headline, "\n".join(excerpt), advice.strip())


def _page(parts: Iterable[_Part]) -> str:
    template = files("playbook.theme").joinpath("root", "unreadable.html")
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(template.read_text(encoding="utf-8")).render(parts=tuple(parts))
