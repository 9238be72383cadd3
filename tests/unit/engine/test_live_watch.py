"""A watch calls on a save: the system tells, or an answer changes; it goes on without answers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from playbook.engine.live_watch import Watch

PATIENCE = 30
NOWHERE = Path("no-such-folder")


def test_calls_once_for_each_other_answer() -> None:
    told: Queue[str] = Queue()
    given = iter(["first", "first", "second", None, None, "second"])
    asked: list[str | None] = []

    def ask() -> str | None:
        asked.append(next(given, None))
        return asked[-1]

    watch = Watch(NOWHERE, ask, lambda: told.put(str(asked[-1])))
    watch.start()
    assert [told.get(timeout=PATIENCE) for _ in range(3)] == ["first", "second", "second"]
    watch.stop()


def test_a_file_that_goes_away_while_it_asks_does_not_end_it() -> None:
    told: Queue[str] = Queue()

    def answers() -> Iterator[str | OSError | None]:
        yield None
        yield FileNotFoundError()
        yield PermissionError()
        while True:
            yield "after"

    given = answers()

    def ask() -> str | None:
        answer = next(given)
        if isinstance(answer, OSError):
            raise answer
        return answer

    watch = Watch(NOWHERE, ask, lambda: told.put("changed"))
    watch.start()
    assert told.get(timeout=PATIENCE) == "changed"
    watch.stop()
    assert told.empty()


@pytest.mark.parametrize("deed", ["write", "replace", "delete", "move a folder in"])
def test_the_system_tells_of_a_save_before_anybody_asks(tmp_path: Path, deed: str) -> None:
    told: Queue[str] = Queue()
    docs = tmp_path / "docs"
    page, other = docs / "en" / "a.md", tmp_path / "other"
    page.parent.mkdir(parents=True)
    page.write_text("A")
    other.mkdir()
    (other / "b.md").write_text("B")
    watch = Watch(docs, lambda: None, lambda: told.put("saved"))
    watch.start()
    assert page.read_text() == "A"
    assert told.empty()
    if deed == "write":
        page.write_text("B")
    elif deed == "replace":
        os.replace(other / "b.md", page)  # noqa: PTH105 - as editors do
    elif deed == "delete":
        page.unlink()
    else:
        other.rename(docs / "fr")
    assert told.get(timeout=PATIENCE) == "saved"
    watch.stop()
