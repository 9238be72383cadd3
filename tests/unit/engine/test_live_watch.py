"""A watch calls when an answer changes, and goes on when nobody can answer."""

from __future__ import annotations

from collections.abc import Iterator
from queue import Queue

from playbook.engine.live_watch import Watch

PATIENCE = 30


def test_calls_once_for_each_other_answer() -> None:
    told: Queue[str] = Queue()
    given = iter(["first", "first", "second", "second", "third"])
    asked: list[str] = []

    def ask() -> str:
        asked.append(next(given, "third"))
        return asked[-1]

    watch = Watch(ask, lambda: told.put(asked[-1]))
    watch.start()
    assert [told.get(timeout=PATIENCE) for _ in range(2)] == ["second", "third"]
    watch.stop()


def test_a_file_that_goes_away_while_it_asks_does_not_end_it() -> None:
    told: Queue[str] = Queue()

    def answers() -> Iterator[str | OSError]:
        yield "before"
        yield FileNotFoundError()
        yield PermissionError()
        while True:
            yield "after"

    given = answers()

    def ask() -> str:
        answer = next(given)
        if isinstance(answer, OSError):
            raise answer
        return answer

    watch = Watch(ask, lambda: told.put("changed"))
    watch.start()
    assert told.get(timeout=PATIENCE) == "changed"
    watch.stop()
    assert told.empty()


def test_what_changes_before_it_starts_is_told() -> None:
    told: Queue[str] = Queue()
    state = ["before"]
    watch = Watch(lambda: state[0], lambda: told.put(state[0]))
    state[0] = "after"
    watch.start()
    assert told.get(timeout=PATIENCE) == "after"
    watch.stop()
