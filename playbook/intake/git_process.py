"""The one door to git.

Invariants:
- a list of arguments, never a shell; the environment is scrubbed of every `GIT_*`, and neither the
  system's nor the user's configuration is read;
- hooks, file monitors and prompts are off; no protocol is allowed but the one that a fetch names;
- whom to trust over https is said by the machine (`PLAYBOOK_CA_FILE`), never by committed data;
- a git that ends before its time takes with it what it has started;
- a bare repository of ours is named as such: whatever lies there, none further up is looked for;
- past the ref table only full commit and blob ids are used.
"""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PosixPath
from typing import Final, NamedTuple

from playbook.model.finding import Words

_SETTINGS: Final = (
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.quotePath=false",
    "-c",
    "protocol.allow=never",
    "-c",
    "log.showSignature=false",
    "-c",
    "log.showRoot=true",
    "-c",
    "status.showUntrackedFiles=normal",
)
_ADDED: Final = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C.UTF-8",
}
_PROTOCOLS: Final = frozenset({"file", "https", "ssh"})
# The certificate authorities of an intranet, in place of the system's.
_AUTHORITIES: Final = "PLAYBOOK_CA_FILE"
_SECONDS: Final = 120
# Less than a byte a second for so long is silence; a server that still packs sends one in five.
_SILENT: Final = 60
_SILENCE: Final = ("-c", "http.lowSpeedLimit=1", "-c", f"http.lowSpeedTime={_SILENT}")
# Over ssh git itself bounds nothing: a line that is gone would hold the queue for hours.
_SSH: Final = "ssh -o ConnectTimeout=60 -o ServerAliveInterval=15 -o ServerAliveCountMax=4"
_TOO_SLOW: Final = "Operation too slow"
NO_ANSWER: Final = Words("no answer in {seconds} seconds", "aucune réponse en {seconds} secondes")
TOO_COSTLY: Final = Words(
    "it takes git too much computing, memory or disk to unpack",
    "il faut à git trop de calcul, de mémoire ou de disque pour le déballer",
)
# The system ends what has computed, or written into one file, as much as it may.
_SPENT: Final = frozenset({-signal.SIGXCPU, -signal.SIGXFSZ})
# All that a fetch says whose helper the system has ended: what ends by itself says why before it.
_DIED_SPENT: Final = re.compile(r"(?:remote:[^\n]*\n)*fatal: fetch-pack: invalid index-pack output")


class Bare(PosixPath):
    """The folder of a bare repository of ours, sound or not."""


class Limits(NamedTuple):
    """What one command may take, where that is another bound than that of every command.

    `memory` is the most bytes that it may ask the system for at once; `computing` the most seconds
    of a processor and `file` the most bytes of one file that each process of it may use. The last
    two bind what git starts once it has its standard input, so all of a `fetch --stdin`; what a
    command starts without reading may be there before the bound is.
    """

    seconds: int
    memory: int | None = None
    computing: int | None = None
    file: int | None = None


class GitError(Exception):
    """Git could not answer; the message is what git said."""


class ExplainedError(GitError):
    """Git could not answer, and why is known: in words for a reader."""

    def __init__(self, words: Words, /, **values: object) -> None:
        super().__init__(words.en.format(**values))
        self.words = words
        self.values = values


