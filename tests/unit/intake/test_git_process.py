"""Git is asked through one door, and nothing in the surroundings steers it."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from playbook.intake.git_process import Bare, GitError, Limits, run, scrubbed
from tests.checkouts import Checkout


def test_gives_what_git_prints(checkout: Checkout) -> None:
    assert run(checkout.root, "rev-parse", "HEAD").decode().strip() == checkout.git(
        "rev-parse", "HEAD"
    )


def test_hands_over_standard_input(checkout: Checkout) -> None:
    assert run(checkout.root, "hash-object", "--stdin", stdin=b"a").decode().strip() == (
        "2e65efe2a145dda7ee51d1741299f848e5bf752e"
    )


def test_says_what_git_said(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="not a git repository"):
        run(tmp_path, "rev-parse", "HEAD")


def test_a_missing_git_is_an_error_of_git(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(checkout.root))
    with pytest.raises(GitError, match="git"):
        run(checkout.root, "rev-parse", "HEAD")


def test_a_git_that_hangs_is_an_error_of_git(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playbook.intake.git_process._SECONDS", 0)
    with pytest.raises(GitError, match="no answer in 0 seconds"):
        run(checkout.root, "rev-parse", "HEAD")


# In the place of git: it starts something that goes on, and says which process that is.
GIT = """\
#!/bin/sh
sleep 600 &
echo $! >"$STARTED"
wait
"""


def test_a_git_that_is_ended_takes_with_it_what_it_has_started(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_place_of_git(GIT, checkout, monkeypatch)
    started = checkout.root.parent / "started"
    monkeypatch.setenv("STARTED", str(started))
    communicate = subprocess.Popen.communicate

    def once_it_has_started_something(
        git: subprocess.Popen[bytes], stdin: bytes, timeout: float
    ) -> tuple[bytes, bytes]:
        """The second that it has counts from then, however busy the machine is."""
        while not (started.is_file() and started.read_text().endswith("\n")):
            time.sleep(0.01)
        return communicate(git, stdin, timeout)

    monkeypatch.setattr(subprocess.Popen, "communicate", once_it_has_started_something)
    with pytest.raises(GitError, match="no answer in 1 seconds"):
        run(checkout.root, "fetch", protocols=("file",), limits=Limits(seconds=1))
    # The system has been told to end it; when it gets to that is its own affair.
    ends = time.monotonic() + 60
    while not is_over(int(started.read_text())):
        assert time.monotonic() < ends
        time.sleep(0.01)


def is_over(process: int) -> bool:
    """Whether a process has come to its end; nobody may have asked yet how it ended."""
    state = Path(f"/proc/{process}/stat")
    try:
        return state.read_text().rpartition(") ")[2][0] in "ZX"
    except OSError:
        return True


# In the place of git: as its `fetch --stdin`, it starts nothing before it has read its input.
COSTLY = """\
#!/bin/sh
cat >/dev/null
case "$*" in
*spin) sh -c 'while :; do :; done' ;;
*write) head -c 100000 /dev/zero >"$LARGE" ;;
esac
"""


@pytest.mark.parametrize("costs", ["spin", "write"])
def test_what_a_git_starts_that_computes_or_writes_too_much_is_ended(
    costs: str, checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = checkout.root.parent / "large"
    monkeypatch.setenv("LARGE", str(large))
    in_place_of_git(COSTLY, checkout, monkeypatch)
    limits = Limits(seconds=100, computing=1, file=1000)
    with pytest.raises(GitError):
        run(checkout.root, costs, stdin=b"read this first", limits=limits)
    assert not large.exists() or large.stat().st_size <= 1000


def in_place_of_git(script: str, checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a script be the git that is found first."""
    program = checkout.root.parent / "bin" / "git"
    program.parent.mkdir()
    program.write_text(script)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")


def test_a_bare_repository_of_ours_is_never_another_further_up(checkout: Checkout) -> None:
    inside = Bare(checkout.root / "inside")
    inside.mkdir()
    assert run(Path(inside), "rev-parse", "HEAD"), "git finds the checkout"
    with pytest.raises(GitError, match="not a git repository"):
        run(inside, "rev-parse", "HEAD")


def test_gives_a_command_no_more_memory_at_once_than_it_may_take(checkout: Checkout) -> None:
    limits = Limits(memory=100, seconds=10)
    with pytest.raises(GitError, match="over limit 100"):
        run(checkout.root, "rev-parse", "HEAD", limits=limits)


def test_drops_every_variable_of_git_and_keeps_the_rest() -> None:
    kept = scrubbed({"GIT_DIR": "/x", "GIT_EXTERNAL_DIFF": "y", "PATH": "/bin", "LC_ALL": "fr"})
    assert kept["PATH"] == "/bin"
    assert kept["LC_ALL"] == "C.UTF-8"
    assert "GIT_DIR" not in kept
    assert "GIT_EXTERNAL_DIFF" not in kept
    assert kept["GIT_CONFIG_GLOBAL"] == os.devnull


def test_runs_no_hook_and_no_file_monitor_of_the_repository(checkout: Checkout) -> None:
    trace = checkout.root.parent / "ran"
    script = checkout.root.parent / "script"
    script.write_text(f"#!/bin/sh\ntouch '{trace}'\n")
    script.chmod(0o755)
    checkout.git("config", "core.fsmonitor", str(script))
    subprocess.run(["git", "-C", str(checkout.root), "status"], check=True, capture_output=True)
    assert trace.exists(), "the trap works"
    trace.unlink()
    run(checkout.root, "status", "--porcelain")
    assert not trace.exists()


def test_fetches_from_nowhere(checkout: Checkout) -> None:
    with pytest.raises(GitError, match="not allowed"):
        run(checkout.root, "fetch", f"file://{checkout.root}")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_reads_a_checkout_that_belongs_to_somebody_else(checkout: Checkout) -> None:
    for path in (checkout.root, *checkout.root.rglob("*")):
        os.chown(path, 65534, 65534)
    assert run(checkout.root, "rev-parse", "HEAD").strip()
