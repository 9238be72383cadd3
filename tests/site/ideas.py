"""Sites with suggestions: built, or a page at a time, from a queue that a test makes."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from mkdocs.commands.build import build
from mkdocs.config import load_config

from playbook.engine.build import write_root
from playbook.engine.live_language import LiveLanguage
from playbook.engine.mkdocs import follow
from playbook.model.ledger import Said, State
from playbook.model.queue import Assessment, Overlap, PageChange, Queue, Shown, Waiting
from playbook.model.suggestion import Door
from playbook.model.text import Language
from playbook.site.plan import SitePlan
from playbook.site.publication import Publication
from playbook.workspace import read_workspace
from tests.checkouts import Checkout
from tests.ideas import ACKNOWLEDGED, HEAD, QUEUE, TALK, finding, record, step, text_of

# A word that stands in everything that nobody may read.
UNREAD: Final = "quarkzoom"
_EVERY_FIELD: Final = {
    "title": UNREAD,
    "why": f"A {UNREAD}.",
    "gba_note": f"A {UNREAD}.",
    "theme": UNREAD,
    "pages": ("talk", UNREAD),
    "segments": (UNREAD,),
    "submitter": {"role": UNREAD, "name": UNREAD, "consent": True},
}
_SAID: Final = Said(en=f"A {UNREAD}.", fr=f"Un {UNREAD}.")


def _secret_assessment(head: str) -> Assessment:
    """A change in which every word is one that nobody may read."""
    before = text_of(TALK[Language.EN])
    after = before.replace("Tips", UNREAD).replace("calm", UNREAD)
    new = f"docs/en/methods/{UNREAD}.md"
    return Assessment(
        head,
        pages=(
            PageChange(TALK[Language.EN], "talk", Language.EN, before, after),
            PageChange(new, UNREAD, Language.EN, None, after),
        ),
        files=(f"docs/assets/{UNREAD}.png",),
        apart=(f"{UNREAD}.py",),
        findings=(finding("PAG006", new),),
    )


def _withheld() -> Shown:
    """One whose words were shown before somebody withheld it."""
    last = step("2026-11-20", State.WITHHELD, reason=_SAID, answer=_SAID, head=HEAD)
    told = record("pr-66", ACKNOWLEDGED, last, winner_of="2026-10", **_EVERY_FIELD)
    return Shown(told, _secret_assessment(HEAD))


def _never_acknowledged() -> Shown:
    """One that somebody withheld at first sight."""
    told = record("pr-67", step("2026-11-20", State.WITHHELD, reason=_SAID), **_EVERY_FIELD)
    return Shown(told, _secret_assessment(HEAD))


def _pushed_again() -> Shown:
    """One that was read, and whose text is another since."""
    told = record("pr-68", ACKNOWLEDGED, title="Read before it was changed")
    return Shown(told, _secret_assessment("b" * 40))


def _with_personal_information() -> Shown:
    """One whose text seems to hold somebody's personal information."""
    made = _secret_assessment(HEAD)
    findings = (finding("PRV001", TALK[Language.EN], masked=True),)
    told = record("pr-69", ACKNOWLEDGED, title="Somebody’s address")
    assessed = replace(made, pages=made.pages[:1], files=(), apart=(), findings=findings)
    return Shown(told, assessed)


def _unnamed() -> Shown:
    """The idea of a month, by a person who did not agree to be named."""
    decided = step("2026-10-20", State.DECLINED, reason=Said(en="No.", fr="Non."))
    submitter = {"role": UNREAD, "name": UNREAD, "consent": False}
    told = record("pr-70", ACKNOWLEDGED, decided, winner_of="2026-10", submitter=submitter)
    return Shown(told)


QUEUE_WITH_UNREAD: Final = Queue(
    waiting=(
        *QUEUE.waiting,
        Waiting("pr-66", Door.PULL, ACKNOWLEDGED.on, ("talk", UNREAD), 2),
    ),
    shown=(
        *QUEUE.shown,
        _withheld(),
        _never_acknowledged(),
        _pushed_again(),
        _with_personal_information(),
        _unnamed(),
    ),
    overlaps=(
        *QUEUE.overlaps,
        Overlap("talk", Language.EN, UNREAD, ("pr-66", "pr-68"), conflict=True),
    ),
    touching={"talk": ("pr-12", "pr-40", "pr-66"), "welcome": ("form-0z9y8x7w",)},
)


def plan_with(root: Path, queue: Queue, language: Language) -> SitePlan:
    """The plan of a checkout's site with this queue."""
    return SitePlan(replace(_publication(root), queue=queue), language)


@cache
def _publication(root: Path) -> Publication:
    publication = read_workspace(root).publication
    assert publication
    return publication


def live_with(root: Path, queue: Queue, language: Language) -> LiveLanguage:
    """A checkout's site with this queue, a page at a time; one engine for all queues."""
    site = _live(root, language)
    site.show(plan_with(root, queue, language))
    return site


@cache
def _live(root: Path, language: Language) -> LiveLanguage:
    return LiveLanguage(root / "mkdocs.yml", plan_with(root, Queue(), language))


def build_with(checkout: Checkout, queue: Queue) -> None:
    """Build both languages of a checkout as `mkdocs build` does, with this queue."""
    target = checkout.root / "site"
    plans = {language: plan_with(checkout.root, queue, language) for language in Language}
    for language, plan in plans.items():
        with _asked_for(language):
            config = load_config(
                str(checkout.root / "mkdocs.yml"), site_dir=str(target / language.value)
            )
            follow(config, plan)
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
    write_root(plans[Language.EN].index.reference.policy.value, target)


@contextmanager
def _asked_for(language: Language) -> Iterator[None]:
    """The hooks read the language from the environment."""
    before = os.environ.get("PLAYBOOK_LANGUAGE")
    os.environ["PLAYBOOK_LANGUAGE"] = language.value
    try:
        yield
    finally:
        if before is None:
            del os.environ["PLAYBOOK_LANGUAGE"]
        else:
            os.environ["PLAYBOOK_LANGUAGE"] = before
