"""Kallithea 0.7.0 as a peer: the only forge that installs from a package registry alone.

It needs Python 3.8 and two minutes to install; `PLAYBOOK_KALLITHEA` names an environment that has
it already.
"""

from __future__ import annotations

import glob
import json
import os
import re
import shutil
import sqlite3
import subprocess
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Final

from tests.site.serving import free_port

_PACKAGES: Final = (("setuptools<60", "wheel"), ("kallithea==0.7.0",))
_TOKEN: Final = re.compile(r'name="_session_csrf_secret_token"[^>]*value="(\d+)"')
_PASSWORD: Final = "secret12"  # noqa: S105 - of a server that lives as long as its test
_SECONDS: Final = 900


def python_3_8() -> str | None:
    """A Python that Kallithea runs on, or None."""
    known = glob.glob(str(Path.home() / ".pyenv/versions/3.8.*/bin/python"))  # noqa: PTH207
    asking = "import sys, venv; sys.exit(sys.version_info[:2] != (3, 8))"
    for python in filter(None, [shutil.which("python3.8"), *sorted(known)]):
        if subprocess.run([python, "-c", asking], capture_output=True, check=False).returncode == 0:
            return python
    return None


def install(python: str, folder: Path) -> Path:
    """Kallithea in an environment of its own."""
    if kept := os.environ.get("PLAYBOOK_KALLITHEA"):
        return Path(kept)
    _run(python, "-m", "venv", str(folder))
    for packages in _PACKAGES:
        _run(str(folder / "bin/pip"), "install", "-q", "--disable-pip-version-check", *packages)
    return folder


class Kallithea:
    """A server with an administrator who is signed in."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self._base = f"http://127.0.0.1:{port}"
        self._host = f"admin:{_PASSWORD}@127.0.0.1:{port}"
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self._open = urllib.request.build_opener(cookies).open
        self._post("/_admin/login", "/_admin/login", {"username": "admin", "password": _PASSWORD})

    def url(self, name: str) -> str:
        """Where a repository is pushed to."""
        return f"http://{self._host}/{name}"

    def repository(self, name: str) -> Path:
        """Where a repository lies."""
        return self.folder / "repositories" / name

    def create_repository(self, name: str) -> None:
        """A new repository without a commit."""
        database = sqlite3.connect(self.folder / "kallithea.db")
        asked = "select api_key from users where username = 'admin'"
        (key,) = database.execute(asked).fetchone()
        database.close()
        arguments = {"repo_name": name, "repo_type": "git", "owner": "admin"}
        call = {"id": 1, "api_key": key, "method": "create_repo", "args": arguments}
        request = urllib.request.Request(  # noqa: S310 - loopback
            f"{self._base}/_admin/api",
            json.dumps(call).encode(),
            {"content-type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - loopback
            assert json.load(answer)["error"] is None

    def open_pull_request(self, name: str, branch: tuple[str, str], main: str) -> str:
        """Ask for a branch (with its commit) to be taken into main; the address of the request."""
        fields = {
            "org_repo": name,
            "org_ref": ":".join(("branch", *branch)),
            "other_repo": name,
            "other_ref": f"branch:main:{main}",
            "pullrequest_title": "Secret words",
            "pullrequest_desc": "",
        }
        return self._post(f"/{name}/pull-request/new", "/_admin/my_account", fields)

    def _post(self, path: str, page: str, fields: dict[str, str]) -> str:
        """Send a form with the token that a page carries; the address it leads to."""
        with self._open(f"{self._base}{page}", timeout=_SECONDS) as shown:
            token = _TOKEN.search(shown.read().decode())
        assert token
        form = urllib.parse.urlencode({**fields, "_session_csrf_secret_token": token.group(1)})
        with self._open(f"{self._base}{path}", form.encode(), timeout=_SECONDS) as answer:
            address: str = answer.url
        return address


@contextmanager
def kallithea(environment: Path, folder: Path) -> Iterator[Kallithea]:
    """A server with an empty database, which has begun to listen."""
    settings, port = folder / "kallithea.ini", free_port()
    repositories = folder / "repositories"
    repositories.mkdir()
    client = str(environment / "bin/kallithea-cli")
    listen = ("http_server=waitress", "host=127.0.0.1", f"port={port}")
    _run(client, "config-create", str(settings), *listen, folder=folder)
    admin = ("--user=admin", "--email=admin@example.org", f"--password={_PASSWORD}")
    create = ("db-create", "-c", str(settings), *admin, f"--repos={repositories}", "--force-yes")
    _run(client, *create, folder=folder)
    with (folder / "serve.log").open("w") as log:
        running = subprocess.Popen(
            [str(environment / "bin/gearbox"), "serve", "-c", str(settings)],
            cwd=folder,
            env=_surroundings(environment, folder),
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    assert running.stdout
    try:
        assert any("Serving on" in line for line in running.stdout)
        yield Kallithea(folder, port)
    finally:
        running.terminate()
        running.wait(timeout=60)
        running.stdout.close()


def _run(program: str, *arguments: str, folder: Path | None = None) -> None:
    environment = Path(program).parents[1]
    subprocess.run(
        [program, *arguments],
        cwd=folder,
        env=_surroundings(environment, folder) if folder else None,
        check=True,
        capture_output=True,
        timeout=_SECONDS,
    )


def _surroundings(environment: Path, folder: Path) -> dict[str, str]:
    path = f"{environment / 'bin'}:{os.environ.get('PATH', '')}"
    return {"PATH": path, "HOME": str(folder), "LC_ALL": "C.UTF-8", "PYTHONUNBUFFERED": "1"}
