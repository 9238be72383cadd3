"""A forge over https that tells its refs as git does, and breaks off where objects would follow."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.loopback.server import Asked, Reply, Server, served

_SERVICE: Final = b"001e# service=git-upload-pack\n0000"
_TYPE: Final = "application/x-git-upload-pack-"


@contextmanager
def broken_forge(repository: Path, status: int = 200) -> Iterator[Server]:
    """A server of a repository whose every transfer ends before it began."""

    def answer(asked: Asked) -> Reply:
        if asked.method == "GET":
            command = ["git", "upload-pack", "--stateless-rpc", "--advertise-refs", str(repository)]
            told = subprocess.run(command, check=True, capture_output=True).stdout
            return Reply(200, _SERVICE + told, {"Content-Type": f"{_TYPE}advertisement"})
        return Reply(status, b"", {"Content-Type": f"{_TYPE}result"})

    with served(answer) as server:
        yield server
