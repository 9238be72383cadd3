"""Git over https as an intranet serves it: Debian's nginx and fcgiwrap before git's own service.

Whoever has a name and a password may push; anybody may fetch. It listens on a free loopback port,
keeps all its files in one folder, and ends with the tests, however they end.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

_NEEDED: Final = ("nginx", "fcgiwrap", "openssl", "setpriv")
_PATH: Final = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
_CONFIGURATION: Final = """
daemon off;
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  client_max_body_size 0;
  map "$uri?$args" $realm {{
    default off;
    ~git-receive-pack suggestions;
  }}
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {folder}/server.pem;
    ssl_certificate_key {folder}/server.key;
    auth_basic $realm;
    auth_basic_user_file {folder}/people;
    location / {{
      fastcgi_pass unix:{folder}/git.socket;
      fastcgi_param SCRIPT_FILENAME {service};
      fastcgi_param GIT_PROJECT_ROOT {projects};
      fastcgi_param GIT_HTTP_EXPORT_ALL 1;
      fastcgi_param PATH_INFO $uri;
      fastcgi_param REQUEST_METHOD $request_method;
      fastcgi_param QUERY_STRING $query_string;
      fastcgi_param CONTENT_TYPE $content_type;
      fastcgi_param CONTENT_LENGTH $content_length;
      fastcgi_param REMOTE_USER $remote_user;
      fastcgi_param REMOTE_ADDR $remote_addr;
      fastcgi_param PATH {path};
    }}
  }}
}}
"""


@dataclass(frozen=True)
class GitServer:
    """A server of the repositories in a folder."""

    projects: Path
    port: int
    certificate: Path

    def url(self, name: str, who: str = "") -> str:
        """The address of a repository; `who` is a name with a password."""
        return f"https://{f'{who}@' if who else ''}127.0.0.1:{self.port}/{name}"


@contextmanager
def git_server(folder: Path) -> Iterator[GitServer]:
    """A server that has begun to listen."""
    if missing := [name for name in _NEEDED if not shutil.which(name, path=_PATH)]:
        pytest.fail(
            f"{', '.join(missing)}: missing; as root on Debian: "
            "apt-get install nginx-light fcgiwrap openssl util-linux"
        )
    projects = folder / "projects"
    projects.mkdir()
    _certify(folder)
    (folder / "people").write_text("anna:{PLAIN}secret\npaul:{PLAIN}secret\n")
    with ExitStack() as stack:
        # Sockets that listen already are handed over: nobody has to wait, no port can be taken.
        web = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        port: int = web.getsockname()[1]
        gate = stack.enter_context(socket.socket(socket.AF_UNIX))
        gate.bind(str(folder / "git.socket"))
        gate.listen()
        service = shutil.which("git-http-backend", path=_exec_path())
        settings = {"folder": folder, "port": port, "projects": projects, "path": _PATH}
        # What is started by root gives itself up for an account that can't read the tests' files.
        settings["user"] = "" if os.geteuid() else "user root;"
        written = _CONFIGURATION.format(**settings, service=service)
        (folder / "nginx.conf").write_text(written)
        stack.enter_context(_started(["fcgiwrap", "-c", "2"], stdin=gate.fileno()))
        command = ["nginx", "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]
        stack.enter_context(_started(command, keep=web.fileno()))
        yield GitServer(projects, port, folder / "server.pem")


def _exec_path() -> str:
    return subprocess.run(
        ["git", "--exec-path"], capture_output=True, text=True, check=True
    ).stdout.strip()


def _certify(folder: Path) -> None:
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"),
            *("-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(folder / "server.key"), "-out", str(folder / "server.pem")),
        ],
        check=True,
        capture_output=True,
    )


@contextmanager
def _started(
    command: Sequence[str], stdin: int = subprocess.DEVNULL, keep: int | None = None
) -> Iterator[None]:
    """A program that ends when this is left, or when the tests are killed."""
    surroundings = {"PATH": _PATH, "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}
    if keep is not None:
        surroundings["NGINX"] = f"{keep};"
    running = subprocess.Popen(
        ["setpriv", "--pdeathsig", "TERM", *command],
        stdin=stdin,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=surroundings,
        pass_fds=[] if keep is None else [keep],
        start_new_session=True,
    )
    try:
        yield
    finally:
        running.terminate()
        running.wait(timeout=30)
