"""Taking hostile suggestions in has no effect but on the quarantine: seen from outside the process.

The commands run in namespaces of their own, without a network, under a tracer. Both are needed: a
machine without them fails here, because a proof that is skipped is none.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest

from tests.checkouts import ROOT
from tests.hostile.suggestions import CLASSES
from tests.hostile.suggestions.builder import CANARY, Case, Fate
from tests.hostile.suggestions.forges import Attacked, attacked

_SECONDS: Final = 300
_CANARY_OF_ENVIRONMENT: Final = "quartz-of-the-environment"
_CANARY_OF_HOME: Final = "quartz-of-a-file"
_TRACED: Final = re.compile(r'execve\("([^"]*)", (\[.*\]), 0x[0-9a-f]+ .*\) += 0$')
_ISOLATED: Final = ("unshare", "--user", "--map-root-user", "--net")
_TRACER: Final = (
    "strace",
    "-f",
    "-qq",
    "--seccomp-bpf",
    "-s",
    "8192",
    "-e",
    "trace=execve,connect",
    "-e",
    "signal=none",
)
_ID: Final = "[0-9a-f]{40}"
# Files that main itself has changed.
_FILES: Final = r"(?: :\(literal\)docs/[a-z0-9_./-]+)+"
_QUARANTINE: Final = r"ROOT/checkout/\.playbook/quarantine\.git"
_FETCH: Final = (
    r"-c gc\.auto=0 -c submodule\.recurse=false fetch --quiet --force --no-tags "
    r"--no-recurse-submodules --no-write-fetch-head --no-auto-maintenance"
)
# What may follow `git -c SETTING … -C REPOSITORY`: whatever comes from elsewhere is a full id, or
# the ref of a numbered door, or a path of main's.
_ASKED: Final = (
    r"init --quiet --bare --template= --object-format=sha1",
    (
        r"ls-remote --quiet --refs --end-of-options file://ROOT/forge\.git "
        r"refs/pull/\*/head refs/pull/\*/meta refs/merge-requests/\*/head "
        r"refs/pull-requests/\*/from refs/changes/\* refs/heads/suggest/\*"
    ),
    (
        rf"-c fetch\.fsckObjects=true -c fetch\.unpackLimit=1 {_FETCH} --stdin --end-of-options "
        r"file://ROOT/forge\.git"
    ),
    rf"{_FETCH} --end-of-options ROOT/checkout \+{_ID}:refs/main",
    (
        r"for-each-ref --format=%\(objectname\) %\(refname\) "
        rf"(?:--no-merged={_ID} )?(?:refs/main|refs/intake/mail/|refs/intake/main/(?:heads/suggest/"
        r"|pull/[0-9]+/head refs/intake/main/pull/[0-9]+/meta|pull/\*/meta)?)"
    ),
    r"update-ref --stdin",
    r"cat-file --batch(?:-check=%\(objectname\)(?: %\(object(?:size|type)\))?)?",
    r"rev-list (?:(?:--topo-order --reverse )?--parents )?--stdin",
    r"rev-list --objects --no-object-names --filter=blob:none --stdin --not --all",
    r"rev-parse --verify --quiet HEAD\^\{commit\}",
    r"rev-parse --is-shallow-repository(?: --show-object-format HEAD\^\{commit\})?",
    r"rev-parse --show-object-format",
    rf"merge-base {_ID} {_ID}",
    rf"merge-base --octopus(?: {_ID})+",
    rf"diff-tree --stdin -r -z --raw --no-renames --no-abbrev(?: --{_FILES})?",
    (
        r"-c core\.bigFileThreshold=[0-9]+ diff-tree --stdin -r -p --no-renames --no-color "
        rf"--no-ext-diff --no-textconv --full-index --(?:{_FILES}| :\(glob\)docs/en/\*\*/\*\.md "
        r":\(glob\)docs/fr/\*\*/\*\.md :\(glob\)docs/records/gba/\[!_\]\*\.yml "
        r"docs/records/registers/lessons\.yml docs/records/sources\.yml)"
    ),
    (
        r"-c merge\.directoryRenames=false -c merge\.renameLimit=400 merge-tree --write-tree "
        r"--stdin -z --name-only --no-messages"
    ),
    r"patch-id --stable",
    r"log -1 --format=%cs HEAD",
    (
        r"log --format=%H%x00%P%x00%aE%x00%cE%x00%as --raw --no-abbrev --no-renames "
        rf"--relative -z --diff-merges=first-parent(?: {_ID} -- docs| --first-parent {_ID} "
        r"-- docs/records/suggestions/)"
    ),
    (
        r"log --format=%H%x00%P%x00%aE%x00%cE%x00%as --raw --no-abbrev --no-renames --relative -z "
        rf"--diff-merges=first-parent --first-parent {_ID} -- docs/records/suggestions/"
    ),
    r"status --porcelain -z -- docs",
)
_SETTINGS: Final = (
    r"git -c core\.hooksPath=/dev/null -c core\.fsmonitor=false -c core\.quotePath=false "
    r"-c protocol\.allow=never -c log\.showSignature=false -c log\.showRoot=true "
    r"-c status\.showUntrackedFiles=normal -c http\.lowSpeedLimit=1 -c http\.lowSpeedTime=60 "
    r"(?:-c protocol\.file\.allow=always )?"
    rf"-c safe\.directory=(ROOT/checkout|{_QUARANTINE}(?:/\.making-\w+)?)(?: --git-dir=\.)? -C \1"
)
# What git itself starts to answer, here and on the side of the forge.
_STARTED: Final = (
    (
        r"/bin/sh -c git-upload-pack 'ROOT/(?:forge\.git|checkout)' "
        r"git-upload-pack 'ROOT/(?:forge\.git|checkout)'"
    ),
    r"git-upload-pack ROOT/(?:forge\.git|checkout)",
    r"\S*git upload-pack ROOT/(?:forge\.git|checkout)",
    r"\S*git pack-objects --revs --thin --stdout(?: --progress)? --delta-base-offset",
    (
        r"\S*git index-pack --stdin --fix-thin --keep=fetch-pack [0-9]+ on \S+ "
        r"--pack_header=2,[0-9]+(?: --strict)?"
    ),
    r"\S*git unpack-objects(?: -q)? --pack_header=2,[0-9]+(?: --strict)?",
    r"\S*git rev-list --objects --stdin --not --all --quiet --alternate-refs",
    rf"\S*git --git-dir={_QUARANTINE} for-each-ref --format=%\(objectname\)",
    # GitPython asks for it where it is imported.
    r"git version",
)
_SHAPES: Final = re.compile("|".join([rf"{_SETTINGS} (?:{'|'.join(_ASKED)})", *_STARTED]))


def spread(cases: Sequence[Case]) -> tuple[Case, ...]:
    """Some of a class, from its first to its last; all of it in a long run."""
    step = 1 if "PLAYBOOK_FULL" in os.environ else -(-len(cases) // 2)
    return tuple(cases[::step])


def digests(root: Path) -> dict[str, str]:
    """Every file below a folder but for the quarantine, refs and logs of refs among them."""
    return {
        path.relative_to(root).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".playbook" not in path.parts
    }


def run_traced(one: Attacked, root: Path, home: Path) -> tuple[str, str]:
    """What the commands print, and what the tracer saw."""
    for program in ("unshare", "strace"):
        assert shutil.which(program), f"{program} is missing (Debian: util-linux, strace)"
    allowed = subprocess.run([*_ISOLATED, "true"], capture_output=True, text=True, check=False)
    assert allowed.returncode == 0, (
        "this machine lets nobody make namespaces, so that nothing proves that no network is used; "
        f"kernel.unprivileged_userns_clone=1 allows it: {allowed.stderr}"
    )
    log = root / "traced"
    command = [sys.executable, "-m", "tests.hostile.suggestions.drive", str(one.checkout.root)]
    finished = subprocess.run(
        [*_ISOLATED, *_TRACER, "-o", str(log), *command],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "TMPDIR": str(home),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONUTF8": "1",
            "GITHUB_TOKEN": _CANARY_OF_ENVIRONMENT,
            "GIT_SSH_COMMAND": f"touch {home}/{CANARY}",
            "GIT_EXTERNAL_DIFF": f"touch {home}/{CANARY}",
        },
        capture_output=True,
        timeout=_SECONDS,
        check=False,
    )
    told = (finished.stdout + finished.stderr).decode()
    assert finished.returncode == 0, told
    seen = log.read_text()
    log.unlink()
    return told, seen


def started(seen: str, root: Path) -> list[str]:
    """The commands that were started, with the folder of the test as ROOT; the first is Python."""
    found = (_TRACED.search(line) for line in seen.splitlines())
    words = [ast.literal_eval(one.group(2)) for one in found if one]
    return [" ".join(one).replace(str(root), "ROOT") for one in words][1:]


@pytest.mark.parametrize("name", CLASSES)
def test_only_git_is_started_nothing_is_asked_and_nothing_changes(
    name: str, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / ".netrc").write_text(f"machine example.org login x password {_CANARY_OF_HOME}\n")
    (home / ".gitconfig").write_text(f"[alias]\n\tfetch = !touch {home}/{CANARY}\n")
    cases = spread(CLASSES[name])
    one = attacked(tmp_path, cases)
    before = digests(tmp_path)
    told, seen = run_traced(one, tmp_path, home)
    assert digests(tmp_path) == before
    commands = started(seen, tmp_path)
    assert len(commands) > 10
    strange = {command for command in commands if not _SHAPES.fullmatch(command)}
    assert sorted(strange) == [], "\n".join(sorted(strange))
    assert [
        line for line in seen.splitlines() if "connect(" in line and "AF_UNIX" not in line
    ] == []
    assert [
        word for word in (CANARY, _CANARY_OF_ENVIRONMENT, _CANARY_OF_HOME) if word in told
    ] == []
    assert all(case.fate is Fate.IGNORED for case in cases) or "new " in told
