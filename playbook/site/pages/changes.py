"""The recent changes, as a page for people and as an Atom feed for their readers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from playbook.site.generated import GeneratedFile, GeneratedPage, generated
from playbook.site.recent import AT_MOST, Change, has_history, recent
from playbook.site.writer import Writer

PATH: Final = "boards/changes.md"
FEED: Final = "boards/changes.atom"
# RFC 4287
_ATOM: Final = "http://www.w3.org/2005/Atom"
WHAT: Final = {
    ("page", "new"): "recent_page_new",
    ("page", "changed"): "recent_page_changed",
    ("page", "moved"): "recent_page_moved",
    ("record", "new"): "recent_record_new",
    ("record", "changed"): "recent_record_changed",
    ("list", "new"): "recent_list_new",
    ("list", "changed"): "recent_list_changed",
}


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The page of recent changes."""
    yield generated(w, PATH, "recent_changes", _lines(w), group="boards", dated=True)


def files(w: Writer) -> Iterator[GeneratedFile]:
    """The feed of the same changes."""
    yield GeneratedFile(FEED, lambda: feed(w))


def _lines(w: Writer) -> Iterator[str]:
    key = "recent_intro" if has_history(w) else "recent_without_history"
    yield w.word(key, most=w.words.number(AT_MOST))
    yield f"\n{w.path(FEED, w.word('recent_feed'))}"
    rows = (
        (
            w.date(change.on),
            _linked(w, change),
            w.word(WHAT[change.subject, change.what]),
            w.plain(change.note) if change.note else "",
        )
        for change in recent(w)
    )
    table = w.table(("recent_on", "recent_where", "recent_what", "recent_note"), rows)
    yield from w.or_empty("recent_none", table)


def _linked(w: Writer, change: Change) -> str:
    title = w.plain(change.title)
    return w.path(change.target, title) if change.target else title


def feed(w: Writer) -> str:
    """The changes in Atom 1.0; without the site's address, links count from the feed."""
    changes = recent(w)
    policy = w.reference.policy.value
    newest = max((change.on for change in changes), default=policy.edition_date)
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": w.language.value})
    _add(root, "id", _identity(w, "feed"))
    _add(root, "title", w.words.text("recent_of", name=policy.name.in_(w.language)))
    _add(root, "updated", _moment(newest))
    _add(ET.SubElement(root, "author"), "name", policy.department.in_(w.language))
    _link(root, "self", _address(w, FEED))
    _link(root, "alternate", _address(w, PATH))
    for change in changes:
        _entry(w, ET.SubElement(root, "entry"), change)
    ET.indent(root)
    written = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'


def _entry(w: Writer, entry: ET.Element, change: Change) -> None:
    what = w.words.text(WHAT[change.subject, change.what])
    _add(entry, "id", _identity(w, change.file, change.on.isoformat()))
    _add(entry, "title", f"{change.title}{w.words.colon} {what}")
    _add(entry, "updated", _moment(change.on))
    _link(entry, "alternate", _address(w, change.target or PATH))
    _add(entry, "summary", change.note or what)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _link(parent: ET.Element, relation: str, address: str) -> None:
    ET.SubElement(parent, "link", {"rel": relation, "href": address})


def _moment(day: dt.date) -> str:
    """A day as RFC 3339 wants a moment: its first one."""
    return f"{day.isoformat()}T00:00:00Z"


def _identity(w: Writer, *parts: str) -> str:
    """An identity that stays, wherever the site is served: of playbook, language, file, day."""
    playbook = w.reference.policy.value.name.en
    return uuid5(NAMESPACE_URL, "\n".join((playbook, w.language.value, *parts))).urn


def _address(w: Writer, path: str) -> str:
    """The address of a source file, absolute where the site's own is known."""
    address = f"{path.removesuffix('.md')}/" if path.endswith(".md") else path
    site = w.reference.policy.value.site_url
    return f"{site}{w.language.value}/{address}" if site else f"../{address}"
