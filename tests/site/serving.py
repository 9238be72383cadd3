"""Servers as people start them, on a free port, and what one waits for: never a clock."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from typing import Final, Self
from urllib.error import HTTPError

from tests.checkouts import Checkout
from tests.site.building import command, environment

_EPOCH: Final = re.compile(r"livereload\((\d+), (\d+)\)")
_PATIENCE: Final = 120
# A save, what is found elsewhere because of it, and what was still under way.
_RELOADS: Final = 8


@dataclass(frozen=True)
class Answer:
    """What a server answered."""

    status: int
    headers: Message
    text: str


def get(address: str) -> Answer:
    """Ask for an address of the loopback server."""
    try:
        with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:  # noqa: S310 - loopback
            return Answer(answer.status, answer.headers, answer.read().decode(errors="replace"))
    except HTTPError as error:
        with error:
            return Answer(error.code, error.headers, error.read().decode())


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@dataclass
class Server:
    """A server that was started, and what it has printed."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)
    printed: threading.Condition = field(default_factory=threading.Condition)
    ended: bool = False

    def listen(self) -> Self:
        """Keep what the process prints."""
        threading.Thread(target=self._read, daemon=True).start()
        return self

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            with self.printed:
                self.lines.append(line)
                self.printed.notify_all()
        with self.printed:
            self.ended = True
            self.printed.notify_all()

    @property
    def output(self) -> str:
        """Everything printed so far."""
        return "".join(self.lines)

    def await_line(self, pattern: str) -> re.Match[str]:
        """Wait until a line says something."""
        expression = re.compile(pattern)

        def said() -> re.Match[str] | None:
            found = (expression.search(line) for line in self.lines)
            return next((match for match in found if match), None)

        with self.printed:
            self.printed.wait_for(lambda: said() or self.ended, timeout=_PATIENCE)
            match = said()
        assert match, self.output
        return match

    def await_end(self) -> int:
        """Wait until the process has ended by itself."""
        with self.printed:
            assert self.printed.wait_for(lambda: self.ended, timeout=_PATIENCE)
        return self.process.wait(_PATIENCE)

    def interrupt(self) -> int:
        """Press Ctrl+C: every process of the terminal gets it. The exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.await_end()


@contextmanager
def started(checkout: Checkout, program: str, *arguments: str, **given: str) -> Iterator[Server]:
    """A server, stopped at the end whatever happens."""
    process = subprocess.Popen(
        command(program, *arguments),
        cwd=checkout.root,
        env=environment(**given),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    server = Server(process).listen()
    try:
        yield server
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        server.await_end()
        assert process.stdout
        process.stdout.close()


def reloaded(base: str, page: str) -> tuple[str, str]:
    """Where a page in a browser asks whether the site was built again; it waits for the answer."""
    found = _EPOCH.search(get(base + page).text)
    assert found
    return f"{base}livereload/{found.group(1)}/{found.group(2)}", found.group(1)


@contextmanager
def saved(base: str, page: str) -> Iterator[None]:
    """Something is saved meanwhile: ends when the server tells the browser to reload."""
    poll, before = reloaded(base, page)
    yield
    answer = before
    while answer == before:  # the server answers once a minute, built or not
        answer = get(poll).text


def shown(address: str, is_shown: Callable[[Answer], bool]) -> Answer:
    """A page once it is as it should be: loaded again whenever the server says so."""
    origin = "/".join(address.split("/")[:3])
    for _ in range(_RELOADS):
        answer = get(address)
        if is_shown(answer):
            return answer
        found = _EPOCH.search(answer.text)
        assert found, answer.text
        get(f"{origin}/livereload/{found.group(1)}/{found.group(2)}")
    raise AssertionError(address)
