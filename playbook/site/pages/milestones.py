"""The milestones of each initiative: what is planned, what is done, what is late."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from playbook.model.registers import Milestone, Milestones
from playbook.site.generated import GeneratedPage, generated
from playbook.site.inventory import pages_named
from playbook.site.writer import Writer


def pages(w: Writer) -> Iterator[GeneratedPage]:
    """The board of milestones."""
    path, lines = "boards/milestones.md", _lines(w)
    yield generated(w, path, "milestones_board", lines, group="boards", dated=True)


def _lines(w: Writer) -> Iterator[str]:
    yield w.word("milestones_intro")
    initiatives: dict[str, list[Milestone]] = {}
    for one in w.publication.register(Milestones).milestones:
        initiatives.setdefault(one.initiative.in_(w.language), []).append(one)
    described = (line for name, some in initiatives.items() for line in _initiative(w, name, some))
    yield from w.or_empty("milestones_none", described)


def _initiative(w: Writer, name: str, milestones: list[Milestone]) -> Iterator[str]:
    yield f"\n## {w.plain(name)} {{#initiative-{milestones[0].id}}}\n"
    for one in milestones:
        yield f"\n### {w.heading(one.statement)} {{#milestone-{one.id}}}\n"
        yield from _milestone(w, one)


def _milestone(w: Writer, one: Milestone) -> Iterator[str]:
    ahead = one.status in {"planned", "ongoing", "late"}
    facts = {
        "status": w.word(f"milestones_status_{one.status}"),
        "due": (w.due(one.due) if ahead else w.date(one.due)) if one.due else None,
        "milestones_reason": w.say(one.reason) if one.reason else None,
        "milestones_done_when": w.say(one.done_when) if one.done_when else None,
        "next_review": w.due(one.next_review) if one.next_review else None,
        "milestones_link": _link(w, one.link) if one.link else None,
        "owner": w.role(one.owner) if one.owner else None,
    }
    yield from w.facts(facts.items())


def _link(w: Writer, link: str) -> str:
    """Where the milestone can be seen to be done: a page of this site, or an address."""
    if not link.startswith("https:"):
        return next(pages_named(w, (link,)))
    host = urlsplit(link).hostname or link
    return f"[{w.word('milestones_link_words', host=host)}](<{link}>)"
