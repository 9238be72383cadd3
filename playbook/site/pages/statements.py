"""The accessibility statement and the privacy notice: what is true of every site of this tool."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.site.generated import GeneratedPage, generated
from playbook.site.pages.a_to_z import PATH as A_TO_Z
from playbook.site.writer import Writer

_AIMS = ("accessibility_aim_standard", "accessibility_aim_audit")
_TESTED = (
    "accessibility_tested_axe",
    "accessibility_tested_keyboard",
    "accessibility_tested_script",
    "accessibility_tested_print",
)
_LIMITS = (
    "accessibility_limit_people",
    "accessibility_limit_tables",
    "accessibility_limit_files",
    "accessibility_limit_links",
)
_SITE = ("privacy_static", "privacy_no_cookies", "privacy_no_requests", "privacy_no_measures")
_BROWSER = ("privacy_kept_look", "privacy_kept_search", "privacy_address")
_PAGES = ("privacy_pages_check", "privacy_pages_names", "privacy_pages_roles")


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The statement and the notice."""
    path, lines = "help/accessibility.md", _accessibility(w)
    yield generated(w, path, "accessibility_statement", lines, group="help")
    yield generated(w, "help/privacy.md", "privacy_notice", _privacy(w), group="help")


def _accessibility(w: Writer) -> Iterator[str]:
    yield from _true_of(w)
    yield from w.section("accessibility_aim", _paragraphs(w, _AIMS))
    yield from w.section("accessibility_tested", _tested(w))
    yield from w.section("accessibility_limits", _limits(w))
    yield from w.section("accessibility_report", _report(w))


def _tested(w: Writer) -> Iterator[str]:
    yield f"{w.word('accessibility_tested_intro')}\n"
    yield from _items(w, _TESTED)
    yield f"\n{w.word('accessibility_tested_part')}"


def _limits(w: Writer) -> Iterator[str]:
    yield from _items(w, _LIMITS)
    yield f"- {w.word('accessibility_limit_script')} {w.path(A_TO_Z, w.word('a_to_z'))}"


def _report(w: Writer) -> Iterator[str]:
    """Nobody's address stands in the policy: each page says who answers for it."""
    owner, edit = w.words.text("owner"), w.words.text("edit_page")
    yield f"{w.word('accessibility_report_owner', owner=owner)}\n"
    yield f"{w.word('accessibility_report_tell')}\n"
    yield f"- {w.word('accessibility_report_where')}"
    yield f"- {w.word('accessibility_report_what')}"
    yield f"- {w.word('accessibility_report_format')}"
    if w.reference.policy.value.links.edit:
        yield f"\n{w.word('accessibility_report_edit', edit=edit)}"


def _privacy(w: Writer) -> Iterator[str]:
    yield from _true_of(w)
    yield from w.section("privacy_site", _items(w, _SITE))
    yield from w.section("privacy_browser", _items(w, _BROWSER))
    yield from w.section("privacy_server", _server(w))
    yield from w.section("privacy_pages", _items(w, _PAGES))


def _server(w: Writer) -> Iterator[str]:
    yield f"{w.word('privacy_server_logs')}\n"
    links = w.reference.policy.value.links
    if links.edit or links.history:
        yield f"{w.word('privacy_server_forge')}\n"
    yield w.word("privacy_server_ask")


def _true_of(w: Writer) -> Iterator[str]:
    """Which edition this is true of, and whose it is."""
    policy = w.reference.policy.value
    yield w.word(
        "statement_true_of",
        name=policy.name.in_(w.language),
        department=policy.department.in_(w.language),
        edition=policy.edition,
        date=w.words.date(policy.edition_date),
    )


def _items(w: Writer, keys: tuple[str, ...]) -> Iterator[str]:
    return (f"- {w.word(key)}" for key in keys)


def _paragraphs(w: Writer, keys: tuple[str, ...]) -> Iterator[str]:
    return (f"{w.word(key)}\n" for key in keys)