def scrubbed(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment in which nothing but our own settings steers git."""
    kept = {name: value for name, value in environment.items() if not name.startswith("GIT_")}
    return {**kept, **_ADDED}


def run(
    repository: Path,
    *arguments: str,
    stdin: bytes = b"",
    protocols: Sequence[str] = (),
    limits: Limits | None = None,
    variables: Mapping[str, str] | None = None,
    objects: Path | None = None,
) -> bytes:
    """What git prints on standard output; raises GitError where it fails or is not installed.

    `protocols` are those that this one command may speak; `variables` are those of git that it
    alone is given: another index than that of the checkout, who writes a commit; `objects` is a
    folder that takes new objects, beside which those of a bare repository are read.
    """
    # A checkout that belongs to another user, as in a container, is ours to read all the same.
    trusted = ("-c", f"safe.directory={repository.resolve()}")
    spoken = (word for setting in _spoken(protocols) for word in ("-c", setting))
    bounds = limits or Limits(_SECONDS)
    added = {**_places(repository, objects), **(variables or {})}
    if bounds.memory is not None:
        added["GIT_ALLOC_LIMIT"] = str(bounds.memory)
    place = (*_bare(repository), "-C", str(repository))
    command = ["git", *_SETTINGS, *_SILENCE, *spoken, *trusted, *place, *arguments]
    try:
        git = subprocess.Popen(  # noqa: S603 - a fixed program and a list of arguments
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=scrubbed(os.environ) | added,
            # Ssh stays where it can ask a person: for a pass phrase, or about a host that is new.
            start_new_session="ssh" not in protocols and bool(protocols),
        )
        printed, said = _ended(git, stdin, bounds)
    except subprocess.TimeoutExpired:
        raise ExplainedError(NO_ANSWER, seconds=bounds.seconds) from None
    except OSError as error:
        raise GitError(str(error)) from error
    if git.returncode:
        raise _failure(said.decode(errors="replace").strip(), git.returncode)
    return printed


def _ended(git: subprocess.Popen[bytes], stdin: bytes, limits: Limits) -> tuple[bytes, bytes]:
    """What git prints and says; where it does not come to its end, nothing of it goes on."""
    with git:
        try:
            _bind(git.pid, limits)
            return git.communicate(stdin, timeout=limits.seconds)
        except BaseException:
            with suppress(OSError):
                if os.getpgid(git.pid) == git.pid:
                    os.killpg(git.pid, signal.SIGKILL)
            git.kill()
            raise


def _bind(pid: int, limits: Limits) -> None:
    """Have the system bound a process, and what it starts from now on."""
    if limits.computing is None or limits.file is None or not hasattr(resource, "prlimit"):
        return
    most = {
        resource.RLIMIT_CPU: limits.computing,
        resource.RLIMIT_FSIZE: limits.file,
        resource.RLIMIT_CORE: 0,
    }
    for what, bound in most.items():
        # It has come to its end already, or this system binds no process but one's own.
        with suppress(OSError):
            _, hard = resource.prlimit(pid, what)
            soft = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
            resource.prlimit(pid, what, (soft, hard))


def _failure(said: str, code: int) -> GitError:
    if code in _SPENT or _DIED_SPENT.fullmatch(said):
        return ExplainedError(TOO_COSTLY)
    return ExplainedError(NO_ANSWER, seconds=_SILENT) if _TOO_SLOW in said else GitError(said)


def _bare(repository: Path) -> tuple[str, ...]:
    """What names a bare repository as such; a clone of somebody else's is known by its folders."""
    is_bare = isinstance(repository, Bare) or (repository / "objects").is_dir()
    return ("--git-dir=.",) if is_bare else ()


def _spoken(protocols: Sequence[str]) -> Iterator[str]:
    """The settings by which one command may speak these protocols."""
    for one in protocols:
        if one in _PROTOCOLS:
            yield f"protocol.{one}.allow=always"
    if "ssh" in protocols:
        yield f"core.sshCommand={_SSH}"
    if "https" in protocols and (authorities := os.environ.get(_AUTHORITIES)):
        yield f"http.sslCAInfo={authorities}"


def _places(repository: Path, objects: Path | None) -> dict[str, str]:
    """The variables that have git write objects in another place than the repository."""
    if objects is None:
        return {}
    beside = str(repository.resolve() / "objects")
    return {
        "GIT_OBJECT_DIRECTORY": str(objects.resolve()),
        # Quoted as git reads it: a colon would part the path in two.
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": json.dumps(beside, ensure_ascii=False),
    }
