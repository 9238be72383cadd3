"""Work that can wait does wait, is dropped for newer work, and ends when it is told to."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from queue import Queue
from threading import Event

import pytest

from playbook.engine.live_background import Background, Job, Pause

PATIENCE = 30


@pytest.fixture
def background() -> Iterator[Background]:
    made = Background()
    yield made
    made.stop(PATIENCE)


def test_jobs_are_done_in_order(background: Background) -> None:
    done: Queue[int] = Queue()
    background.give([Job(lambda _: done.put(1)), Job(lambda _: done.put(2))])
    assert [done.get(timeout=PATIENCE) for _ in range(2)] == [1, 2]


def test_newer_jobs_take_the_place_of_what_is_not_done(background: Background) -> None:
    done: Queue[str] = Queue()
    reached = Event()

    def endless(pause: Pause) -> None:
        reached.set()
        while True:
            pause()

    background.give([Job(endless), Job(lambda _: done.put("old"))])
    assert reached.wait(PATIENCE)
    background.give([Job(lambda _: done.put("new"))])
    assert done.get(timeout=PATIENCE) == "new"
    assert done.empty()


def test_a_job_that_waits_for_quiet_gives_way_to_newer_jobs(background: Background) -> None:
    done: Queue[str] = Queue()
    background.give([Job(lambda _: done.put("old"), quiet=10 * PATIENCE)])
    background.give([Job(lambda _: done.put("new"), quiet=0)])
    assert done.get(timeout=PATIENCE) == "new"


def test_a_job_waits_at_its_pause_while_something_is_urgent(background: Background) -> None:
    steps: Queue[str] = Queue()

    def job(pause: Pause) -> None:
        steps.put("before")
        pause()
        steps.put("after")

    with background.urgent():
        background.give([Job(job)])
        assert steps.get(timeout=PATIENCE) == "before"
        steps.put("meanwhile")
    assert [steps.get(timeout=PATIENCE) for _ in range(2)] == ["meanwhile", "after"]


def test_a_job_that_fails_is_logged_and_the_next_is_done(
    background: Background, caplog: pytest.LogCaptureFixture
) -> None:
    done: Queue[bool] = Queue()

    def failing(_: Pause) -> None:
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR, "mkdocs.playbook"):
        background.give([Job(failing), Job(lambda _: done.put(item=True))])
        assert done.get(timeout=PATIENCE)
    assert "ZeroDivisionError" in caplog.text


def test_stopping_ends_a_job_at_its_pause() -> None:
    background = Background()
    reached, ended = Event(), Event()

    def endless(pause: Pause) -> None:
        reached.set()
        try:
            while True:
                pause()
        finally:
            ended.set()

    background.give([Job(endless)])
    assert reached.wait(PATIENCE)
    background.stop(PATIENCE)
    assert ended.is_set()
    background.give([Job(lambda _: pytest.fail("stopped"))])
