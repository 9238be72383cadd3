"""A checkout is judged by a day that its commit settles, and its history comes from git."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from playbook import workspace as module
from playbook.metadata.writing import written
from playbook.model.finding import Level
from playbook.model.history import NoHistory
from playbook.workspace import Workspace, errors_brought, open_workspace, read_committed
from tests.checkouts import Checkout
from tests.ledger import record

PAGE = "docs/en/methods/talk.md"
TODAY = dt.date(2029, 2, 3)


def _day(found: Workspace) -> dt.date:
    assert found.edition is not None
    return found.edition.reference.as_of


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> dt.date:
    """A clock that stands still."""
    monkeypatch.setattr(module, "today", lambda: TODAY)
    return TODAY


def test_a_clean_commit_is_judged_by_its_own_day(checkout: Checkout, today: dt.date) -> None:
    assert _day(open_workspace(checkout.root)) == dt.date(2026, 11, 22) != today


def test_what_is_being_written_is_judged_by_today(checkout: Checkout, today: dt.date) -> None:
    checkout.replace(PAGE, "calm", "quiet")
    assert _day(open_workspace(checkout.root)) == today


def test_a_checkout_without_git_is_judged_by_today(checkout: Checkout, today: dt.date) -> None:
    shutil.rmtree(checkout.root / ".git")
    found = open_workspace(checkout.root)
    assert _day(found) == today
    assert isinstance(found.history, NoHistory)


def test_a_day_that_is_asked_for_wins(checkout: Checkout) -> None:
    asked = dt.date(2027, 1, 1)
    assert _day(open_workspace(checkout.root, asked)) == asked
    checkout.replace(PAGE, "calm", "quiet")
    assert _day(open_workspace(checkout.root, asked)) == asked


def test_today_is_a_day_of_this_place() -> None:
    before = dt.datetime.now(tz=dt.UTC).astimezone().date()  # noqa: TID251 - the clock is tested
    found = module.today()
    after = dt.datetime.now(tz=dt.UTC).astimezone().date()  # noqa: TID251 - the clock is tested
    assert before <= found <= after


def test_a_release_weighs_more(checkout: Checkout) -> None:
    checkout.replace(
        "docs/fr/methods/talk.md", "lang: fr\n", "lang: fr\ntranslation: {status: translated}\n"
    )
    usual = {one.order: one.level for one in open_workspace(checkout.root).findings}
    release = {one.order: one.level for one in open_workspace(checkout.root, release=True).findings}
    assert usual.keys() == release.keys()
    assert any(level < release[order] for order, level in usual.items())
    assert all(level <= release[order] for order, level in usual.items())


def test_reference_data_that_can_not_be_read_leaves_the_findings_of_reading(
    checkout: Checkout,
) -> None:
    checkout.write("docs/records/types.yml", "types: [\n")
    found = open_workspace(checkout.root)
    assert found.edition is None
    assert found.index is None
    assert [(one.place.path, one.level) for one in found.findings] == [
        ("docs/records/types.yml", Level.ERROR)
    ]


def test_a_waived_finding_is_not_told_until_the_exception_expires(checkout: Checkout) -> None:
    checkout.replace(PAGE, "owner: engagement-team", "owner: nobody")
    policy = (
        "exceptions:\n"
        f"  - {{code: PAG006, path: {PAGE}, owner: director, expires: 2027-01-01, "
        "reason: {en: The team is being named now., fr: L’équipe est en cours de désignation.}}\n"
    )
    checkout.write("docs/records/policy.yml", checkout.read("docs/records/policy.yml") + policy)

    def told(day: dt.date) -> set[str]:
        return {
            one.code
            for one in open_workspace(checkout.root, day).findings
            if one.place.path == PAGE
        }

    assert "PAG006" not in told(dt.date(2027, 1, 1))
    assert "PAG006" in told(dt.date(2027, 1, 2))


def test_a_record_of_the_ledger_is_judged_before_it_is_written(checkout: Checkout) -> None:
    found = open_workspace(checkout.root)
    path = "docs/records/suggestions/pr-12.yml"
    assert found.judged_record(path, written(record())) == ()
    late = record(pages=("nowhere",))
    assert {one.code for one in found.judged_record(path, written(late))} == {"SUG001"}
    assert {one.code for one in found.judged_record(path, "id: pr-12\n")} == {"MET015"}
    assert not (checkout.root / path).exists()


def test_an_error_of_a_page_that_moves_is_brought_by_nobody(checkout: Checkout) -> None:
    checkout.write(PAGE, checkout.read(PAGE) + "\nSee [[nowhere]].\n")
    before = checkout.commit("Break a link")
    for page in (PAGE, PAGE.replace("/en/", "/fr/")):
        text = checkout.read(page).replace("status: p", "old_paths: [methods/talk]\nstatus: p")
        (checkout.root / page).unlink()
        checkout.write(page.replace("methods/", "methods/deep/"), text)
    moved = checkout.commit("Move a page")
    assert "LNK001" in {one.code for one in open_workspace(checkout.root).findings}
    brought = errors_brought(checkout.root, before, moved)
    assert {one.code for one in brought.errors} == {"PAG018"}
    assert brought.errors[0].place.path in brought.texts


def test_a_commit_that_no_branch_names_has_its_own_past(checkout: Checkout) -> None:
    checkout.git("checkout", "-q", "--detach")
    checkout.replace(PAGE, "calm", "quiet")
    commit = checkout.commit("Say quiet")
    checkout.git("checkout", "-q", "main")
    found = read_committed(checkout.root, commit).history.commits(PAGE)
    assert found
    assert found[0].id == commit


def test_a_commit_that_can_not_be_read_brings_what_is_wrong_with_it(checkout: Checkout) -> None:
    before = checkout.git("rev-parse", "HEAD")
    checkout.write("docs/records/policy.yml", "none: [of it")
    after = checkout.commit("Break the policy")
    brought = errors_brought(checkout.root, before, after)
    assert {one.place.path for one in brought.errors} == {"docs/records/policy.yml"}
