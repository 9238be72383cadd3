"""A checkout that stays open is, after any change, what it would be if it were opened anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import pytest

from playbook.model.document import Page
from playbook.model.edition import Index, keys_of
from playbook.model.finding import Finding
from playbook.workspace import OpenCheckout, Workspace, open_workspace
from tests.checkouts import Checkout

TALK: Final = "docs/en/methods/talk.md"
TALK_FR: Final = "docs/fr/methods/talk.md"
WELCOME: Final = "docs/en/start/welcome.md"
RECORD: Final = "docs/records/gba/talk.yml"
TYPES: Final = "docs/records/types.yml"

Change = Callable[[Checkout], object]


def copied(checkout: Checkout) -> None:
    text = checkout.read(WELCOME)
    checkout.write("docs/en/start/again.md", text.replace("id: welcome", "id: again"))


def broken(checkout: Checkout) -> None:
    checkout.replace(TYPES, "types:", "types: [")


def mended(checkout: Checkout) -> None:
    checkout.replace(TYPES, "types: [", "types:")


CHANGES: Final[Mapping[str, Change]] = {
    "a body": lambda one: one.replace(TALK, "## Steps", "## Steps\n\nSee [[nowhere]].\n"),
    "nothing": lambda _: None,
    "a title": lambda one: one.replace(TALK, "title: Talk with one person", "title: Welcome to"),
    "a date": lambda one: one.replace(TALK_FR, "last_reviewed: 2026", "last_reviewed: 2020"),
    "a record": lambda one: one.replace(RECORD, "en: All employees.", "en: The answer. [[x]]"),
    "a new page": copied,
    "a page that can't be read": lambda one: one.replace(WELCOME, "status: ", "status: : "),
    "reference data that can't be read": broken,
    "a page meanwhile": lambda one: one.replace(TALK, "[[nowhere]]", "[[welcome]]"),
    "reference data mended": mended,
    "other reference data": lambda one: one.replace(
        TYPES, "review_in_months: ", "review_in_months: 1"
    ),
    "a page that went": lambda one: (one.root / TALK_FR).unlink(),
    "a picture": lambda one: one.write("docs/assets/x.png", "no picture"),
    "a commit": lambda one: one.commit("All of it", on="2026-12-24"),
    "one more body": lambda one: one.replace(TALK, "## Steps", "## More steps"),
}


def told(workspace: Workspace) -> list[tuple[object, Finding]]:
    return [(finding.order, finding) for finding in workspace.findings]


def found(index: Index | None, workspace: Workspace) -> dict[object, list[tuple[str, bytes]]]:
    """What an index finds under every key of a workspace's pages."""
    pages = workspace.edition.pages if workspace.edition else ()
    keys = {key for page in pages for key in keys_of(page)}
    return {key: [(page.path, page.content) for page in index.found(*key)] for key in keys if index}


def judged(open_checkout: OpenCheckout) -> Workspace:
    """The checkout as it is now, with every finding."""
    workspace, _ = open_checkout.reopened()
    settled = open_checkout.settle(workspace, open_checkout.judged(workspace, lambda: None))
    return settled or workspace


def test_after_each_change_it_is_what_it_would_be_if_opened_anew(checkout: Checkout) -> None:
    kept = OpenCheckout(checkout.root)
    assert told(judged(kept)) == told(open_workspace(checkout.root))
    for name, change in CHANGES.items():
        change(checkout)
        now, anew = judged(kept), open_workspace(checkout.root)
        assert told(now) == told(anew), name
        assert now.texts == anew.texts, name
        assert found(now.index, now) == found(anew.index, anew), name
        if now.index and anew.index:
            assert now.index.files == anew.index.files, name
            assert now.index.records.keys() == anew.index.records.keys(), name
            assert now.index.prose == anew.index.prose, name
            assert now.index.reference.as_of == anew.index.reference.as_of, name


def test_what_did_not_change_stays_the_same(checkout: Checkout) -> None:
    checkout.replace(WELCOME, "welcome", "welcome")
    checkout.write("docs/assets/x.png", "x")  # from now on, judged by today
    kept = OpenCheckout(checkout.root)
    before = kept.reopened().workspace.edition
    checkout.replace(TALK, "## Steps", "## More steps")
    (checkout.root / WELCOME).touch()
    after, touched = kept.reopened()
    assert before is not None
    assert after.edition is not None
    same: dict[str, Page] = {page.path: page for page in before.pages}
    changed = [page.path for page in after.edition.pages if page is not same[page.path]]
    assert changed == [TALK]
    assert after.edition.reference is before.reference
    assert touched == {TALK, TALK_FR, RECORD}


def test_what_changed_is_judged_at_once_and_the_rest_keeps_its_findings(checkout: Checkout) -> None:
    checkout.replace(WELCOME, "[[talk]]", "[[tlak]]")
    kept = OpenCheckout(checkout.root)
    assert kept.reopened().workspace.findings == ()
    judged(kept)
    checkout.replace(TALK, "## Steps", "## Steps\n\nSee [[nowhere]].\n")
    now = kept.reopened().workspace
    unknown = [one.place.path for one in now.findings if one.code == "LNK001"]
    assert unknown == [TALK, WELCOME]


def test_findings_of_a_moment_that_has_passed_are_not_taken(checkout: Checkout) -> None:
    kept = OpenCheckout(checkout.root)
    before = kept.reopened().workspace
    verdict = kept.judged(before, lambda: None)
    checkout.replace(TALK, "## Steps", "## More steps")
    kept.reopened()
    assert kept.settle(before, verdict) is None


def test_judging_can_be_ended_in_the_middle(checkout: Checkout) -> None:
    kept = OpenCheckout(checkout.root)
    workspace = kept.reopened().workspace
    steps = 0

    def pause() -> None:
        nonlocal steps
        steps += 1
        if steps == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        kept.judged(workspace, pause)
    assert kept.judged(workspace, lambda: None) == open_workspace(checkout.root).findings


def test_what_was_saved_is_unread_until_it_is_opened_again(checkout: Checkout) -> None:
    kept = OpenCheckout(checkout.root)
    before = kept.unread()
    assert before
    kept.reopened()
    assert kept.unread() is None
    checkout.replace(TALK, "## Steps", "## Stops")
    now = kept.unread()
    assert now
    assert {path for path in now if now[path] != before[path]} == {TALK}
    kept.reopened()
    assert kept.unread() is None
    (checkout.root / TALK).unlink()
    now = kept.unread()
    assert now
    assert before.keys() - now.keys() == {TALK}
